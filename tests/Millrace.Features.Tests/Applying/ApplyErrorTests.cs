using Millrace.Data;
using Millrace.Features.Tests.Rows;
using Millrace.Testing;

namespace Millrace.Features.Tests.Applying;

/// <summary>What is told of rows that cannot be computed: the first of them, by its place in the dataset, however many threads and batches there are.</summary>
public sealed class ApplyErrorTests
{
    private const string Method = "GuardedFeatures.Guarded failed at row {0}, counted from 0: Backwards. Let the method return null for rows of which it can say nothing.";
    private const string Label = "Target of row {0} (counted from 0) is NaN: a label must be a finite number. "
        + "Drop such rows before training, or give the label a rule for them.";

    private static readonly Fitted<GuardedFeatures> s_fitted = Fit();

    [Theory]
    [InlineData(7, 40_000, Method, 7)]
    [InlineData(40_000, 5, Label, 5)]
    [InlineData(66_500, 66_000, Label, 66_000)]
    [InlineData(66_000, 69_999, Method, 66_000)]
    [InlineData(69_999, 5, Label, 5)]
    public async Task The_first_row_that_fails_is_told(int method, int label, string message, int row)
    {
        for (int threads = 1; threads <= 3; threads++)
        {
            foreach (int size in (int[])[1_000, 70_000])
            {
                var error = await Assert.ThrowsAnyAsync<MillraceException>(() => ApplyAsync(Rows(method, label, size), threads));
                Assert.Equal(string.Format(System.Globalization.CultureInfo.InvariantCulture, message, row), error.Message);
                Assert.Equal(message == Method, error is FeatureMethodException { InnerException: ArgumentException });
            }
        }
    }

    [Fact]
    public async Task What_other_code_throws_is_told_with_the_row()
    {
        for (int threads = 1; threads <= 3; threads++)
        {
            using var step = new TestStepContext();
            ProcessorShare.Grant(threads);
            var error = await Assert.ThrowsAsync<MillraceException>(() => new ApplyFeatures<PairRow, ThrowingFeatures>().RunAsync(
                new Dataset<PairRow>(Rows(69_000, -1, 1_000)), FitThrowing(), step, CancellationToken.None));
            Assert.Equal("Row 69000 (counted from 0) cannot be computed: InvalidOperationException: No less than 0.", error.Message);
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(66_000)]
    public async Task A_row_that_fails_is_told_before_rows_that_cannot_be_read(int label)
    {
        for (int threads = 1; threads <= 3; threads++)
        {
            var error = await Assert.ThrowsAnyAsync<MillraceException>(() => ApplyAsync(new BrokenRows(Rows(-1, label, 1_000)), threads));
            Assert.StartsWith(FormattableString.Invariant($"Target of row {label} "), error.Message, StringComparison.Ordinal);
            var other = await Assert.ThrowsAsync<IOException>(() => ApplyAsync(new BrokenRows(Rows(-1, -1, 1_000)), threads));
            Assert.Equal("The disk is gone.", other.Message);
        }
    }

    private static async Task ApplyAsync(RowSource rows, int threads)
    {
        using var step = new TestStepContext();
        ProcessorShare.Grant(threads);
        await new ApplyFeatures<PairRow, GuardedFeatures>().RunAsync(new Dataset<PairRow>(rows), s_fitted, step, CancellationToken.None);
    }

    private static MemoryRows Rows(int method, int label, int size) => new(
    [
        .. Enumerable.Range(0, 70_000 / size).Select(batch => (Batch)PairRow.Of(Enumerable.Range(batch * size, size)
            .Select(row => ((double?)(row == method ? -1 : row % 9), row == label ? null : (double?)1)))),
    ]);

    private static Fitted<ThrowingFeatures> FitThrowing()
    {
        var fitter = new FeatureFitter<ThrowingFeatures>();
        fitter.Add(PairRow.Of((1, 1), (2, 1)));
        return fitter.Complete();
    }

    private static Fitted<GuardedFeatures> Fit()
    {
        var fitter = new FeatureFitter<GuardedFeatures>();
        fitter.Add(PairRow.Of((1, 1), (2, 1)));
        return fitter.Complete();
    }
}
