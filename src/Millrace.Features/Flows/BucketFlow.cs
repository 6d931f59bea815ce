namespace Millrace.Features;

/// <summary>The number of boundaries that are not above a number.</summary>
/// <param name="source">The numbers.</param>
/// <param name="boundaries">The boundaries, ascending.</param>
/// <param name="missing">The id of a missing number.</param>
internal sealed class BucketFlow(NumberFlow source, double[] boundaries, int missing) : IdFlow
{
    public override void Read(FeatureWork work, int first, Span<int> ids)
    {
        Span<double> values = stackalloc double[NumberFlow.Block];
        values = values[..ids.Length];
        source.Read(work, first, values);
        double[] all = boundaries;
        for (int i = 0; i < ids.Length; i++)
            ids[i] = double.IsNaN(values[i]) ? missing : Place(all, values[i]);
    }

    /// <summary>How many boundaries are not above a number, by binary search.</summary>
    public static int Place(double[] boundaries, double value)
    {
        int low = 0, high = boundaries.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (boundaries[middle] <= value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
