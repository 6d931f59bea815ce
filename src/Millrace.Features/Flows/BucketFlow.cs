namespace Millrace.Features;

/// <summary>The buckets of numbers.</summary>
/// <param name="source">The numbers.</param>
/// <param name="keys">The place of each row's boundaries; null where all rows have the same.</param>
/// <param name="buckets">The stage that knows the boundaries.</param>
internal sealed class BucketFlow(NumberFlow source, IdFlow? keys, IRowIds buckets) : IdFlow
{
    public override void Read(FeatureWork work, int first, Span<int> ids)
    {
        Span<double> values = stackalloc double[NumberFlow.Block];
        values = values[..ids.Length];

        // The place of a row's boundaries is overwritten by its bucket.
        keys?.Read(work, first, ids);
        source.Read(work, first, values);
        buckets.Read(values, ids, keys is null ? default : ids);
    }
}
