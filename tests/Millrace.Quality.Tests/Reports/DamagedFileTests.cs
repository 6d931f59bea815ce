using System.Collections.Immutable;
using System.Text;
using Millrace.Data;
using Millrace.Quality.Tests.Rows;
using Millrace.Quality.Tests.Statistics;

namespace Millrace.Quality.Tests.Reports;

/// <summary>Whatever byte of a stored file is another one, it is read or refused with its place.</summary>
public sealed class DamagedFileTests
{
    private static readonly Ride s_bad = Ride.Good with { Fare = float.NaN, Payment = "Dispute" };

    [Fact]
    public void Statistics_are_read_or_refused()
    {
        (DatasetStatistics statistics, StatisticsOptions options) = AnyStatistics.Of(3);
        Flip(StatisticsFile.Write(statistics with { Slices = [] }, options), static bytes => StatisticsFile.Read(bytes, "f"));
    }

    [Fact]
    public void Reports_are_read_or_refused() => Flip(
        DataReportFile.Write(new DataReport(Scan.Report(Ride.Good, s_bad).Statistics with { Columns = [] }, Scan.Report(Ride.Good, s_bad).Expectations, Anomalies())),
        static bytes => DataReportFile.Read(bytes, "f"));

    [Fact]
    public void Comparisons_are_read_or_refused()
    {
        var none = new DatasetStatistics("Ride", 2, []);
        var distance = new ColumnDistance(DistanceMeasure.LInfinity, 0.25) { Threshold = 0.1, Value = "Cash", CurrentCount = 1, PreviousCount = 2 };
        var comparison = new DatasetComparison("Ride", Comparison.Skew, 2, 2, [new ColumnComparison("payment_type", 2, 2, [distance])]);
        Flip(ComparisonReportFile.Write(new ComparisonReport(comparison, none, none, Anomalies())), static bytes => ComparisonReportFile.Read(bytes, "f"));
    }

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\u00ff\"")]
    public void Half_a_character_is_refused_with_its_place(string text)
    {
        byte[] bytes = Encoding.Latin1.GetBytes($"{{\"format\": \"millrace-data-report/2\", \"statistics\": {{\"schema\": {text}}}}}");
        DataException error = Assert.Throws<DataException>(() => DataReportFile.Read(bytes, "f"));
        Assert.Equal("f is damaged: statistics.schema is no text of Unicode. Run the step that made it again.", error.Message);
    }

    [Fact]
    public void Rows_beyond_what_a_double_holds_come_back()
    {
        var anomaly = new Anomaly(AnomalyKind.NewColumn, AnomalySeverity.Warning, "a", "m") { Examples = [new(9_007_199_254_740_993, "x"), new(-1, "y")] };
        byte[] bytes = DataReportFile.Write(new DataReport(new DatasetStatistics("S", 0, []), [], [anomaly]));
        Assert.Equal([9_007_199_254_740_993, -1], DataReportFile.Read(bytes, "f").Anomalies[0].Examples.Select(static each => each.Row));
    }

    private static ImmutableArray<Anomaly> Anomalies() =>
        [new Anomaly(AnomalyKind.UnexpectedValues, AnomalySeverity.Error, "a", "ü") { Examples = [new(3, "\ud83d\ude00")], Unexpected = [new("x", 1, 3)], DistinctUnexpected = 1 }];

    private static void Flip(byte[] bytes, Action<byte[]> read)
    {
        read(bytes);
        int tried = 0, refused = 0, stride = 1 + (bytes.Length / 4000);
        byte[] changed = [.. bytes];
        for (int i = 0; i < bytes.Length; i += stride)
        {
            foreach (byte mask in (byte[])[0x01, 0x10, 0x7f, 0x80])
            {
                changed[i] = (byte)(bytes[i] ^ mask);
                tried++;
                if (Record.Exception(() => read(changed)) is not { } error)
                    continue;
                Assert.True(error is DataException, $"byte {i}: {error}");
                refused++;
            }

            changed[i] = bytes[i];
        }

        Assert.True(refused > tried / 4);
    }
}
