using Millrace.Data;

namespace Millrace.Quality;

/// <summary>The charts of a column: of its numbers with their quantiles, of the lengths of its texts and lists.</summary>
internal static class ColumnCharts
{
    public static void Write(PageWriter page, ColumnPair column)
    {
        (NumberStatistics? now, NumberStatistics? was) = column.Both(static each => each.Numbers);
        (LengthStatistics? texts, LengthStatistics? oldTexts) = column.Both(static each => each.Texts?.Lengths);
        (LengthStatistics? lists, LengthStatistics? oldLists) = column.Both(static each => each.Lists?.Lengths);
        if (now is null && was is null && texts is null && oldTexts is null && lists is null && oldLists is null)
            return;
        var figure = new ChartFigure(page);
        using HtmlScope charts = page.Html.Open("div");
        ColumnType type = column.Any.Type;
        Draw(ChartMaker.Whole(now?.EqualWidth ?? now?.EqualDepth, was?.EqualWidth ?? was?.EqualDepth), type, "Distribution", Remark(now, was));
        Draw(ChartMaker.Middle(now, was), type, "Where most numbers are", "without a twentieth at each end, drawn from buckets of equal weight", hasTable: false);
        Draw(ChartMaker.Whole(texts?.Histogram, oldTexts?.Histogram), ColumnType.Int64, "Lengths", type == ColumnType.Binary ? "in bytes" : "in characters");
        Draw(ChartMaker.Whole(lists?.Histogram, oldLists?.Histogram), ColumnType.Int64, "Lengths of lists", "in elements");
        QuantileTable.Write(page, column);

        // Quantiles are the numbers of what is drawn between them.
        void Draw(Chart? chart, ColumnType of, string title, string remark, bool hasTable = true)
        {
            if (chart is not null)
                figure.Write(chart, of, title, remark, hasTable);
        }
    }

    private static string Remark(NumberStatistics? now, NumberStatistics? was)
    {
        NumberStatistics[] sides = [.. new[] { now, was }.OfType<NumberStatistics>()];
        if (sides.Any(static side => side.EqualWidth is null && side.EqualDepth is not null))
            return "drawn from buckets of equal weight";
        double error = sides.Where(static side => !side.IsEqualWidthExact).Select(static side => 2 * side.RankError).DefaultIfEmpty(0).Max();
        return error == 0 ? "exact" : $"each bar is off by {ReportNumber.Bound(error)} of all numbers at most";
    }
}
