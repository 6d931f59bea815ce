using System.Globalization;

namespace Millrace.Quality;

/// <summary>The quantiles of a column's numbers.</summary>
internal static class QuantileTable
{
    public static void Write(PageWriter page, ColumnPair column)
    {
        (NumberStatistics? now, NumberStatistics? was) = column.Both(static each => each.Numbers);
        double[] shares =
        [
            .. new[] { now, was }.OfType<NumberStatistics>().SelectMany(static side => side.Quantiles).Select(static quantile => quantile.Share).Distinct().Order(),
        ];
        if (shares.Length == 0)
            return;
        double error = Math.Max(now?.RankError ?? 0, was?.RankError ?? 0);
        int most = page.Limits.Quantiles;
        string some = shares.Length > most ? $", {most} of {ReportNumber.Count(shares.Length)}" : "";
        string bound = error == 0 ? "exact" : $"their ranks off by {ReportNumber.Bound(error)} at most {ReportNumber.Confidence}";
        using HtmlScope table = page.OpenTable($"Quantiles{some}, {bound}");
        page.Headings(["share", .. page.SideNames("value")], numbersFrom: 1);
        foreach (double share in Some(shares, most))
        {
            using HtmlScope row = page.Html.Open("tr");
            page.Html.Element("th", share == 0.5 ? "median" : string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.####} %"), ("scope", "row"));
            Write(page, column.Current, share);
            if (page.HasTwoSides)
                Write(page, column.Previous, share);
        }
    }

    // The ends, and what lies evenly between them.
    private static IEnumerable<double> Some(double[] shares, int most) => shares.Length <= most
        ? shares
        : Enumerable.Range(0, most).Select(i => shares[(int)((long)i * (shares.Length - 1) / (most - 1))]);

    private static void Write(PageWriter page, ColumnStatistics? column, double share) =>
        page.NumberOrNothing(column?.Numbers?.QuantileAt(share) is { } value ? TypedNumber.Of(column.Type, value) : null);
}
