using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Millrace.Generators.Tests;

/// <summary>Runs the driver, edits the program, runs it again, and says why each source came out.</summary>
internal static class Incremental
{
    /// <summary>
    /// Demands that a second run over the same program reads nothing, makes nothing, and yields the very same files. Only findings are reported anew,
    /// because they must stand in the trees of the program that is asked about.
    /// </summary>
    public static void AssertSame(GeneratorDriver driver, CSharpCompilation program)
    {
        GeneratorRunResult first = driver.GetRunResult().Results.Single();
        GeneratorRunResult second = driver.RunGenerators(program.Clone()).GetRunResult().Results.Single();
        Assert.Equal(first.GeneratedSources.Length, second.GeneratedSources.Length);
        for (int i = 0; i < first.GeneratedSources.Length; i++)
            Assert.Same(first.GeneratedSources[i].SourceText, second.GeneratedSources[i].SourceText);
        foreach (string step in s_steps)
        {
            Assert.Equal(first.TrackedSteps.ContainsKey(step), second.TrackedSteps.ContainsKey(step));
            if (second.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> runs))
                AssertKept(step, runs.SelectMany(static each => each.Outputs).Select(static each => each.Reason));
        }

        Assert.Equal(first.Diagnostics.Select(static each => each.ToString()), second.Diagnostics.Select(static each => each.ToString()));
    }

    private static readonly HashSet<string> s_steps = ["Reading", "SchemaModel", "FeatureSetModel", "Components", "Pipelines"];

    private static void AssertKept(string step, IEnumerable<IncrementalStepRunReason> reasons) =>
        Assert.All(reasons, reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step}: {reason}"));

    /// <summary>The reasons of the outputs of one stage in the second run.</summary>
    public static IReadOnlyList<IncrementalStepRunReason> Reasons(CSharpCompilation before, CSharpCompilation after, string step)
    {
        GeneratorDriver driver = Compiled.Driver().RunGenerators(before).RunGenerators(after);
        ImmutableArray<IncrementalGeneratorRunStep> steps = driver.GetRunResult().Results.Single().TrackedSteps[step];
        return [.. steps.SelectMany(static each => each.Outputs).Select(static each => each.Reason)];
    }

    /// <summary>Demands that an edit leaves every output of a stage as it was.</summary>
    public static void AssertCached(string before, string after, string step)
    {
        CSharpCompilation compilation = Compiled.Compilation(before);
        CSharpCompilation edited = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.Single(static each => each.FilePath == "User.cs"), Compiled.Tree(after, "User.cs"));
        IReadOnlyList<IncrementalStepRunReason> reasons = Reasons(compilation, edited, step);
        Assert.NotEmpty(reasons);
        AssertKept(step, reasons);
    }
}
