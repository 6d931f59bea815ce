using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators.Tests.Docs;

/// <summary>Every rule about schemas, features and sensitive data has a page, and what the page shows is true.</summary>
public sealed class SchemaPageTests
{
    /// <summary>The rules about a missing library: their examples are wrong only without it.</summary>
    private static readonly Dictionary<string, string> s_libraries = new() { ["MR0124"] = "Millrace.Data", ["MR0421"] = "Millrace.Features" };

    public static TheoryData<string> Rules => [.. All().Select(static rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_wrong_example_is_wrong_in_this_way_alone_and_the_right_one_is_right(string id)
    {
        DiagnosticRule rule = All().Single(each => each.Id == id);
        string page = RulePages.Read(id);
        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        string[] examples = RulePages.Examples(page);
        Assert.Equal(2, examples.Length);

        if (s_libraries.TryGetValue(id, out string? library))
        {
            string prelude = Prelude(id);
            Assert.Single(Compiled.From(Compiled.Compilation(prelude + examples[0]).Without(library)).Reported, each => each.Id == id && each.Location.SourceSpan.Start >= prelude.Length);
        }
        else
        {
            Diagnostic[] wrong = [.. Compiled.From(Prelude(id) + examples[0]).Diagnostics];
            Assert.True(wrong.Length == 1 && wrong[0].Id == id, string.Join('\n', wrong.Select(static each => each.ToString())));
        }

        Compiled.From(Prelude(id) + examples[1]).Clean();
    }

    [Fact]
    public void The_examples_that_pages_share_are_right() => Compiled.From(string.Join('\n', RulePages.Examples(RulePages.Read("schemas")))).Clean();

    /// <summary>Pages about schemas declare a schema Trip of their own.</summary>
    private static string Prelude(string id)
    {
        string[] prelude = RulePages.Examples(RulePages.Read("schemas"));
        return prelude[0] + "\n" + (id.StartsWith("MR01", StringComparison.Ordinal) ? "" : prelude[1] + "\n");
    }

    private static IEnumerable<DiagnosticRule> All() => RulePages.Rules(typeof(SchemaRules), typeof(FeatureRules), typeof(PrivacyRules));
}
