namespace Millrace.Features;

/// <summary>Finds the bucket of a number.</summary>
internal static class BucketSearch
{
    /// <summary>How many boundaries are not above a number, by binary search.</summary>
    /// <param name="boundaries">The boundaries, ascending.</param>
    /// <param name="value">The number.</param>
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
