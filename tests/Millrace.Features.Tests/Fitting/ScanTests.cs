using Millrace.Data;
using Millrace.Features.Tests.Rows;
using Millrace.Testing;

namespace Millrace.Features.Tests.Fitting;

public sealed class ScanTests
{
    private static readonly PairRow[] Rows =
    [
        .. Enumerable.Range(0, 500).Select(static i => new PairRow { A = i % 7 == 0 ? null : i * i % 101, B = i % 11 == 0 ? null : i * 37 % 500 }),
    ];

    [Fact]
    public void A_fitter_says_that_the_rows_are_needed_once_more()
    {
        Fitted<ScoreFeatures> fitted = FitByHand();
        Assert.Equal((500, 2), (fitted.RowCount, fitted.Scans));
        Assert.Equal([113 + 46, 114, 113, 114], Buckets(fitted));
    }

    [Fact]
    public void A_fitter_is_not_complete_before_its_last_scan()
    {
        var fitter = new FeatureFitter<ScoreFeatures>();
        fitter.Add(Batch());
        var error = Assert.Throws<InvalidOperationException>(fitter.Complete);
        Assert.Equal("A feature builds on what this scan has learned: end it with EndScan, and add the same rows once more.", error.Message);
        fitter.Add(Batch());
        Assert.Equal(FitByHand().Fingerprint, fitter.Complete().Fingerprint);
    }

    [Fact]
    public async Task The_step_reads_the_rows_as_often_as_it_takes()
    {
        using var step = new TestStepContext();
        Fitted<ScoreFeatures> fitted = await new FitFeatures<PairRow, ScoreFeatures>().RunAsync(Dataset.Of(Rows), step, CancellationToken.None);
        Assert.Equal(FitByHand().Fingerprint, fitted.Fingerprint);
        Assert.Equal((500, 2), (step.Metrics["rows"], step.Metrics["scans"]));
        Assert.Equal((500, 500, "rows, once more"), step.Progress);
    }

    private static Fitted<ScoreFeatures> FitByHand()
    {
        var fitter = new FeatureFitter<ScoreFeatures>();
        fitter.Add(Batch());
        Assert.True(fitter.EndScan());
        Assert.Equal(0, fitter.RowCount);
        fitter.Add(Batch());
        Assert.False(fitter.EndScan());
        return fitter.Complete();
    }

    private static PairRow.Batch Batch() => PairRow.Of(Rows.Select(static row => (row.A, row.B)));

    private static IEnumerable<int> Buckets(Fitted<ScoreFeatures> fitted) =>
        Rows.CountBy(row => fitted.ApplyRow(in row).Bucket).OrderBy(static pair => pair.Key).Select(static pair => pair.Value);
}
