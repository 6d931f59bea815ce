using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Tests;

/// <summary>The pipeline on the front page compiles, and its mistakes give the errors that the page shows.</summary>
public sealed partial class ReadmeTests
{
    private const string Surroundings = """

        public readonly record struct TripParts(Dataset<Trip> Train, Dataset<Trip> Tune, [Holdout] Dataset<Trip> Test);

        [Component]
        public sealed partial class SplitTrips
        {
            public TripParts Run(Dataset<Trip> trips) => new(trips, trips, trips);
        }
        """;

    private const string SalesSurroundings = """

        [Schema]
        public partial record struct Sale
        {
            [Column("price")] public double Price { get; init; }
        }

        [Component]
        public sealed partial class ReportSales
        {
            public void Run(Dataset<Sale> sales) { }
        }
        """;

    private const string Usings = """
        using Millrace;
        using Millrace.Data;
        using Millrace.Features;
        using Millrace.Learning;
        using Millrace.MLNet;
        using Millrace.Quality;


        """;

    private static readonly string s_page = ReadPage();

    public static IEnumerable<object[]> Mistakes => Mistake().Matches(s_page).Select(static match => new object[] { match.Groups["code"].Value, match.Groups["error"].Value });

    [Fact]
    public void The_pipeline_compiles() => Compiled.From(Program()).Clean();

    /// <summary>The loop stands in place of the line that makes the winner.</summary>
    [Fact]
    public void The_loop_compiles()
    {
        string loop = Loop().Match(s_page).Groups["code"].Value;
        Compiled.From(string.Join('\n', Program().Split('\n').Select(line => line.TrimStart().StartsWith("var winner", StringComparison.Ordinal) ? loop : line))).Clean();
        Assert.Contains("foreach", loop, StringComparison.Ordinal);
    }

    [Fact]
    public void The_pipeline_of_spans_compiles() => Compiled.From(Usings + Spans().Match(s_page).Groups["code"].Value + SalesSurroundings).Clean();

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_gives_the_error_that_is_shown(string code, string error)
    {
        string variable = code[..code.IndexOf('=', StringComparison.Ordinal)].Trim();
        string program = string.Join('\n', Program().Split('\n').Select(line => line.TrimStart().StartsWith(variable, StringComparison.Ordinal) ? code : line));
        Assert.NotEqual(Program(), program);

        IEnumerable<string> errors = Compiled.From(program).Diagnostics.Select(each => $"error {each.Id}: {each.GetMessage(CultureInfo.InvariantCulture)}");

        Assert.Equal([error], errors);
    }

    [Fact]
    public void There_are_mistakes_to_show() => Assert.Equal(2, Mistakes.Count());

    private static string Program() => Usings + Snippet().Match(s_page).Groups["code"].Value + Surroundings;

    private static string ReadPage([CallerFilePath] string path = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "README.md")).ReplaceLineEndings("\n");

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Snippet();

    [GeneratedRegex("```csharp\n(?<code>\\[Pipeline\\(\"sales\"\\)\\].*?)```", RegexOptions.Singleline)]
    private static partial Regex Spans();

    [GeneratedRegex("```csharp\n(?<code>List<.*?)```", RegexOptions.Singleline)]
    private static partial Regex Loop();

    [GeneratedRegex("```csharp\n(?<code>[^\n]*)\n```\n\n```\n(?<error>[^\n]*)\n```", RegexOptions.Singleline)]
    private static partial Regex Mistake();
}
