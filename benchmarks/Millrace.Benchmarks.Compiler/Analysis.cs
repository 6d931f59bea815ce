using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Millrace.Generators;

namespace Millrace.Benchmarks.Compiler;

/// <summary>A keystroke in the body of a component, and what analyzers say of that file, generated code being there.</summary>
public class Analysis
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> s_ours = [.. typeof(MillraceGenerator).Assembly.GetTypes()
        .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsSubclassOf(typeof(DiagnosticSuppressor)))
        .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    private Editor _editor = null!;
    private CSharpCompilation _generated = null!;

    /// <summary>Opens an editor, and keeps what was generated: an edit in a body does not change it.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        _editor = new Editor(Subject.Program, new MillraceGenerator());
        _generated = CSharpCompilation.Create("Generated").AddSyntaxTrees(_editor.Result.GeneratedTrees);
        ImmutableArray<Diagnostic> found = await AnalyzeAsync(s_ours).ConfigureAwait(false);
        if (!found.IsEmpty)
            throw new InvalidOperationException(string.Join('\n', found));
    }

    /// <summary>C# binds the edited file: what an editor does anyway.</summary>
    [Benchmark(Baseline = true, Description = "C#'s own diagnostics of the edited file")]
    public int CSharpAlone() => Model().GetDiagnostics().Length;

    /// <summary>The same, and Roslyn's driver of analyzers.</summary>
    [Benchmark(Description = "and an analyzer that looks at nothing")]
    public async Task<int> DriverAsync() => (await AnalyzeAsync([new NoAnalyzer()]).ConfigureAwait(false)).Length;

    /// <summary>The same, and all our analyzers on that file.</summary>
    [Benchmark(Description = "and our analyzers")]
    public async Task<int> MillraceAsync() => (await AnalyzeAsync(s_ours).ConfigureAwait(false)).Length;

    private async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        SemanticModel model = Model();
        _ = model.GetDiagnostics();
        var analysis = new CompilationWithAnalyzers(model.Compilation, analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        ImmutableArray<Diagnostic> syntax = await analysis.GetAnalyzerSyntaxDiagnosticsAsync(model.SyntaxTree, CancellationToken.None).ConfigureAwait(false);
        return syntax.AddRange(await analysis.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None).ConfigureAwait(false));
    }

    private SemanticModel Model()
    {
        SyntaxTree edited = _editor.Apply(Edit.Body)!;
        return _editor.Compilation.AddSyntaxTrees(_generated.SyntaxTrees).GetSemanticModel(edited);
    }
}
