namespace Millrace.Quality;

/// <summary>Adds up a Jensen–Shannon divergence.</summary>
/// <param name="currentTotal">The weight of the one side.</param>
/// <param name="previousTotal">The weight of the other.</param>
internal sealed class DivergenceSum(double currentTotal, double previousTotal)
{
    // Logarithms of shares that are the same but for their last digits do not add up to nothing.
    private const double Rounding = 1e-15;

    private double _sum;

    public double Value => currentTotal == 0 || previousTotal == 0
        ? currentTotal == previousTotal ? 0 : 1
        : _sum < Rounding ? 0 : Math.Min(_sum, 1);

    /// <summary>Adds what both sides hold of one place.</summary>
    public void Add(double current, double previous)
    {
        if (currentTotal == 0 || previousTotal == 0)
            return;
        double p = current / currentTotal, q = previous / previousTotal;
        double middle = (p + q) / 2;
        if (middle > 0)
            _sum += (Part(p, middle) + Part(q, middle)) / 2;
    }

    private static double Part(double share, double middle) => share > 0 ? share * Math.Log2(share / middle) : 0;
}
