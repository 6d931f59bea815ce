using System.Runtime.CompilerServices;
using Millrace.Compiler;

namespace Millrace.Generators.Tests.Docs;

/// <summary>
/// The lists of what each release of the analyzers says, and the index of the pages, are complete and true. Roslyn's own analyzer of such lists
/// cannot know, because descriptors are made from the catalogue.
/// </summary>
public sealed class ReleaseTests
{
    [Fact]
    public void Every_rule_stands_in_one_release_with_its_category_and_severity_and_nothing_else_does()
    {
        string[] wanted = [.. Catalogue().Select(Row)];
        string[] listed = [.. Rows("Shipped"), .. Rows("Unshipped")];

        Assert.True(!wanted.Except(listed).Any(), "add to AnalyzerReleases.Unshipped.md, in this order:\n" + string.Join('\n', wanted.Except(listed)));
        Assert.True(!listed.Except(wanted).Any(), "no such rule, or another category, severity or title:\n" + string.Join('\n', listed.Except(wanted)));
        Assert.Equal(listed.Distinct().Count(), listed.Length);
        Assert.Equal(Rows("Unshipped").Order(StringComparer.Ordinal), Rows("Unshipped"));
    }

    [Fact]
    public void The_index_names_every_page_with_its_title_by_range()
    {
        string[] wanted = [.. Catalogue().Select(static rule => $"- [{rule.Id}]({rule.Id}.md): {rule.Title}")];
        string[] listed = [.. Lines("../docs/README.md").Where(static line => line.StartsWith("- [MR", StringComparison.Ordinal))];

        Assert.True(!wanted.Except(listed).Any(), "add to generators/docs/README.md, each in its range:\n" + string.Join('\n', wanted.Except(listed)));
        Assert.True(!listed.Except(wanted).Any(), "no such rule or another title:\n" + string.Join('\n', listed.Except(wanted)));
        Assert.Equal(wanted, listed);
    }

    [Fact]
    public void Every_page_belongs_to_a_rule()
    {
        string folder = Path.Combine(Generators(), "../docs");
        Assert.Equal(Catalogue().Select(static rule => rule.Id), Directory.GetFiles(folder, "MR*.md").Select(static file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));
    }

    /// <summary>All rules, whatever class of the catalogue they stand in.</summary>
    private static IEnumerable<DiagnosticRule> Catalogue() =>
        RulePages.Rules([.. typeof(DiagnosticRule).Assembly.GetTypes().Where(static type => type.Name.EndsWith("Rules", StringComparison.Ordinal))]).OrderBy(static rule => rule.Id, StringComparer.Ordinal);

    private static string Row(DiagnosticRule rule) => $"{rule.Id} | Millrace | {(rule.IsError ? "Error" : "Warning")} | {rule.Title}";

    private static IEnumerable<string> Rows(string release) => Lines($"AnalyzerReleases.{release}.md").Where(static line => line.StartsWith("MR", StringComparison.Ordinal));

    private static string[] Lines(string file) => File.ReadAllText(Path.Combine(Generators(), file)).ReplaceLineEndings("\n").Split('\n');

    private static string Generators([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../../generators/Millrace.Generators"));
}
