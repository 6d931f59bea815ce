using System.Text.RegularExpressions;

namespace Millrace.Runtime.Tests.Schema;

/// <summary>The page about the tables says what the tables are.</summary>
public sealed partial class SchemaPageTests : IDisposable
{
    private readonly TestStore _test = new();

    private static string Page { get; } = File.ReadAllText(Checkout.PathOf("src/Millrace.Runtime/Metadata/README.md"));

    private string Metadata => Path.Combine(_test.StoreFolder, "metadata.db");

    public void Dispose() => _test.Dispose();

    [Fact]
    public void Each_column_is_on_the_page_with_its_type_and_each_on_the_page_is_a_column()
    {
        var found = new List<string>();
        string table = "";
        foreach (string line in Page.Split('\n'))
        {
            table = Heading().Match(line) is { Success: true } heading ? heading.Groups[1].Value : table;
            if (Row().Match(line) is not { Success: true } row)
                continue;
            found.Add($"{table}.{row.Groups[1].Value} {row.Groups[2].Value} {row.Groups[3].Value}");
            Assert.True(row.Groups[4].Value.Trim().Length > 3, $"{found[^1]} has no meaning");
        }

        Assert.Equal(SchemaRows.Columns(Metadata), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_table_says_who_writes_it_and_when_it_is_removed()
    {
        string[] tables = [.. SchemaRows.Query(Metadata, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")];
        Assert.All(tables, static table => Assert.Matches($@"(?s)\n## {table}\n\n[^\n]+\n\n\*Written by\* [^\n]+ \*Removed:\* [^\n]+\n\n\|", Page));
    }

    [Fact]
    public void Each_index_and_each_format_is_on_the_page()
    {
        Assert.All(
            SchemaRows.Query(Metadata, "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"),
            static index => Assert.Contains($"Index `{index}` on ", Page, StringComparison.Ordinal));
        Assert.Equal(
            Enumerable.Range(1, (int)MetadataSchema.Version), Format().Matches(Page).Select(static match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [GeneratedRegex("^## (\\w+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\| `(\w+)` \| (\w+) \| (yes|no) \| (.+) \|$")]
    private static partial Regex Row();

    [GeneratedRegex(@"(?m)^\| (\d+) \|")]
    private static partial Regex Format();
}
