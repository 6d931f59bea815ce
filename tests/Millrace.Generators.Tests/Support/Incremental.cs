using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Millrace.Generators.Tests;

/// <summary>Runs the driver, edits the program, runs it again, and says why each source came out.</summary>
internal static class Incremental
{
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
        Assert.All(reasons, static reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString()));
    }
}
