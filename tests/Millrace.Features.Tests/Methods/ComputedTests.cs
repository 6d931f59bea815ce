using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Methods;

public sealed class ComputedTests
{
    private static readonly (double?, double?)[] Values = [(10, 2), (20, 4), (null, 1), (6, 0), (30, 2), (4, null)];

    [Fact]
    public void Methods_compute_columns_that_features_read()
    {
        Fitted<SpeedFeatures> fitted = Fitted();
        float[] all = Apply(fitted, PairRow.Of(Values));
        int width = fitted.Layout.Width;
        Assert.Equal([5, 5, 0, 0, 15, 0], Enumerable.Range(0, Values.Length).Select(row => all[row * width]));
        Assert.Equal([0, 1, 2, 0, 1, 0], Enumerable.Range(0, Values.Length).Select(row => all[(row * width) + fitted.Layout[2].Offset]).Select(static id => (int)id));
        Assert.Equal([2.5f, 0.4f], all.AsSpan(fitted.Layout[4].Offset, 2).ToArray());
        Assert.Equal(["a", "b"], SpeedFeatures.Input.Schema.Columns.Select(static column => column.Name).Order());
        Assert.Equal(["Speed()", "Size()"], SpeedFeatures.FeatureSet.Computed.Select(static each => each.Column.Name));
    }

    [Fact]
    public void A_row_is_the_same_alone_and_of_its_input_and_allocates_nothing_after_the_first()
    {
        Fitted<SpeedFeatures> fitted = Fitted();
        float[] all = Apply(fitted, PairRow.Of(Values));
        var vector = new float[fitted.Layout.Width];
        for (int i = 0; i < Values.Length; i++)
        {
            var input = new SpeedFeatures.Input { A = Values[i].Item1, B = Values[i].Item2 };
            fitted.TransformRow(in input, vector);
            Assert.Equal(all.AsSpan(i * vector.Length, vector.Length).ToArray(), vector);
        }

        var row = new SpeedFeatures.Input { A = 7, B = 2 };
        for (int i = 0; i < 3; i++)
            fitted.TransformRow(in row, vector);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            fitted.TransformRow(in row, vector);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Threads_that_take_turns_allocate_nothing_after_their_first_rows()
    {
        Fitted<SpeedFeatures> fitted = Fitted();
        long[] allocated = new long[2];
        using var turns = new Barrier(2);
        Thread[] threads = [.. Enumerable.Range(0, 2).Select(thread => new Thread(() =>
        {
            var row = new SpeedFeatures.Input { A = 7 + thread, B = 2 };
            var vector = new float[fitted.Layout.Width];
            for (int i = 0; i < 400; i++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                if (i % 2 == thread)
                    fitted.TransformRow(in row, vector);
                allocated[thread] += i < 200 ? 0 : GC.GetAllocatedBytesForCurrentThread() - before;
                turns.SignalAndWait();
            }
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        Assert.Equal([0, 0], allocated);
    }

    [Fact]
    public void An_exception_of_a_method_tells_where_it_was_thrown()
    {
        MillraceException error = Assert.ThrowsAny<MillraceException>(static () => Apply(Fitted(), PairRow.Of((1, 2), (1, -1))));
        Assert.StartsWith("SpeedFeatures.Speed failed at row 1 of a batch of 2 rows of PairRow, counted from 0: Backwards.", error.Message, StringComparison.Ordinal);
        Assert.IsType<ArgumentException>(error.InnerException);
    }

    private static Fitted<SpeedFeatures> Fitted()
    {
        var fitter = new FeatureFitter<SpeedFeatures>();
        fitter.Add(PairRow.Of(Values));
        while (fitter.EndScan())
            fitter.Add(PairRow.Of(Values));
        return fitter.Complete();
    }

    private static float[] Apply(Fitted<SpeedFeatures> fitted, Data.Batch rows)
    {
        var destination = new float[rows.Count * fitted.Layout.Width];
        fitted.Transform(rows, destination);
        return destination;
    }
}
