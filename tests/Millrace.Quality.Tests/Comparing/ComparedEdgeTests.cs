using Millrace.Data;
using Millrace.Quality.Tests.Rows;
using Millrace.Testing;

namespace Millrace.Quality.Tests.Comparing;

/// <summary>Datasets that are odd have defined distances: numbers from 0 to 1, in every report.</summary>
public sealed class ComparedEdgeTests : IDisposable
{
    private static readonly Reading One = new() { Level = 1, Pulse = 60, Key = "k" };

    private static readonly Dictionary<string, Reading[]> Datasets = new()
    {
        ["none"] = [],
        ["one"] = [One],
        ["equal"] = [.. Enumerable.Repeat(One, 1000)],
        ["missing"] = [.. Enumerable.Repeat(One with { Pulse = null }, 100)],
        ["odd"] = [One with { Level = double.NaN }, One with { Level = double.PositiveInfinity }, One with { Level = double.MaxValue, Pulse = double.MinValue }],
        ["texts"] = [.. Enumerable.Range(0, 100_000).Select(static i => One with { Key = $"k{i}", Level = i })],
    };

    private readonly TestStepContext _step = new();

    public void Dispose() => _step.Dispose();

    [Theory]
    [InlineData("none", "none")]
    [InlineData("none", "one")]
    [InlineData("one", "none")]
    [InlineData("one", "equal")]
    [InlineData("one", "missing")]
    [InlineData("missing", "missing")]
    [InlineData("odd", "one")]
    [InlineData("odd", "odd")]
    [InlineData("texts", "one")]
    [InlineData("texts", "texts")]
    public async Task Distances_are_numbers_from_0_to_1(string current, string previous)
    {
        ComparisonReport report = await RunAsync(current, previous);
        foreach (ColumnDistance distance in report.Comparison.Columns.SelectMany(static column => column.Distances))
            Assert.Equal((true, true), (distance.Distance is >= 0 and <= 1, distance.MaximumError is >= 0 and <= 1));
        byte[] bytes = ComparisonReportFile.Write(report);
        Assert.Equal(bytes, ComparisonReportFile.Write(ComparisonReportFile.Read(bytes, "comparison.json")));
        Assert.NotEqual(0, report.ToHtml().Length);
    }

    [Fact]
    public async Task One_row_and_many_of_the_same_do_not_differ() => Assert.Empty((await RunAsync("one", "equal")).Anomalies);

    [Fact]
    public async Task A_column_without_values_cannot_be_compared()
    {
        Assert.Equal([(AnomalyKind.NothingToCompareWith, "pulse")], Kinds(await RunAsync("one", "missing")));
        Assert.Equal([(AnomalyKind.NothingToCompare, "pulse")], Kinds(await RunAsync("missing", "one")));

        static IEnumerable<(AnomalyKind, string)> Kinds(ComparisonReport report) => report.Anomalies.Select(static each => (each.Kind, each.Column!));
    }

    [Fact]
    public void Between_numbers_that_are_counted_exactly_a_distance_is_off_by_nothing()
    {
        var random = new Random(7);
        SchemaInfo schema = new("S", [new ColumnInfo("x", "X", ColumnType.Double, false)]);
        for (int round = 0; round < 100; round++)
        {
            DatasetComparison compared = DatasetComparison.Of(schema, Drawn(), Drawn(), Comparison.Drift);
            Assert.Equal(0, Assert.Single(compared.Columns[0].Distances).MaximumError);
        }

        DatasetStatistics Drawn() => new("S", 60,
        [
            new ColumnStatistics("x", ColumnType.Double)
            {
                Present = 60,
                Numbers = new NumberStatistics { EqualWidth = new Histogram([new(0, 1, random.Next(1, 20)), new(1, 2, random.Next(1, 20)), new(2, 3, random.Next(1, 20))]) },
            },
        ]);
    }

    private Task<ComparisonReport> RunAsync(string current, string previous) =>
        new CompareData<Reading>(new RecordingLogger<CompareData<Reading>>()) { Gate = Gate.Warn }.RunAsync(
            Dataset.Of(Datasets[current]), Dataset.Of(Datasets[previous]), _step, CancellationToken.None);
}
