using System.Text;
using Millrace.Data;
using Millrace.Quality.Tests.Reports.Pages;

namespace Millrace.Quality.Tests.Reports;

public sealed class MaskingTests
{
    private static readonly ColumnStatistics s_open = SampleColumn.Texts("rider", ["Wilhelmina", "Wilhelmina", "Friedrich"]);

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void What_is_sensitive_on_one_side_is_masked_on_both(bool current, bool previous)
    {
        string all = All(Of(current), Of(previous));
        Assert.DoesNotContain("Wilhelmina", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Friedrich", all, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_sensitive_nowhere_is_shown() => Assert.Contains("Wilhelmina", All(Of(false), Of(false)), StringComparison.Ordinal);

    [Fact]
    public void A_sentence_that_tells_a_value_is_another_one()
    {
        var anomaly = new Anomaly(AnomalyKind.UnexpectedValues, AnomalySeverity.Error, "rider", "rider: 1 of 3 values is not among [OneOf(\"F\")]: \"Wilhelmina\".")
        {
            Count = 1, Of = 3, Examples = [new(0, "Wilhelmina")], Unexpected = [new("Wilhelmina", 1, 0)], Remedy = "[OneOf(\"F\", \"Wilhelmina\")]",
        };
        string text = string.Join('\n', ReportText.Of(Of(true), [anomaly]).Select(ConsoleText.Of));
        Assert.Contains("error: rider: 1 of 3 are not as expected; which values, is masked.", text, StringComparison.Ordinal);
        string page = Encoding.UTF8.GetString(ReportPage.Of(Of(true), [anomaly]));
        Assert.DoesNotContain("Wilhelmina", text + page, StringComparison.Ordinal);

        // What tells none stays.
        Anomaly masked = anomaly with { Message = "rider: 1 of 3 values is too long.", Remedy = "[Length(1, 10)]" };
        text = string.Join('\n', ReportText.Of(Of(true), [masked]).Select(ConsoleText.Of));
        Assert.Contains("rider: 1 of 3 values is too long.", text, StringComparison.Ordinal);
        Assert.Contains("[Length(1, 10)]", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Bounds_and_estimates_of_different_values_read_as_such()
    {
        (DistinctCount Count, string Text)[] counts =
        [
            (new DistinctCount(1234, 0), "1,234"), (new DistinctCount(1234, 0.01), "≈ 1,234"), (new DistinctCount(60, 0) { Most = 110 }, "60 to 110"),
            (new DistinctCount(60, 0) { Most = 60 }, "60"),
        ];
        foreach ((DistinctCount count, string text) in counts)
        {
            var statistics = new DatasetStatistics("Ride", 3, [Of(true).Columns[0] with { Distinct = count }]);
            statistics = statistics with { Slices = [new SliceStatistics("other", "x", statistics)] };
            Assert.Contains($"| {text} |", ConsoleText.Of(ReportText.Of(statistics)[2]), StringComparison.Ordinal);
            var page = new PageFile(ReportPage.Of(statistics));
            Assert.Contains($"distinct{text}", page.Column("rider").Value, StringComparison.Ordinal);
            Assert.Contains($"0 %{text}", page.ById("columns").Value, StringComparison.Ordinal);
            Assert.DoesNotContain("standard error 0 %", page.Words, StringComparison.Ordinal);
            Assert.Equal(text.Replace(",", "", StringComparison.Ordinal), StatisticsPreview.Of(statistics, 1).Rows[0][10]);
        }
    }

    private static DatasetStatistics Of(bool isSensitive) => new("Ride", 3, [s_open with { IsSensitive = isSensitive }])
    {
        Slices = [new SliceStatistics("rider", "Wilhelmina", new DatasetStatistics("Ride", 2, [s_open with { IsSensitive = isSensitive }]))],
    };

    private static string All(DatasetStatistics current, DatasetStatistics previous) =>
        Encoding.UTF8.GetString(ReportPage.Compare(current, previous, [])) + string.Join('\n', ReportText.Compare(current, previous, []).Select(ConsoleText.Of));
}
