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

    public static TFeatures Apply<TFeatures>(FittedSet fitted, in TInput row)
        where TFeatures : struct, IFeatures<TFeatures>
    {
        FeatureBlock block = Blocks<TFeatures>.Take();
        try
        {
            Transform(fitted, in row, block);
            return TFeatures.FromBlock(block, row: 0);
        }
        finally
        {
            Blocks<TFeatures>.Keep(block);
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

    // Sets have different numbers of sparse features, so each has a block of its own.
    private static class Blocks<TFeatures>
    {
        [ThreadStatic]
        private static FeatureBlock? t_block;

        public static FeatureBlock Take()
        {
            FeatureBlock block = t_block ?? new FeatureBlock();
            t_block = null;
            return block;
        }

        public static void Keep(FeatureBlock block) => t_block = block;
    }
}
