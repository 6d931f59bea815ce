using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Millrace.Generators.Tests.Fuzz;

/// <summary>A program in an editor: one file of it changes again and again under one driver, neither the generator nor an analyzer may throw, and what is kept must be right.</summary>
/// <param name="files">The files of the program, by path.</param>
/// <param name="edited">The path of the file that changes.</param>
internal sealed class Typing(IReadOnlyDictionary<string, string> files, string edited)
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers =
    [
        .. typeof(MillraceGenerator).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private readonly CSharpCompilation _others = Compiled.Compilation("").AddSyntaxTrees(files.Where(file => file.Key != edited).Select(static file => Compiled.Tree(file.Value, file.Key)));
    private GeneratorDriver _driver = Compiled.Driver();

    /// <summary>Replaces the text of the file and demands that nothing throws.</summary>
    /// <param name="text">The new text.</param>
    /// <param name="analyze">Whether analyzers look at the program too, which takes longer.</param>
    public async Task TypeAsync(string text, bool analyze)
    {
        CSharpCompilation program = _others.AddSyntaxTrees(Compiled.Tree(text, edited));
        _driver = _driver.RunGeneratorsAndUpdateCompilation(program, out Compilation output, out _);
        GeneratorRunResult result = _driver.GetRunResult().Results.Single();
        Exception? thrown = result.Exception;
        if (analyze && thrown is null)
            AssertLikeFresh(result, Compiled.Driver().RunGenerators(program).GetRunResult().Results.Single(), text);
        if (analyze && thrown is null)
        {
            var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => thrown ??= exception, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
            await output.WithAnalyzers(s_analyzers, options).GetAllDiagnosticsAsync();
        }

        Assert.True(thrown is null, $"{thrown}\nwhile {edited} was:\n{text}");
    }

    /// <summary>What was kept over all edits must be what is read from scratch, places included.</summary>
    private void AssertLikeFresh(GeneratorRunResult kept, GeneratorRunResult fresh, string text)
    {
        Assert.True(Said(kept).SequenceEqual(Said(fresh)), $"what was kept differs from what is read anew while {edited} was:\n{text}");

        static IEnumerable<string> Said(GeneratorRunResult result) =>
            [.. result.GeneratedSources.Select(static each => each.HintName + each.SourceText), .. result.Diagnostics.Select(static each => each.ToString())];
    }
}
