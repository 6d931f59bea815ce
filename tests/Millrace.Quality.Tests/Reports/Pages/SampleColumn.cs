using System.Collections.Immutable;
using System.Globalization;
using Millrace.Data;

namespace Millrace.Quality.Tests.Reports.Pages;

/// <summary>Statistics of values that are all at hand, exact.</summary>
internal static class SampleColumn
{
    public static ColumnStatistics Numbers(string name, IEnumerable<double?> values, ColumnType type = ColumnType.Double, Func<double, string>? text = null)
    {
        text ??= static value => value.ToString("R", CultureInfo.InvariantCulture);
        double?[] all = [.. values];
        double[] present = [.. all.OfType<double>()], finite = [.. present.Where(double.IsFinite).Order()];
        return Of(name, type, all.Length, present.Select(text)) with
        {
            Minimum = finite.Length == 0 ? null : text(finite[0]),
            Maximum = finite.Length == 0 ? null : text(finite[^1]),
            Numbers = new NumberStatistics
            {
                Finite = finite.Length,
                Zeros = finite.Count(static value => value == 0),
                NotANumber = present.Count(double.IsNaN),
                NegativeInfinite = present.Count(double.IsNegativeInfinity),
                PositiveInfinite = present.Count(double.IsPositiveInfinity),
                Minimum = finite.Length == 0 ? null : finite[0],
                Maximum = finite.Length == 0 ? null : finite[^1],
                Mean = finite.Length == 0 ? null : finite.Average(),
                Deviation = finite.Length == 0 ? null : Math.Sqrt(finite.Average(value => Math.Pow(value - finite.Average(), 2))),
                Quantiles = finite.Length == 0 ? [] : [.. StatisticsOptions.Default.Quantiles.Select(share => new Quantile(share, At(finite, share)))],
                RankError = 0.0093,
                EqualDepth = EqualDepth(finite),
                EqualWidth = EqualWidth(finite, 10),
            },
        };
    }

    public static ColumnStatistics Texts(string name, IEnumerable<string?> values, ColumnType type = ColumnType.Text)
    {
        string?[] all = [.. values];
        string[] present = [.. all.OfType<string>()];
        double[] lengths = [.. present.Select(static value => (double)value.Length).Order()];
        return Of(name, type, all.Length, present) with
        {
            Minimum = present.Min(StringComparer.Ordinal),
            Maximum = present.Max(StringComparer.Ordinal),
            Texts = new TextStatistics
            {
                Lengths = lengths.Length == 0 ? LengthStatistics.None : new((long)lengths[0], (long)lengths[^1], lengths.Average(), EqualWidth(lengths, 10)),
                Empty = present.Count(static value => value.Length == 0),
                Characters = new CharacterCounts(
                    present.Sum(static value => value.Count(char.IsLetter)), present.Sum(static value => value.Count(char.IsDigit)), present.Sum(static value => value.Count(char.IsWhiteSpace)), 0, 0, 0),
            },
        };
    }

    public static Histogram EqualWidth(double[] ascending, int count)
    {
        if (ascending.Length == 0)
            return Histogram.Empty;
        if (ascending[0] == ascending[^1])
            return new Histogram([new HistogramBucket(ascending[0], ascending[0], ascending.Length)]);
        double low = ascending[0], width = (ascending[^1] - low) / count;
        return new Histogram(
        [
            .. Enumerable.Range(0, count).Select(i => new HistogramBucket(
                low + (i * width),
                i == count - 1 ? ascending[^1] : low + ((i + 1) * width),
                ascending.Count(value => Math.Clamp((int)((value - low) / width), 0, count - 1) == i))),
        ]);
    }

    private static Histogram EqualDepth(double[] ascending) => ascending.Length == 0 ? Histogram.Empty
        : new Histogram([.. Enumerable.Range(0, 10).Select(i => new HistogramBucket(At(ascending, i / 10.0), At(ascending, (i + 1) / 10.0), ascending.Length / 10.0))]);

    private static double At(double[] ascending, double share) => ascending[(int)Math.Min(ascending.Length - 1, share * ascending.Length)];

    private static ColumnStatistics Of(string name, ColumnType type, int rows, IEnumerable<string> texts)
    {
        string[] present = [.. texts];
        Dictionary<string, int> counts = present.GroupBy(static text => text, StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => group.Count(), StringComparer.Ordinal);
        return new ColumnStatistics(name, type)
        {
            Present = present.Length,
            Missing = rows - present.Length,
            PresentWeight = present.Length,
            MissingWeight = rows - present.Length,
            Distinct = new DistinctCount(counts.Count, 0),
            Frequent = RankHistogram.Of(
                counts.OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key, StringComparer.Ordinal).Take(20).Select(static pair => KeyValuePair.Create(pair.Key, (double)pair.Value)),
                present.Length),
        };
    }
}
