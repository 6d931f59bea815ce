using System.Globalization;

namespace Millrace.Data;

/// <summary>
/// What a weight may be: a number from 0, which makes its value count for nothing, to <see cref="Most"/>, so that squares of sums stay finite.
/// </summary>
internal static class Weights
{
    public const double Most = 1e100;

    /// <exception cref="DataException">The weight is negative, too large, infinite or NaN.</exception>
    public static double Check(double weight) => weight is >= 0 and <= Most
        ? weight
        : throw new DataException(string.Create(
            CultureInfo.InvariantCulture, $"A value has the weight {weight:R}. Weights lie between 0 and {Most:R}: correct or leave out such rows."));
}
