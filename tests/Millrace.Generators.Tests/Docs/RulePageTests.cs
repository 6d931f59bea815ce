using Microsoft.CodeAnalysis;
using Millrace.Compiler;

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

        Diagnostic[] wrong = [.. Compiled.From(s_prelude + blocks[0]).Diagnostics];
        Assert.True(wrong.Length == 1 && wrong[0].Id == id, string.Join('\n', wrong.Select(static each => each.ToString())));
        Compiled.From(s_prelude + blocks[1]).Clean();
    }

    [Fact]
    public void Ids_are_unique() => Assert.Equal(All().Count, All().Select(static rule => rule.Id).Distinct().Count());

    private static List<DiagnosticRule> All() => [.. RulePages.Rules(typeof(ComponentRules), typeof(WiringRules), typeof(CachingRules))];
}
