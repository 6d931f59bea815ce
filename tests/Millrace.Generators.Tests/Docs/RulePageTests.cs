using Microsoft.CodeAnalysis;
using Millrace.Compiler;
using Millrace.Generators.Tests.Purity;

namespace Millrace.Generators.Tests.Docs;

/// <summary>Every rule about components, wiring and caching has a page, and what the page shows is true.</summary>
public sealed class RulePageTests
{
    private static readonly string s_prelude = RulePages.Examples(RulePages.Read("components")).Single() + "\n";

    public static TheoryData<string> Rules => [.. All().Select(static rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_wrong_example_is_wrong_in_this_way_alone_and_the_right_one_is_right(string id)
    {
        DiagnosticRule rule = All().Single(each => each.Id == id);
        string page = RulePages.Read(id);
        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        string[] blocks = RulePages.Examples(page);
        Assert.Equal(2, blocks.Length);

        Diagnostic[] wrong = [.. Found(Compile(blocks[0], id, isRight: false))];
        Assert.True(wrong.Length == 1 && wrong[0].Id == id, string.Join('\n', wrong.Select(static each => each.ToString())));
        Diagnostic[] right = [.. Found(Compile(blocks[1], id, isRight: true))];
        Assert.True(right.Length == 0, string.Join('\n', right.Select(static each => each.ToString())));
    }

    [Fact]
    public void The_examples_of_the_page_about_Define_are_right()
    {
        string[] blocks = RulePages.Examples(RulePages.Read("pipelines"));
        Assert.Equal(2, blocks.Length);
        Assert.Empty(Found(Compiled.From(s_prelude + string.Join('\n', blocks))));
    }

    /// <summary>An example over the declarations that all share; MR0520 finds them in a library.</summary>
    private static Compiled Compile(string example, string id, bool isRight)
    {
        if (id != "MR0520")
            return Compiled.From(s_prelude + example);
        Compiled library = Compiled.From(s_prelude);
        return Compiled.From("using Millrace;\n" + example, isRight ? library.ToReference() : OldLibrary.Of(library));
    }

    private static IEnumerable<Diagnostic> Found(Compiled compiled) => compiled.Diagnostics.Concat(Pure.Analyze(compiled.Output));

    private static List<DiagnosticRule> All() => [.. RulePages.Rules(typeof(ComponentRules), typeof(WiringRules), typeof(CachingRules))];
}
