using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>The second output of every stage: findings at their places.</summary>
internal static class Reporting
{
    /// <summary>Reports what a stage found, in the syntax trees of the current program, so that advice obeys <c>#pragma</c>.</summary>
    public static void Report(this IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<EquatableArray<DiagnosticInfo>> findings) =>
        context.RegisterSourceOutput(findings.Where(static each => each.Count > 0).Combine(context.CompilationProvider), static (output, pair) =>
        {
            foreach (DiagnosticInfo item in pair.Left)
                output.ReportDiagnostic(item.ToDiagnostic(item.Location.In(pair.Right, output.CancellationToken)));
        });
}
