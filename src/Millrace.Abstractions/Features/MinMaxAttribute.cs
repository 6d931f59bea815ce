namespace Millrace;

/// <summary>
/// Moves numbers to an interval: <c>Low + (value − minimum) / (maximum − minimum) · (High − Low)</c>, where minimum and maximum are the ends of the finite
/// numbers of the training rows. A number outside of them falls outside of the interval (at most as far as a <c>float</c> reaches), unless <see cref="Clip"/>
/// is set. A missing value and NaN stay missing, which is 0 where the feature ends here; so are infinite values, unless <see cref="Clip"/> is set. Where all
/// training rows have the same number, or none, every number becomes <see cref="Low"/>. Computed in double precision: within 1e-15 of the interval's ends times
/// the share of the way.
/// </summary>
/// <param name="low">What the minimum becomes.</param>
/// <param name="high">What the maximum becomes.</param>
public sealed class MinMaxAttribute(double low = 0, double high = 1) : FeatureAttribute
{
    /// <summary>What the minimum becomes; a finite <c>float</c>, less than <see cref="High"/>.</summary>
    public double Low { get; } = low;

    /// <summary>What the maximum becomes; a finite <c>float</c>.</summary>
    public double High { get; } = high;

    /// <summary>Whether numbers outside of the training rows' become the end that they lie beyond, infinite ones too.</summary>
    public bool Clip { get; init; }

    /// <summary>
    /// A property of the row with a key: text, an enumeration, <c>bool</c> or a whole number. Each key has a minimum and a maximum of its own; where the key is
    /// missing, or has no finite number in the training rows, those of all rows count. Fitting keeps about 200 bytes a key, and the fitted features list all
    /// keys.
    /// </summary>
    public string? Per { get; init; }
}
