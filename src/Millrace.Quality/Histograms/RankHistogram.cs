using System.Collections.Immutable;
using System.Globalization;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>How often values occur, the most frequent ones first; of equally frequent ones the one that comes first in ordinal order.</summary>
public sealed class RankHistogram
{
    private const double Rounding = 1e-12;

    private RankHistogram(ImmutableArray<RankedValue> values, double total, double weightError)
    {
        Values = values;
        Total = total;
        WeightError = weightError;
    }

    /// <summary>A histogram of nothing.</summary>
    public static RankHistogram Empty { get; } = new([], 0, 0);

    /// <summary>The values, the most frequent ones first.</summary>
    public ImmutableArray<RankedValue> Values { get; }

    /// <summary>The weight of all values, of those as well that do not stand in <see cref="Values"/>.</summary>
    public double Total { get; }

    /// <summary>
    /// By how much each weight may be too small, and what a value that does not stand here weighs at most beyond the least that does; 0 where weights are
    /// exact.
    /// </summary>
    public double WeightError { get; }

    /// <summary>The weight of the values that do not stand in <see cref="Values"/>.</summary>
    public double Unlisted => Math.Max(0, Total - Values.Sum(static value => value.Weight));

    /// <summary>Whether all values stand in <see cref="Values"/>, but for what sums of weights differ by in their last digits.</summary>
    internal bool IsWhole => Unlisted <= Total * Rounding;

    /// <summary>Makes a histogram of values with their weights; equal values count together, and those without weight are left out.</summary>
    /// <param name="weights">Values with how often they occur.</param>
    /// <param name="total">The weight of all values, where there are more than these; at least theirs.</param>
    /// <param name="weightError">By how much each weight may be too small.</param>
    /// <exception cref="DataException">A weight is negative or not finite, or the total is less than all weights.</exception>
    public static RankHistogram Of(IEnumerable<KeyValuePair<string, double>> weights, double? total = null, double weightError = 0)
    {
        var sums = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach ((string value, double weight) in weights)
            sums[value] = sums.GetValueOrDefault(value) + Check(weight);
        KeyValuePair<string, double>[] ordered = [.. sums.Where(static pair => pair.Value > 0)];
        Array.Sort(ordered, static (left, right) =>
            right.Value != left.Value ? right.Value.CompareTo(left.Value) : string.CompareOrdinal(left.Key, right.Key));
        double listed = 0;
        var values = ImmutableArray.CreateBuilder<RankedValue>(ordered.Length);
        foreach ((string value, double weight) in ordered)
        {
            listed += weight;
            values.Add(new RankedValue(value, weight, values.Count + 1));
        }

        // Sums of the same weights in another order differ in their last digits.
        double all = total is null ? listed : Check(total.Value);
        if (all < listed * (1 - 1e-9))
        {
            throw new DataException(string.Create(
                CultureInfo.InvariantCulture, $"Values weigh {listed:R} together, and {all:R} was given as the weight of all."));
        }

        return new RankHistogram(values.MoveToImmutable(), Math.Max(all, listed), Check(weightError));
    }

    /// <summary>Makes a histogram of the most frequent values.</summary>
    /// <param name="items">The values and their counts.</param>
    /// <param name="most">How many values, at most.</param>
    /// <param name="text">Makes a text of a value; by default its bytes are UTF-8.</param>
    internal static RankHistogram Of(FrequentItems items, int most, Func<FrequentItem, string>? text = null)
    {
        text ??= static item => CutText.Of(item.Value.Span, item.Length);
        return Of(
            items.Top(most).Select(item => KeyValuePair.Create(text(item), item.Weight)),
            items.Total,
            items.MaximumError);
    }

    private static double Check(double weight) => double.IsFinite(weight) && weight >= 0
        ? weight
        : throw new DataException(string.Create(
            CultureInfo.InvariantCulture, $"A value cannot have the weight {weight:R}: weights are finite and not negative."));
}
