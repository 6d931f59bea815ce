using System.Text;
using Millrace.Data;
using Millrace.Quality.Tests.Rows;

namespace Millrace.Quality.Tests.Reports;

public sealed class DataReportTests
{
    private static readonly Ride Bad = Ride.Good with { Fare = float.NaN, Payment = "Dispute", Hour = null, Latitude = -87.25, Rider = "Alice Secret" };

    [Fact]
    public void A_report_is_read_back_as_it_was_written()
    {
        byte[] bytes = DataReportFile.Write(Scan.Report(Ride.Good, Bad, Ride.Good with { Fare = 1 / 3f }));
        Assert.Equal(bytes, DataReportFile.Write(DataReportFile.Read(bytes, "report.json")));
        Assert.DoesNotContain("\r", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_artifact_is_loaded_as_it_was_saved()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        Directory.CreateDirectory(path);
        try
        {
            DataReport report = Scan.Report(Ride.Good, Bad);
            var folder = new ArtifactFolder(path, NoServices.Instance);
            await ArtifactType.Of<DataReport>().SaveAsync(report, folder, CancellationToken.None);
            var loaded = (DataReport)await ArtifactType.Of<DataReport>().LoadAsync(folder, CancellationToken.None);
            Assert.Equal("data-report", ArtifactType.Of<DataReport>().Kind);
            Assert.Equal(["report.html", "report.json"], Directory.GetFiles(path).Select(Path.GetFileName).Order());
            Assert.Equal(DataReportFile.Write(report), DataReportFile.Write(loaded));
            Assert.False(loaded.Holds);
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }

    [Fact]
    public async Task Nothing_of_a_sensitive_column_is_in_file_or_preview()
    {
        DataReport report = Scan.Report(Ride.Good with { Rider = "Alice Secret", Latitude = -87.25 });
        ArtifactPreview preview = await report.PreviewAsync(100, CancellationToken.None);
        string all = Encoding.UTF8.GetString(DataReportFile.Write(report)) + string.Join('\n', preview.Rows.Select(static row => string.Join('|', row)));
        Assert.DoesNotContain("Alice", all, StringComparison.Ordinal);
        Assert.DoesNotContain("87.25", all, StringComparison.Ordinal);
        Assert.Contains("•••", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_says_what_lists_hold()
    {
        var batch = new Trace.Batch(1);
        batch.Add(new Trace { Scores = [1, null], Picture = [1] });
        batch.Add(new Trace { Scores = [], Picture = null });
        byte[] bytes = DataReportFile.Write(Scan.Report(Trace.Schema, Scan.Batches(Trace.Schema, batch)));
        DataReport report = DataReportFile.Read(bytes, "report.json");
        Assert.Equal(bytes, DataReportFile.Write(report));
        ArtifactPreview preview = await report.PreviewAsync(2, CancellationToken.None);
        Assert.Equal(["scores | List(Single) | 2 | 0 % |  |  |  | 2 | ", "picture | Binary | 1 | 50 % |  |  |  | 1 | "], preview.Rows.Select(static row => string.Join(" | ", row)));
    }

    [Fact]
    public async Task A_preview_is_a_table_of_columns()
    {
        ArtifactPreview preview = await Scan.Report(Ride.Good, Bad, Ride.Good with { Fare = 20, Hour = 3 }).PreviewAsync(4, CancellationToken.None);
        Assert.Equal(
            """
            column | type | present | missing | minimum | maximum | mean | distinct | expectations
            fare | Single | 3 | 0 % | 10 | 20 | 15 | 3 | [InRange(0, 1000)] broken, 1 of 3 break it
            payment_type | Text | 3 | 0 % | Cash | Dispute |  | 2 | [OneOf("Cash", "Credit Card", Tolerance = 0.25)] broken, 1 of 3 break it
            hour | Int32 | 2 | 33.33 % | 3 | 12 | 7.5 | 2 | [InRange(0, 23)] holds
            latitude | Double | 3 | 0 % | ••• | ••• |  | 2 | [InRange(41, 43)] broken, 1 of 3 break it
            """.ReplaceLineEndings("\n"),
            string.Join('\n', preview.Rows.Prepend(preview.Columns).Select(static row => string.Join(" | ", row))));
        Assert.Equal(7, preview.TotalRows);
    }

    [Theory]
    [InlineData("{", "it is no JSON (")]
    [InlineData("{}", "it has no \"format\"")]
    [InlineData("{\"format\":\"millrace-data-report/2\",\"statistics\":{\"schema\":\"R\",\"rows\":-1}}", "statistics.rows is")]
    public void A_damaged_file_is_named_with_the_place(string text, string what)
    {
        var error = Assert.Throws<DataException>(() => DataReportFile.Read(Encoding.UTF8.GetBytes(text), "a/report.json"));
        Assert.StartsWith($"a/report.json is damaged: {what}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_of_an_anomaly_and_of_the_gate_is_kept()
    {
        var anomaly = new Anomaly(AnomalyKind.LInfinityHigh, AnomalySeverity.Error, "a", "It is <b>.")
        {
            Count = 1, Of = 2, Examples = [new(-1, "x")], Unexpected = [new("y", 3, -1)], DistinctUnexpected = 4, Distance = 0.1, Threshold = 1e-9, Remedy = "[Drift]",
        };
        var report = new DataReport(new DatasetStatistics("S", 0, []), [], [anomaly, new Anomaly(AnomalyKind.NoRows, AnomalySeverity.Warning, null, "m")])
        {
            Environment = "serving", Gate = Gate.Quarantine, IsClosed = true, Quarantined = 7,
        };
        DataReport read = DataReportFile.Read(DataReportFile.Write(report), "r");
        Assert.Equal(("serving", Gate.Quarantine, true, 7), (read.Environment, read.Gate, read.IsClosed, read.Quarantined));
        Anomaly found = read.Anomalies[0];
        Assert.Equal(anomaly with { Examples = default, Unexpected = default }, found with { Examples = default, Unexpected = default });
        Assert.Equal(anomaly.Examples.AsEnumerable(), found.Examples);
        Assert.Equal(anomaly.Unexpected.AsEnumerable(), found.Unexpected);
    }

    [Fact]
    public void A_file_of_another_version_is_refused()
    {
        var error = Assert.Throws<DataException>(static () => DataReportFile.Read("{\"format\":\"x\"}"u8.ToArray(), "r"));
        Assert.Equal("r has the format \"x\"; this version reads \"millrace-data-report/2\". Run the step that made it again.", error.Message);
    }

    private sealed class NoServices : IServiceProvider
    {
        public static NoServices Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
