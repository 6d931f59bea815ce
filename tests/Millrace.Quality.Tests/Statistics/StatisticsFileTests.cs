using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Millrace.Data;

namespace Millrace.Quality.Tests.Statistics;

public sealed class StatisticsFileTests
{
    [Fact]
    public void What_is_written_is_read_and_written_as_the_same_bytes() => AnyStatistics.One.Sample(
        static any =>
        {
            byte[] bytes = StatisticsFile.Write(any.Statistics, any.Options);
            (DatasetStatistics statistics, StatisticsOptions options) = StatisticsFile.Read(bytes, "statistics.json");
            Assert.Equal(Graph.Lines(any.Statistics), Graph.Lines(statistics));
            Assert.Equal(Graph.Lines(any.Options), Graph.Lines(options));
            Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(StatisticsFile.Write(statistics, options)));
        },
        iter: 500);

    [Fact]
    public void Each_property_of_each_record_comes_from_the_file() =>
        Assert.Empty(Graph.Silent(Enumerable.Range(0, 50).Select(seed => StatisticsFile.Read(Bytes(seed), "x").Statistics).ToArray()));

    [Fact]
    public void The_file_is_read_by_people_too()
    {
        var column = new ColumnStatistics("fare", ColumnType.Double)
        {
            Present = 3,
            PresentWeight = 3,
            Minimum = "1.5",
            Maximum = "4",
            Distinct = new DistinctCount(2, 0),
            Frequent = RankHistogram.Of([new("1.5", 2), new("4", 1)]),
            Numbers = new NumberStatistics { Finite = 3, Quantiles = [new(0.5, 1.5)], EqualWidth = new Histogram([new(1.5, 2.75, 2), new(2.75, 4, 1)]) },
        };

        string text = Encoding.UTF8.GetString(StatisticsFile.Write(new DatasetStatistics("Trip", 3, [column]), StatisticsOptions.Default));

        Assert.StartsWith("{\n  \"format\": \"millrace-statistics/1\",\n  \"options\": {\n    \"topValues\": 20,", text, StringComparison.Ordinal);
        Assert.Contains("\n            [\"1.5\", 2],\n            [\"4\", 1]\n", text, StringComparison.Ordinal);
        Assert.Contains("\n              [1.5, 2.75, 2],\n              [2.75, 4, 1]\n", text, StringComparison.Ordinal);
        Assert.Contains("\"quantiles\": [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99],", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$.statistics.rows", "-1", "statistics.rows is no whole number from 0")]
    [InlineData("$.statistics.columns", "{}", "statistics.columns is no array")]
    [InlineData("$.statistics.columns[0].type", "\"Integer\"", "statistics.columns[0].type is no ColumnType")]
    [InlineData("$.statistics.columns[0].type", "\"5\"", "statistics.columns[0].type is no ColumnType")]
    [InlineData("$.statistics.columns[0].numbers.mean", "\"3\"", "statistics.columns[0].numbers.mean is no finite number")]
    [InlineData("$.statistics.columns[0].numbers.rankError", "1e999", "statistics.columns[0].numbers.rankError is no finite number")]
    [InlineData("$.statistics.columns[0].numbers.equalWidth.buckets[0]", "[1, 2]", "statistics.columns[0].numbers.equalWidth.buckets[0] has not 3 elements")]
    [InlineData("$.statistics.columns[0].numbers.equalWidth.buckets[0]", "[3, 2, 1]", "statistics.columns[0].numbers.equalWidth cannot be: The bucket from 3 to 2")]
    [InlineData("$.statistics.columns[0].frequent.values[0]", "[\"a\", -1]", "statistics.columns[0].frequent cannot be: A value cannot have the weight -1")]
    [InlineData("$.options.buckets", "3000000000", "options.buckets is too large a number")]
    [InlineData("$.format", "\"millrace-statistics/9\"", "has the format \"millrace-statistics/9\"; this version reads \"millrace-statistics/1\"")]
    public void What_is_damaged_is_told_by_its_place(string path, string value, string problem)
    {
        JsonNode root = JsonNode.Parse(Sample())!;
        JsonNode node = root;
        foreach (string name in path[2..].Replace("[", ".[", StringComparison.Ordinal).Split('.'))
            node = name[0] == '[' ? node[int.Parse(name[1..^1], null)]! : node[name]!;
        node.ReplaceWith(JsonNode.Parse(value));

        DataException error = Assert.Throws<DataException>(() => StatisticsFile.Read(Encoding.UTF8.GetBytes(root.ToJsonString()), "here/statistics.json"));

        Assert.StartsWith("here/statistics.json ", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Run the step that made it again.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_cut_off_is_told_by_its_line()
    {
        byte[] bytes = Sample();
        for (int length = 0; length < bytes.Length - 2; length += 7)
        {
            DataException error = Assert.Throws<DataException>(() => StatisticsFile.Read(bytes.AsMemory(0, length), "statistics.json"));
            Assert.Contains("LineNumber", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_member_that_is_missing_is_named()
    {
        JsonNode root = JsonNode.Parse(Sample())!;
        root["statistics"]!["columns"]![0]!.AsObject().Remove("present");
        DataException error = Assert.Throws<DataException>(() => StatisticsFile.Read(Encoding.UTF8.GetBytes(root.ToJsonString()), "f"));
        Assert.Equal("f is damaged: statistics.columns[0] has no \"present\". Run the step that made it again.", error.Message);
    }

    private static byte[] Bytes(int seed)
    {
        (DatasetStatistics statistics, StatisticsOptions options) = AnyStatistics.Of(seed);
        return StatisticsFile.Write(statistics, options);
    }

    private static byte[] Sample()
    {
        var column = new ColumnStatistics("x", ColumnType.Double)
        {
            Present = 1,
            Frequent = RankHistogram.Of([new("1", 1)]),
            Numbers = new NumberStatistics { Mean = 1, EqualWidth = new Histogram([new(1, 1, 1)]) },
        };
        return StatisticsFile.Write(new DatasetStatistics("Trip", 1, [column]), StatisticsOptions.Default);
    }
}
