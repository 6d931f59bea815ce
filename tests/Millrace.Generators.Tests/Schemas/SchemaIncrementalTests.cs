using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Millrace.Generators.Tests.Schemas;

public sealed class SchemaIncrementalTests
{
    private const string Source = TaxiSources.Schemas + TaxiSources.Features + "public static class Other { public static int One() => 1; }\n";

    [Theory]
    [InlineData("SchemaModel")]
    [InlineData("FeatureSetModel")]
    public void An_unrelated_edit_leaves_everything_as_it_was(string step)
    {
        Incremental.AssertCached(Source, Source.Replace("=> 1;", "=> 1 + 1;", StringComparison.Ordinal), step);
        Incremental.AssertCached(Source, "\n// Moved.\n" + Source, step);
        Incremental.AssertCached(Source, Source.Replace("0.2f * trip.Fare", "0.25f * trip.Fare", StringComparison.Ordinal), step);
        Incremental.AssertCached(Source, Source + "public sealed class Added;\n", step);
    }

    [Fact]
    public void No_file_is_written_anew_after_an_unrelated_edit()
    {
        CSharpCompilation before = Compiled.Compilation(Source);
        CSharpCompilation after = before.ReplaceSyntaxTree(before.SyntaxTrees.Single(static each => each.FilePath == "User.cs"), Compiled.Tree("// Moved.\n" + Source, "User.cs"));

        GeneratorDriverRunResult result = Compiled.Driver().RunGenerators(before).RunGenerators(after).GetRunResult();

        Assert.Equal(5, result.GeneratedTrees.Count(static each => each.FilePath.Contains(".Schema.", StringComparison.Ordinal) || each.FilePath.Contains(".Features.", StringComparison.Ordinal)));
        Assert.All(result.Results.Single().TrackedOutputSteps.SelectMany(static each => each.Value).SelectMany(static each => each.Outputs), static output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Fact]
    public void An_edit_of_a_base_changes_what_derives_from_it_and_nothing_else()
    {
        CSharpCompilation before = Compiled.Compilation(Source + "[Schema] public partial record struct Apart { [Column] public int X { get; init; } }");
        SyntaxTree tree = before.SyntaxTrees.Single(static each => each.FilePath == "User.cs");
        CSharpCompilation after = before.ReplaceSyntaxTree(tree, Compiled.Tree(tree.ToString().Replace("[Column(\"company\")]", "[Column(\"firm\")]", StringComparison.Ordinal), "User.cs"));

        IReadOnlyList<IncrementalStepRunReason> schemas = Incremental.Reasons(before, after, "SchemaModel");

        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], schemas);
    }

    [Fact]
    public void The_order_of_files_does_not_matter()
    {
        string[] files = [TaxiSources.Schemas, "using Millrace; using Millrace.Data; using Millrace.Features;\nnamespace Taxi;\n" + TaxiSources.Features];

        Assert.Equal(Generate(files), Generate([.. files.Reverse()]));

        static string[] Generate(string[] files)
        {
            CSharpCompilation program = Compiled.Compilation("").AddSyntaxTrees(files.Select((each, i) => Compiled.Tree(each, $"{each.Length}.cs")));
            return [.. Compiled.From(program).Clean().Result.GeneratedTrees.Select(static each => each.ToString()).Order(StringComparer.Ordinal)];
        }
    }
}
