namespace Millrace.Features;

/// <summary>The number of boundaries that are not above a value, by binary search.</summary>
internal readonly struct BucketMap(double[] boundaries, float missing) : INumberMap
{
    public float Missing => missing;

    public float Map(double value)
    {
        double[] all = boundaries;
        int low = 0, high = all.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (all[middle] <= value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
