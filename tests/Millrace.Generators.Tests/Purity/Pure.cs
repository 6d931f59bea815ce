using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Millrace.Generators.Tests.Components;

namespace Millrace.Generators.Tests.Purity;

/// <summary>Programs under the analyzer that looks for impure components.</summary>
internal static class Pure
{
    /// <summary>What is before every source.</summary>
    public const string Prelude = "using System.Diagnostics; using System.Globalization; using System.Net.Http;\n" + ComponentSources.Artifacts + "\n";

    /// <summary>What the analyzer says of a program with its generated code.</summary>
    public static ImmutableArray<Diagnostic> Analyze(Compilation program) =>
        [.. program.WithAnalyzers([new PurityAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult().Where(static each => !each.IsSuppressed)];

    /// <summary>What the analyzer says; demands that C# and the generator say nothing.</summary>
    public static ImmutableArray<Diagnostic> Analyze(string source, params IEnumerable<MetadataReference> references)
    {
        Compiled compiled = Compiled.From(Prelude + source, references);
        Diagnostic[] other = [.. compiled.Reported.Concat(compiled.Output.GetDiagnostics()).Where(static each => each.Severity >= DiagnosticSeverity.Warning)];
        Assert.True(other.Length == 0, string.Join('\n', other.Select(static each => each.ToString())));
        return Analyze(compiled.Output);
    }

    /// <summary>Demands that the analyzer says nothing.</summary>
    public static void Clean(string source, params IEnumerable<MetadataReference> references)
    {
        ImmutableArray<Diagnostic> found = Analyze(source, references);
        Assert.True(found.IsEmpty, string.Join('\n', found.Select(static each => each.ToString())));
    }

    /// <summary>Demands one diagnostic at the place marked <c>[|like this|]</c>, and what it says of the cause.</summary>
    public static void Check(string id, string cause, string source, params IEnumerable<MetadataReference> references)
    {
        int start = source.IndexOf("[|", StringComparison.Ordinal);
        int end = source.IndexOf("|]", StringComparison.Ordinal) - 2;
        Assert.True(start >= 0 && end >= start, "no place is marked");
        string plain = source.Remove(end + 2, 2).Remove(start, 2);
        Diagnostic found = Only(Analyze(plain, references));
        Assert.Equal(id, found.Id);
        Assert.Equal(plain[start..end], found.Location.SourceTree!.ToString().Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
        Assert.Equal(Prelude.Length + start, found.Location.SourceSpan.Start);
        Assert.Contains($"({cause})", found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static Diagnostic Only(ImmutableArray<Diagnostic> found)
    {
        Assert.True(found.Length == 1, $"expected one, found:\n{string.Join('\n', found.Select(static each => each.ToString()))}");
        return found[0];
    }
}
