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
        // Code of the user's may compute other features of such a row meanwhile; it gets a batch of its own.
        Batch<TInput> batch = t_batch ?? TInput.CreateBatch(1);
        t_batch = null;
        try
        {
            batch.Add(in row);
            fitted.Transform(batch, destination);
        }
        finally
        {
            batch.Clear();
            t_batch = batch;
        }
    }
}
