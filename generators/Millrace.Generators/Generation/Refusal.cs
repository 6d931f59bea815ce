using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>The third output of findings: a file that refuses the program where an error was found, because errors of generators can be suppressed.</summary>
internal static class Refusal
{
    private const string File = "Millrace.Refusal.g.cs";

    /// <summary>Refuses a program in which errors were found.</summary>
    public static void Refuse(this IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<EquatableArray<DiagnosticInfo>> findings)
    {
        IncrementalValueProvider<EquatableArray<string>> ids = findings
            .SelectMany(static (each, _) => each.Where(static finding => finding.Rule.IsError).Select(static finding => finding.Rule.Id))
            .Collect()
            .Select(static (all, _) => all.Distinct().OrderBy(static each => each, StringComparer.Ordinal).ToEquatableArray());
        context.RegisterSourceOutput(ids, static (output, found) =>
        {
            if (found.Count > 0)
                output.AddSource(File, RefusalEmitter.Emit(found));
        });
    }
}
