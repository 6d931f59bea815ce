using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>The second output of every stage: findings at their places.</summary>
internal static class Reporting
{
    /// <summary>Reports what a stage found, in the syntax trees of the current compilation, so that advice obeys <c>#pragma</c>.</summary>
    public static void Report(this IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<EquatableArray<DiagnosticInfo>> findings) =>
        context.RegisterSourceOutput(findings.Where(static each => each.Count > 0).Combine(context.CompilationProvider), static (output, pair) =>
        {
            foreach (DiagnosticInfo item in pair.Left)
            {
                SyntaxTree? tree = pair.Right.SyntaxTrees.FirstOrDefault(each => each.FilePath == item.Location.File && each.Length >= item.Location.Start + item.Location.Length);
                output.ReportDiagnostic(tree is null ? item.ToDiagnostic() : item.ToDiagnostic(Location.Create(tree, new TextSpan(item.Location.Start, item.Location.Length))));
            }
        });
}
