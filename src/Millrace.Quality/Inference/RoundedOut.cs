using System.Globalization;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Rounds what was found in some rows outward, so that the rows to come may differ a little: ends of ranges to the power of ten that is not above their
/// distance (0.3 to 191 becomes 0 to 200), what is missing to twice its share in one digit (3 % becomes 6 %).
/// </summary>
internal static class RoundedOut
{
    /// <summary>So many values are needed to tell what others will be like.</summary>
    public const long FewestValues = 100;

    // Below, powers of ten are not exact any more, or no numbers.
    private const int FinestPower = -300;

    /// <summary>A range around finite numbers; null where they are too few, all equal, or too large for a double to tell them apart.</summary>
    public static RangeExpectation? Range(ColumnStatistics column)
    {
        if (column.Numbers is not { Minimum: { } minimum, Maximum: { } maximum } numbers || !column.Type.IsNumber() || minimum >= maximum)
            return null;

        // Keys and counters go on with the next file.
        bool isWhole = column.Type.IsWholeNumber();
        if (numbers.Finite < Math.Max(FewestValues, column.Present) || (isWhole && column.Distinct.Count > column.Present / 2))
            return null;

        // Hours, weekdays and months are all there.
        bool isDense = isWhole && column.Distinct.IsExact && column.Distinct.Count == maximum - minimum + 1;
        RangeExpectation range = isDense ? new(minimum, maximum) : Around(minimum, maximum);
        return range.Holds(minimum) && range.Holds(maximum) && double.IsFinite(range.Minimum) && double.IsFinite(range.Maximum) ? range : null;
    }

    /// <summary>A range around numbers, however few they are; around one number that number.</summary>
    public static RangeExpectation Around(double minimum, double maximum) => new(Below(minimum, maximum - minimum), Above(maximum, maximum - minimum));

    /// <summary>A range that reaches to numbers outside of it as well; what holds of it stays.</summary>
    /// <param name="range">The range.</param>
    /// <param name="minimum">The least number.</param>
    /// <param name="maximum">The greatest number.</param>
    public static RangeExpectation Widen(RangeExpectation range, double minimum, double maximum)
    {
        double least = Math.Min(range.Minimum, minimum), most = Math.Max(range.Maximum, maximum), width = most - least;
        return range with
        {
            Minimum = minimum < range.Minimum ? Below(minimum, width) : range.Minimum,
            Maximum = maximum > range.Maximum ? Above(maximum, width) : range.Maximum,
        };
    }

    /// <summary>The least share of rows with a value that is expected; null where nothing is.</summary>
    public static PresenceExpectation? Presence(long present, long rows)
    {
        if (rows < FewestValues || present == rows)
            return null;
        decimal missing = OneDigit(2 * (decimal)(rows - present) / rows);
        return missing < 1 ? new PresenceExpectation((double)(1 - missing)) : null;
    }

    /// <summary>A column whose values may be missing as many times as they are.</summary>
    /// <param name="column">The column.</param>
    /// <param name="found">What is known of the data's.</param>
    public static ColumnInfo Nullable(ColumnInfo column, ColumnStatistics found) => column with
    {
        IsNullable = true,
        Expectations =
        [
            .. column.Expectations.Where(static each => each is not PresenceExpectation),
            .. Presence(found.Present, found.Present + found.Missing) is { } presence ? [presence] : Array.Empty<Expectation>(),
        ],
    };

    /// <summary>
    /// The share that may break an expectation of which so much is broken: twice as much, or half way from there to all where that is less, so that something
    /// is expected still.
    /// </summary>
    public static double Tolerance(long broken, long of)
    {
        if (of == 0)
            return 0;
        decimal share = (decimal)broken / of;
        return (double)OneDigit(Math.Min(2 * share, (1 + share) / 2));
    }

    private static double Below(double number, double width) => Step(number, width, Math.Floor, -1);

    private static double Above(double number, double width) => Step(number, width, Math.Ceiling, 1);

    private static double Step(double number, double width, Func<double, double> round, int outward)
    {
        // Of an open range, and of one that is wider than a double, the size of the end says how coarse it may be.
        int power = (int)Math.Floor(Math.Log10(double.IsFinite(width) ? width : Math.Max(Math.Abs(number), 1)));
        if (power < FinestPower)
            return number;
        double steps = round(power < 0 ? number * Math.Pow(10, -power) : number / Math.Pow(10, power));
        double rounded = Of(steps, power);

        // A product that is rounded may have come out on the wrong side.
        return outward * (rounded - number) >= 0 || !double.IsFinite(rounded) ? rounded : Of(steps + outward, power);
    }

    // By its text it is the number that a person would write.
    private static double Of(double steps, int power)
    {
        double number = double.Parse(string.Create(CultureInfo.InvariantCulture, $"{steps:F0}E{power}"), CultureInfo.InvariantCulture);
        return number == 0 ? 0 : number;
    }

    private static decimal OneDigit(decimal share)
    {
        decimal digit = 1;
        while (digit > share && digit > 1e-20m)
            digit /= 10;
        return Math.Ceiling(share / digit) * digit;
    }
}
