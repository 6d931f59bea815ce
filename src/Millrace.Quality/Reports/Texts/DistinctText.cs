using System.Globalization;

namespace Millrace.Quality;

/// <summary>How many different values there are, as reports and previews show it: a bound reads as one, and an estimate as one.</summary>
internal static class DistinctText
{
    /// <summary>The number alone: <c>1,234</c>, <c>≈ 1,234</c>, <c>60 to 110</c>.</summary>
    public static string Of(DistinctCount count) => Of(count, ReportNumber.Count);

    /// <summary>The number for a table that programs may read as well, without separators.</summary>
    public static string Plain(DistinctCount count) => Of(count, static each => each.ToString(CultureInfo.InvariantCulture));

    /// <summary>The number with how sure it is.</summary>
    public static string WithError(DistinctCount count) =>
        count.StandardError > 0 ? $"{Of(count)} (standard error {ReportNumber.Bound(count.StandardError)})" : Of(count);

    private static string Of(DistinctCount count, Func<long, string> number) => count switch
    {
        { Most: { } most } when most > count.Count => $"{number(count.Count)} to {number(most)}",
        { StandardError: > 0 } => $"≈ {number(count.Count)}",
        _ => number(count.Count),
    };
}
