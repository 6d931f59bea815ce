using Millrace.Data;

namespace Millrace.Features;

/// <summary>A batch of one row a thread, so that a single row goes through the code of batches without being allocated for.</summary>
internal static class RowBatch<TInput>
    where TInput : struct, ISchema<TInput>
{
    [ThreadStatic]
    private static Batch<TInput>? t_batch;

    [ThreadStatic]
    private static FeatureBlock? t_block;

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

    public static TFeatures Apply<TFeatures>(FittedSet fitted, in TInput row)
        where TFeatures : struct, IFeatures<TFeatures>
    {
        FeatureBlock block = t_block ?? new FeatureBlock();
        t_block = null;
        try
        {
            Transform(fitted, in row, block);
            return TFeatures.FromBlock(block, row: 0);
        }
        finally
        {
            t_block = block;
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
