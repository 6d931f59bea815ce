using Millrace.Data;

namespace Millrace.Features;

/// <summary>A batch of one row a thread, so that a single row goes through the code of batches without being allocated for.</summary>
internal static class RowBatch<TInput>
    where TInput : struct, ISchema<TInput>
{
    [ThreadStatic]
    private static Batch<TInput>? t_batch;

    public static void Transform(FittedSet fitted, in TInput row, Span<float> destination)
    {
        Batch<TInput> batch = Take();
        try
        {
            batch.Add(in row);
            fitted.Transform(batch, destination);
        }
        finally
        {
            Keep(batch);
        }
    }

    public static void Transform(FittedSet fitted, in TInput row, FeatureBlock block)
    {
        Batch<TInput> batch = Take();
        try
        {
            batch.Add(in row);
            fitted.Transform(batch, block);
        }
        finally
        {
            Keep(batch);
        }
    }

    // Code of the user's may compute other features of such a row meanwhile; it gets a batch of its own.
    private static Batch<TInput> Take()
    {
        Batch<TInput> batch = t_batch ?? TInput.CreateBatch(1);
        t_batch = null;
        return batch;
    }

    private static void Keep(Batch<TInput> batch)
    {
        batch.Clear();
        t_batch = batch;
    }
}
