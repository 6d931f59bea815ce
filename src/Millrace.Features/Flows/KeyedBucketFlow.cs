namespace Millrace.Features;

/// <summary>The number of boundaries that are not above a number, of the boundaries of its row's key.</summary>
/// <param name="source">The numbers.</param>
/// <param name="keys">The place of each row's boundaries.</param>
/// <param name="boundaries">The boundaries, ascending.</param>
/// <param name="missing">The id of a missing number.</param>
internal sealed class KeyedBucketFlow(NumberFlow source, IdFlow keys, double[][] boundaries, int missing) : IdFlow
{
    public override void Read(FeatureWork work, int first, Span<int> ids)
    {
        Span<double> values = stackalloc double[NumberFlow.Block];
        values = values[..ids.Length];
        keys.Read(work, first, ids);
        source.Read(work, first, values);
        for (int i = 0; i < ids.Length; i++)
            ids[i] = double.IsNaN(values[i]) ? missing : BucketFlow.Place(boundaries[ids[i]], values[i]);
    }
}
