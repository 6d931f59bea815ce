using Millrace.Data;
using Millrace.Features.Tests.Rows;
using Millrace.Testing;

namespace Millrace.Features.Tests.Methods;

/// <summary>Who computes features and counts rows calls each method once a row.</summary>
public sealed class CalledOnceTests
{
    private static readonly PairRow[] Rows = [.. Enumerable.Range(0, 2_000).Select(static i => new PairRow { A = i, B = i % 2 })];

    [Fact]
    public async Task Applying_and_reading_a_matrix_compute_each_row_once()
    {
        Fitted<CalledFeatures> fitted = Fitted();
        using var step = new TestStepContext();
        CalledFeatures.Calls = 0;
        await new ApplyFeatures<PairRow, CalledFeatures>().RunAsync(Dataset.Of(Rows), fitted, step, CancellationToken.None);
        Assert.Equal(Rows.Length, CalledFeatures.Calls);

        CalledFeatures.Calls = 0;
        FeatureCounter counter = fitted.CreateCounter();
        await FeatureMatrix.ReadAsync(Dataset.Of(Rows), fitted, counter, CancellationToken.None);
        Assert.Equal((Rows.Length, Rows.Length), (CalledFeatures.Calls, counter.Rows));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task A_step_that_is_cancelled_ends_and_its_threads_with_it(int threads)
    {
        Fitted<CalledFeatures> fitted = Fitted();
        using var end = new CancellationTokenSource();
        using var step = new TestStepContext();
        Dataset<PairRow> rows = Dataset.Of(Enumerable.Repeat(Rows, 200).SelectMany(static each => each));
        CalledFeatures.Calls = 0;
        CalledFeatures.Called = calls =>
        {
            if (calls == 70_000)
                end.Cancel();
        };
        try
        {
            ProcessorShare.Grant(threads);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new ApplyFeatures<PairRow, CalledFeatures>().RunAsync(rows, fitted, step, end.Token));
        }
        finally
        {
            CalledFeatures.Called = null;
        }

        long calls = CalledFeatures.Calls;
        // The group before the one that cancels is done; behind that, no more have been sent than are computed at a time, and one.
        Assert.InRange(calls, 70_000, (threads + 2) * 65_536);
        await Task.Delay(50);
        Assert.Equal(calls, CalledFeatures.Calls);
    }

    [Fact]
    public async Task Groups_of_rows_are_computed_at_the_same_time()
    {
        Fitted<CalledFeatures> fitted = Fitted();
        using var other = new ManualResetEventSlim();
        using var step = new TestStepContext();
        Dataset<PairRow> rows = Dataset.Of(Enumerable.Repeat(Rows, 80).SelectMany(static each => each));
        int first = 0;
        bool haveMet = false;
        CalledFeatures.Calls = 0;
        CalledFeatures.Called = calls =>
        {
            if (calls == 1)
            {
                first = Environment.CurrentManagedThreadId;
                haveMet = other.Wait(TimeSpan.FromSeconds(30));
            }
            else if (first != 0 && Environment.CurrentManagedThreadId != first)
            {
                other.Set();
            }
        };
        try
        {
            ProcessorShare.Grant(2);
            await new ApplyFeatures<PairRow, CalledFeatures>().RunAsync(rows, fitted, step, CancellationToken.None);
        }
        finally
        {
            CalledFeatures.Called = null;
        }

        Assert.True(haveMet, "While the first group was computed no other thread computed another.");
        Assert.Equal(rows.RowCount, CalledFeatures.Calls);
    }

    [Fact]
    public void One_pass_gives_what_two_give()
    {
        Fitted<CalledFeatures> fitted = Fitted();
        var apart = new float[Rows.Length];
        var together = new float[Rows.Length];
        FeatureCounter first = fitted.CreateCounter(), second = fitted.CreateCounter();
        PairRow.Batch odd = PairRow.Of((double.NaN, 1), (1e9, 1), (null, 0), (3, 0));
        first.Add(odd);
        fitted.Transform(odd, apart);
        fitted.Transform(odd, together, second);
        Assert.Equal(apart, together);
        Assert.Equal(first.Counts.AsSpan(), second.Counts.AsSpan());
        var block = new FeatureBlock();
        fitted.Transform(odd, block, second);
        Assert.Equal(together.AsSpan(0, 4).ToArray(), block.Dense.ToArray());
        Assert.Equal(8, second.Rows);
    }

    [Fact]
    public void A_counter_of_other_features_is_refused()
    {
        var fitter = new FeatureFitter<CalledFeatures>();
        fitter.Add(PairRow.Of((1, 2), (7, 2)));
        FeatureCounter other = fitter.Complete().CreateCounter();
        var error = Assert.Throws<ArgumentException>(() => Fitted().Transform(PairRow.Of((1, 2)), new float[1], other));
        Assert.Equal("The counter is of CalledFeatures as they were fitted elsewhere: make one with CreateCounter of these features.", error.Message);
    }

    [Fact]
    public void A_batch_is_let_go_once_it_is_computed()
    {
        Fitted<CalledFeatures> fitted = Fitted();
        FeatureCounter counter = fitted.CreateCounter();
        WeakReference batch = Use(fitted, counter);
        for (int i = 0; i < 10 && batch.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(batch.IsAlive);
        GC.KeepAlive(fitted);
        GC.KeepAlive(counter);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference Use(Fitted<CalledFeatures> fitted, FeatureCounter counter)
    {
        // The method of another schema reads a view of the batch.
        var batch = new CalledFeatures.Input.Batch(4);
        batch.Add(new CalledFeatures.Input { A = 1 });
        batch.Add(new CalledFeatures.Input { A = 2 });
        fitted.Transform(batch, new float[2]);
        fitted.Transform(batch, new float[2], counter);
        return new WeakReference(batch);
    }

    private static Fitted<CalledFeatures> Fitted()
    {
        var fitter = new FeatureFitter<CalledFeatures>();
        fitter.Add(PairRow.Of((1, 2), (2, 4)));
        return fitter.Complete();
    }
}
