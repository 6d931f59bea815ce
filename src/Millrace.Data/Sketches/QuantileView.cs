namespace Millrace.Data;

/// <summary>What a <see cref="QuantileSketch"/> knows, in order: ranks and quantiles.</summary>
internal sealed class QuantileView
{
    private readonly double[] _values;

    // What stands up to and with each value. The last is the total.
    private readonly double[] _sums;

    public QuantileView(QuantileSketch sketch, (double[] Values, double[] Weights) held)
    {
        (_values, _sums) = held;
        Array.Sort(_values, _sums);
        for (int i = 1; i < _sums.Length; i++)
            _sums[i] += _sums[i - 1];
        (Minimum, Maximum) = (sketch.Minimum, sketch.Maximum);
        FiniteWeight = sketch.Finite.Weight;
        NegativeWeight = sketch.NegativeInfinite.Weight;
        PositiveWeight = sketch.PositiveInfinite.Weight;
        NotANumberWeight = sketch.NotANumber.Weight;
    }

    /// <summary>What is known of finite numbers that are all there.</summary>
    /// <param name="ascending">The numbers, at least one, each once; kept.</param>
    /// <param name="weights">The weight of each; kept.</param>
    public QuantileView(double[] ascending, double[] weights)
    {
        (_values, _sums) = (ascending, weights);
        for (int i = 1; i < _sums.Length; i++)
            _sums[i] += _sums[i - 1];
        (Minimum, Maximum, FiniteWeight) = (_values[0], _values[^1], _sums[^1]);
    }

    /// <summary>The least finite number; +∞ where there is none.</summary>
    public double Minimum { get; }

    /// <summary>The greatest finite number; -∞ where there is none.</summary>
    public double Maximum { get; }

    /// <summary>The weight of finite numbers.</summary>
    public double FiniteWeight { get; }

    /// <summary>The weight of negative infinity.</summary>
    public double NegativeWeight { get; }

    /// <summary>The weight of positive infinity.</summary>
    public double PositiveWeight { get; }

    /// <summary>The weight of what is no number, and has no rank.</summary>
    public double NotANumberWeight { get; }

    /// <summary>The least finite number at or below which lies a share of the finite ones.</summary>
    /// <param name="share">The share; below 0 is as 0, above 1 as 1.</param>
    /// <returns>Null where there is no finite number.</returns>
    public double? FiniteQuantile(double share)
    {
        if (_values.Length == 0)
            return null;
        if (share <= 0)
            return Minimum;
        if (share >= 1)
            return Maximum;

        // A product that was rounded up would pass over the number that ends with just that share: 0.07 · 100 is 7.000000000000001.
        int at = FirstAtLeast(_sums, share * _sums[^1] * (1 - 2e-15));
        return Math.Clamp(_values[at], Minimum, Maximum);
    }

    /// <summary>The weight of the numbers that are less than a number.</summary>
    public double WeightBelow(double value)
    {
        if (double.IsNaN(value) || value == double.NegativeInfinity)
            return 0;
        if (value == double.PositiveInfinity)
            return NegativeWeight + FiniteWeight;
        return NegativeWeight + (value <= Minimum ? 0 : Scaled(FirstAtLeast(_values, value)));
    }

    private static int FirstAtLeast(double[] ascending, double value)
    {
        int low = 0, high = ascending.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (ascending[middle] < value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    // Weights that were rounded by chance add up to about the total.
    private double Scaled(int count) => count == 0 ? 0 : count == _sums.Length ? FiniteWeight : _sums[count - 1] * (FiniteWeight / _sums[^1]);
}
