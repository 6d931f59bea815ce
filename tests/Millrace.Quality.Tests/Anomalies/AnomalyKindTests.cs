using System.Text.RegularExpressions;

namespace Millrace.Quality.Tests.Anomalies;

/// <summary>The table of TensorFlow Data Validation's anomalies says the same as the kinds do.</summary>
public sealed partial class AnomalyKindTests
{
    internal static readonly string Folder = Path.Combine(Root(), "src", "Millrace.Quality", "Anomalies");

    [Fact]
    public void Each_of_theirs_stands_in_the_table_once()
    {
        string[] theirs = [.. Rows().Select(static row => row.Theirs)];
        Assert.Equal(theirs.Distinct(), theirs);
        Assert.True(theirs.Length > 80, $"There are {theirs.Length}.");
    }

    [Fact]
    public void The_documentation_of_a_kind_names_those_of_theirs_that_the_table_gives_it()
    {
        string source = File.ReadAllText(Path.Combine(Folder, "AnomalyKind.cs"));
        Dictionary<string, string[]> documented = Member().Matches(source).ToDictionary(
            static match => match.Groups["name"].Value,
            static match => Constant().Matches(match.Groups["doc"].Value).Select(static each => each.Value).Order(StringComparer.Ordinal).ToArray());
        Assert.Equal(Enum.GetNames<AnomalyKind>().Order(StringComparer.Ordinal), documented.Keys.Order(StringComparer.Ordinal));
        foreach ((string name, string[] constants) in documented)
            Assert.Equal((name, string.Join(' ', constants)), (name, string.Join(' ', Rows().Where(row => row.Ours.Contains(name)).Select(static row => row.Theirs).Order(StringComparer.Ordinal))));
    }

    [Fact]
    public void What_has_no_kind_of_ours_has_a_reason() => Assert.All(Rows(), static row =>
        Assert.True(row.Ours.Length > 0 || row.Text.Length > 20, $"{row.Theirs} has neither."));

    private static IEnumerable<(string Theirs, string[] Ours, string Text)> Rows()
    {
        foreach (string line in File.ReadLines(Path.Combine(Folder, "README.md")))
        {
            if (Row().Match(line) is { Success: true } match)
            {
                string[] ours = [.. Code().Matches(match.Groups["ours"].Value).Select(static each => each.Groups[1].Value).Where(static name => Enum.TryParse<AnomalyKind>(name, out _))];
                foreach (Match theirs in Constant().Matches(match.Groups["theirs"].Value))
                    yield return (theirs.Value, ours, match.Groups["ours"].Value.Trim());
            }
        }
    }

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Dsl.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The repository is not found.");
    }

    [GeneratedRegex(@"^\| (?<theirs>`[A-Z0-9_`, ]+`) \| (?<ours>.*) \|$")]
    private static partial Regex Row();

    [GeneratedRegex(@"(?<doc>(    ///[^\n]*\n)+)    (?<name>[A-Za-z]+),\r?\n")]
    private static partial Regex Member();

    [GeneratedRegex("[A-Z][A-Z0-9]*(_[A-Z0-9]+)+")]
    private static partial Regex Constant();

    [GeneratedRegex("`([A-Za-z]+)`")]
    private static partial Regex Code();
}
