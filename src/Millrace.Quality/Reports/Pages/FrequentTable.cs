using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Quality;

/// <summary>The most frequent values of a column with bars.</summary>
internal static class FrequentTable
{
    public static void Write(PageWriter page, ColumnPair column)
    {
        (RankHistogram? now, RankHistogram? was) = column.Both(static each => each.Frequent);
        if (now is null && was is null)
            return;
        if (new[] { column.Current, column.Previous }.All(static side => side?.Frequent is null || IsFlat(side)))
        {
            page.Html.Element("p", "Most frequent values: none stands out, each that was kept occurs once.", ("class", "m"));
            return;
        }

        ImmutableArray<(string Value, double? Now, double? Was)> rows = Rows(now, was, page.Limits.Values);
        if (rows.IsEmpty)
            return;
        double largest = rows.Max(static row => Math.Max(row.Now ?? 0, row.Was ?? 0));
        using HtmlScope table = page.OpenTable($"Most frequent values{(page.HasTwoSides ? ", as shares" : "")}{Bound(now, was)}");
        using (page.Html.Open("tr"))
        {
            page.Heading("value");
            foreach (string side in page.SideNames("count"))
                page.Heading(side, isNumber: true);
            page.Heading("share");
        }

        foreach ((string value, double? current, double? previous) in rows)
        {
            using HtmlScope row = page.Html.Open("tr");
            page.Value(value, page.Limits.Characters);
            Count(page, now, current);
            if (page.HasTwoSides)
                Count(page, was, previous);
            using HtmlScope cell = page.Html.Open("td", ("class", "b"));
            Bars(page, current / largest, previous / largest);
        }

        WriteOthers(page, rows, now, was);
    }

    /// <summary>Whether no value that is listed occurs twice, so that the list says nothing.</summary>
    public static bool IsFlat(ColumnStatistics column) =>
        column.Frequent is { Values: [{ Weight: <= 1 }, ..] values } && column.Distinct.Count > values.Length && column.PresentWeight == column.Present;

    // Shares; null where a side does not list the value.
    private static ImmutableArray<(string Value, double? Now, double? Was)> Rows(RankHistogram? now, RankHistogram? was, int most)
    {
        string[] values =
            [.. new[] { now, was }.OfType<RankHistogram>().SelectMany(side => side.Values.Take(most)).Select(static each => each.Value).Distinct(StringComparer.Ordinal)];
        Dictionary<string, double> current = Shares(now), previous = Shares(was);
        return
        [
            .. values.Select(value => (value, Of(now, current, value), Of(was, previous, value)))
                .OrderByDescending(static row => Math.Max(row.Item2 ?? 0, row.Item3 ?? 0)).Take(most),
        ];
    }

    private static Dictionary<string, double> Shares(RankHistogram? side) =>
        (side?.Values ?? []).ToDictionary(static each => each.Value, each => each.Weight / side!.Total, StringComparer.Ordinal);

    private static double? Of(RankHistogram? side, Dictionary<string, double> shares, string value) =>
        side is null ? null : shares.TryGetValue(value, out double share) ? share : side.IsWhole ? 0 : null;

    private static string Bound(RankHistogram? now, RankHistogram? was)
    {
        double error = Math.Max(now?.WeightError ?? 0, was?.WeightError ?? 0);
        return error == 0 ? "" : $"; counts may be too small by {ReportNumber.Weight(Math.Ceiling(error))}";
    }

    private static void Count(PageWriter page, RankHistogram? side, double? share) => page.NumberOrNothing(
        share is not { } part ? null
        : page.HasTwoSides ? ReportNumber.Share(part)
        : $"{ReportNumber.Weight(Math.Round(part * side!.Total, 6))} ({ReportNumber.Share(part)})");

    private static void Bars(PageWriter page, double? now, double? was)
    {
        HtmlWriter html = page.Html;
        using HtmlScope svg = html.Open("svg", ("aria-hidden", "true"));
        if (now > 0)
            html.Empty("rect", ("class", "now"), ("width", Percent(now.Value)), ("height", page.HasTwoSides ? "50%" : "100%"));
        if (was > 0)
            html.Empty("rect", ("class", "was"), ("y", "55%"), ("width", Percent(was.Value)), ("height", "45%"));
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#}%");

    private static void WriteOthers(PageWriter page, ImmutableArray<(string Value, double? Now, double? Was)> rows, RankHistogram? now, RankHistogram? was)
    {
        double? current = Others(now, rows.Sum(static row => row.Now ?? 0)), previous = Others(was, rows.Sum(static row => row.Was ?? 0));
        if (!(current > 0) && !(previous > 0))
            return;
        using HtmlScope row = page.Html.Open("tr");
        page.Html.Element("td", "all others", ("class", "m"));
        Count(page, now, current);
        if (page.HasTwoSides)
            Count(page, was, previous);
        page.Html.Empty("td");
    }

    private static double? Others(RankHistogram? side, double shown) =>
        side is not { Total: > 0 } ? null : 1 - shown > 1e-9 ? 1 - shown : 0;
}
