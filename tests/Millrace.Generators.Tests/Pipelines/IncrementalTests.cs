using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Millrace.Generators.Tests.Pipelines;

public sealed class IncrementalTests
{
    private const string Source = TaxiSource.Components + TaxiSource.Pipeline;

    [Theory]
    [InlineData("Components")]
    [InlineData("Pipelines")]
    public void An_edit_of_another_file_changes_nothing(string step)
    {
        CSharpCompilation compilation = Compiled.Compilation(Source);
        IReadOnlyList<IncrementalStepRunReason> reasons = Incremental.Reasons(compilation, compilation.AddSyntaxTrees(Compiled.Tree("class Unrelated { }", "Other.cs")), step);
        Assert.NotEmpty(reasons);
        Assert.All(reasons, static reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString()));
    }

    [Theory]
    [InlineData("Components")]
    [InlineData("Pipelines")]
    public void Moved_lines_change_nothing(string step) => Incremental.AssertCached(Source, "// a new first line\n" + Source, step);

    [Theory]
    [InlineData("Components")]
    [InlineData("Pipelines")]
    public void An_edit_inside_the_body_of_Run_changes_nothing(string step) =>
        Incremental.AssertCached(Source, Source.Replace("log.LogInformation(\"splits\");", "log.LogInformation(\"divides\");", StringComparison.Ordinal), step);

    [Fact]
    public void An_edit_of_a_declaration_changes_its_own_output_only()
    {
        CSharpCompilation compilation = Compiled.Compilation(Source);
        CSharpCompilation edited = compilation.ReplaceSyntaxTree(
            compilation.SyntaxTrees.Single(static each => each.FilePath == "User.cs"),
            Compiled.Tree(Source.Replace("TestFraction { get; init; } = 0.2", "TestFraction { get; init; } = 0.3", StringComparison.Ordinal), "User.cs"));
        Assert.Single(Incremental.Reasons(compilation, edited, "Components"), static reason => reason == IncrementalStepRunReason.Modified);
        Assert.All(Incremental.Reasons(compilation, edited, "Pipelines"), static reason => Assert.NotEqual(IncrementalStepRunReason.Modified, reason));
    }

    [Fact]
    public void The_order_of_files_changes_no_output()
    {
        CSharpCompilation compilation = Compiled.Compilation("");
        SyntaxTree components = Compiled.Tree(TaxiSource.Components, "Components.cs");
        SyntaxTree pipeline = Compiled.Tree("using Millrace;\nusing Taxi;\n" + TaxiSource.Pipeline, "Pipeline.cs");
        string[] one = Generated(compilation.AddSyntaxTrees(components, pipeline));
        string[] other = Generated(compilation.AddSyntaxTrees(pipeline, components));
        Assert.Equal(one, other);

        static string[] Generated(CSharpCompilation compilation) =>
            [.. Compiled.From(compilation).Clean().Result.GeneratedTrees.OrderBy(static each => each.FilePath, StringComparer.Ordinal).Select(static each => each.ToString())];
    }

    private const string Controlled = MapSource.Components + MapSource.Pipeline + "\n" + NestedSource.Outer + "\n" + ControlSource.Pipeline;

    [Fact]
    public void Moved_lines_change_no_form_of_control() => Incremental.AssertCached(Controlled, "// a new first line\n" + Controlled, "Pipelines");

    [Fact]
    public void What_a_pipeline_does_inside_changes_no_other_that_uses_it()
    {
        CSharpCompilation compilation = Compiled.Compilation(Controlled);
        CSharpCompilation edited = compilation.ReplaceSyntaxTree(
            compilation.SyntaxTrees.Single(static each => each.FilePath == "User.cs"),
            Compiled.Tree(Controlled.Replace("rows), trees: Trees);", "rows), trees: Trees * 2);", StringComparison.Ordinal), "User.cs"));
        Assert.NotEqual(compilation.SyntaxTrees[^1].ToString(), edited.SyntaxTrees[^1].ToString());
        Assert.Single(Incremental.Reasons(compilation, edited, "Pipelines"), static reason => reason == IncrementalStepRunReason.Modified);
    }

    /// <summary>What one pipeline takes of another's runs is compared when all are known.</summary>
    [Fact]
    public void A_step_that_others_take_stored_results_of_changes_its_own_pipeline_only()
    {
        const string Taker = "[Pipeline(\"taker\")] public sealed partial class Taker { void Define() => Validate.Step(Latest.Of<Rows<Trip>>(\"made/read-file\")); }\n";
        const string Made = "[Pipeline(\"made\")] public sealed partial class Made { void Define() => ReadFile<Trip>.Step(\"a\"); }\n";
        CSharpCompilation compilation = Compiled.Compilation(TaxiSource.Components + Taker + Made);
        CSharpCompilation edited = compilation.ReplaceSyntaxTree(
            compilation.SyntaxTrees.Single(static each => each.FilePath == "User.cs"),
            Compiled.Tree(TaxiSource.Components + Taker + Made.Replace("(\"a\")", "(\"a\").Named(\"renamed\")", StringComparison.Ordinal), "User.cs"));
        Assert.Single(Incremental.Reasons(compilation, edited, "Pipelines"), static reason => reason == IncrementalStepRunReason.Modified);
        Assert.Empty(Compiled.From(compilation).Diagnostics);
        Assert.Equal(["MR0337"], Compiled.From(edited).Diagnostics.Select(static each => each.Id));
    }
}
