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
        Chart? whole = ChartMaker.Whole(now?.EqualWidth ?? now?.EqualDepth, was?.EqualWidth ?? was?.EqualDepth, page.Limits.Buckets);
        Draw(whole, type, "Distribution", Remark(now, was, whole is { IsSpread: true }));
        Draw(ChartMaker.Middle(now, was), type, "Where most numbers are", "without the far ends, drawn from buckets of equal weight", hasTable: false);
        Chart? lengths = ChartMaker.Whole(texts?.Histogram, oldTexts?.Histogram, page.Limits.Buckets);
        Draw(lengths, ColumnType.Int64, "Lengths", type == ColumnType.Binary ? "in bytes" : "in characters");
        Draw(ChartMaker.Whole(lists?.Histogram, oldLists?.Histogram, page.Limits.Buckets), ColumnType.Int64, "Lengths of lists", "in elements");
        QuantileTable.Write(page, column);

        // Quantiles are the numbers of what is drawn between them.
        void Draw(Chart? chart, ColumnType of, string title, string remark, bool hasTable = true)
        {
            if (chart is not null)
                figure.Write(chart, of, title, remark, hasTable);
        }
    }

    private static string Remark(NumberStatistics? now, NumberStatistics? was, bool isSpread)
    {
        NumberStatistics[] sides = [.. new[] { now, was }.OfType<NumberStatistics>()];
        if (sides.Any(static side => side.EqualWidth is null && side.EqualDepth is not null))
            return "drawn from buckets of equal weight";

        // What is known of buckets does not say where in them numbers are.
        double error = sides.Where(static side => !side.IsEqualWidthExact).Select(static side => 2 * side.RankError).DefaultIfEmpty(0).Max();
        string how = isSpread ? "drawn over buckets of one width, as if numbers were spread evenly within those that were counted" : "exact";
        string part = isSpread ? "each counted bucket" : "each bar";
        string bound = $"{ReportNumber.Confidence}, {part} is off by {ReportNumber.Bound(error)} of all numbers at most";
        return error == 0 ? how : isSpread ? $"{how}; {bound}" : bound;
    }
}
