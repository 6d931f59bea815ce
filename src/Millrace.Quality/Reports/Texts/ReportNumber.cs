using System.Globalization;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Numbers as reports show them, the same in every culture.</summary>
internal static class ReportNumber
{
    private const int Digits = 6;

    /// <summary>How sure a bound of what a sketch tells is, behind the bound or in front of a sentence.</summary>
    public static string Confidence { get; } = $"with {Share(QuantileSketch.Confidence)} confidence";

    /// <summary>A count: <c>12,345</c>.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count of weighted rows, a whole number where each counts once.</summary>
    public static string Weight(double weight) =>
        weight == Math.Floor(weight) && Math.Abs(weight) < 1e15 ? Count((long)weight) : Of(weight);

    /// <summary>A count and its unit: <c>1 row</c>, <c>3 rows</c>.</summary>
    public static string Plural(long count, string unit) => $"{Count(count)} {unit}{(count == 1 ? "" : "s")}";

    /// <summary>A share: <c>12.34 %</c>. What is not nothing does not read as nothing, and what is not all not as all.</summary>
    public static string Share(double share) => share switch
    {
        <= 0 => "0 %",
        >= 1 => "100 %",
        < 0.0001 => "< 0.01 %",
        > 0.9999 => "> 99.99 %",
        _ => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##} %"),
    };

    /// <summary>A part of a whole as a share; nothing of nothing is nothing.</summary>
    public static string Share(double part, double whole) => Share(whole > 0 ? part / whole : 0);

    /// <summary>A bound, rounded up, so that it still holds: <c>0.93 %</c>.</summary>
    public static string Bound(double share)
    {
        if (share <= 0)
            return "0 %";
        int decimals = Math.Clamp(-(int)Math.Floor(Math.Log10(share * 100)) + 1, 0, 15);
        double scale = Math.Pow(10, decimals);
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling((share * 100 * scale) - 1e-9) / scale:0.###############} %");
    }

    /// <summary>A number to six digits; whole numbers of the data in full, with separators from five digits on, so that years read as years.</summary>
    public static string Of(double value)
    {
        double size = Math.Abs(value);
        if (size == 0)
            return "0";
        if (size is >= 1e15 or < 1e-4)
            return value.ToString("0.#####E+0", CultureInfo.InvariantCulture);
        if (value == Math.Floor(value))
            return value.ToString(size < 10_000 ? "0" : "#,##0", CultureInfo.InvariantCulture);
        int decimals = Math.Max(0, Digits - 1 - (int)Math.Floor(Math.Log10(size)));
        string places = decimals == 0 ? "" : $".{new string('#', decimals)}";
        return value.ToString(size < 10_000 ? $"0{places}" : $"#,##0{places}", CultureInfo.InvariantCulture);
    }
}
