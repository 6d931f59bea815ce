namespace Millrace.Features;

/// <summary>
/// Count, mean, sum of squared deviations and extremes of finite numbers, mergeable. Each block is summed by the corrected two-pass
/// algorithm and joined by the pairwise update (Chan, Golub, LeVeque: Updating Formulae and a Pairwise Algorithm for Computing Sample
/// Variances, 1979), so that a large mean does not swallow a small deviation.
/// </summary>
internal sealed class Moments
{
    private double _squares;

    public long Count { get; private set; }

    public double Mean { get; private set; }

    public double Minimum { get; private set; } = double.PositiveInfinity;

    public double Maximum { get; private set; } = double.NegativeInfinity;

    /// <summary>The population deviation; exactly 0 where all numbers are equal, whatever the rounding of their sum.</summary>
    public double Deviation => Count == 0 || Minimum == Maximum ? 0 : Math.Sqrt(_squares / Count);

    public void Add(ReadOnlySpan<double> block)
    {
        if (block.IsEmpty)
            return;
        double sum = 0, minimum = block[0], maximum = block[0];
        foreach (double value in block)
        {
            sum += value;
            minimum = Math.Min(minimum, value);
            maximum = Math.Max(maximum, value);
        }

        // The mean of equal numbers is that number, exactly: their sum may be rounded.
        double mean = minimum == maximum ? minimum : sum / block.Length;
        double squares = 0, drift = 0;
        foreach (double value in block)
        {
            double difference = value - mean;
            squares += difference * difference;
            drift += difference;
        }

        Join(block.Length, mean, squares - (drift * drift / block.Length), minimum, maximum);
    }

    public void Merge(Moments other)
    {
        if (other.Count > 0)
            Join(other.Count, other.Mean, other._squares, other.Minimum, other.Maximum);
    }

    private void Join(long count, double mean, double squares, double minimum, double maximum)
    {
        long total = Count + count;
        double difference = mean - Mean;
        Mean = Count == 0 ? mean : Mean + (difference * ((double)count / total));
        _squares += Count == 0 ? squares : squares + (difference * difference * ((double)Count / total) * count);
        Minimum = Math.Min(Minimum, minimum);
        Maximum = Math.Max(Maximum, maximum);
        Count = total;
    }
}
