using System.Globalization;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>A chart with its title, its axis and, where asked, its numbers as a table.</summary>
/// <param name="page">Where it stands.</param>
internal sealed class ChartFigure(PageWriter page)
{
    private const int MostTableRows = 40;
    private readonly HtmlWriter _html = page.Html;
    private readonly ChartDrawing _drawing = new(page.Html);

    /// <summary>Writes it.</summary>
    /// <param name="chart">What is drawn.</param>
    /// <param name="type">What its numbers stand for.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="remark">How sure its bars are, or what it leaves out.</param>
    /// <param name="hasTable">Whether its numbers stand below it as a table.</param>
    public void Write(Chart chart, ColumnType type, string title, string remark, bool hasTable = true)
    {
        string id = page.NewId();
        using (_html.Open("figure"))
        {
            using (_html.Open("figcaption"))
            {
                _html.Element("b", title);
                _html.Element("span", remark);
            }

            using (_html.Open("svg", ("viewBox", ChartDrawing.ViewBox), ("preserveAspectRatio", "none"), ("role", "img"), ("aria-labelledby", $"{id}t {id}d")))
            {
                _html.Element("title", title, ("id", $"{id}t"));
                _html.Element("desc", Describe(chart, type), ("id", $"{id}d"));
                _drawing.Draw(chart, page.Limits.HasTips ? (bucket, side) => $"{Range(bucket, type)}: {Weight(bucket, side)}" : null);
            }

            using (_html.Open("div", ("class", "axis")))
            {
                _html.Element("span", TypedNumber.Of(type, chart.Low));
                if (chart.Low < chart.High)
                    _html.Element("span", TypedNumber.Of(type, chart.High));
            }

            if (hasTable && chart.Buckets.Length <= MostTableRows)
                WriteTable(chart, type, title);
        }
    }

    private static string Describe(Chart chart, ColumnType type)
    {
        ChartSide side = (chart.Current ?? chart.Previous)!;
        if (side.Buckets.All(static bucket => bucket.Weight == 0))
            return "No numbers here.";
        HistogramBucket fullest = side.Buckets.MaxBy(static bucket => bucket.Weight);
        return string.Create(CultureInfo.InvariantCulture,
            $"{ReportNumber.Plural(side.Buckets.Length, "bucket")}; the fullest, {Range(fullest, type)}, has {ReportNumber.Share(side.ShareOf(fullest))} of all numbers.");
    }

    private static string Range(HistogramBucket bucket, ColumnType type) =>
        bucket.IsPoint ? TypedNumber.Of(type, bucket.Low) : $"{TypedNumber.Of(type, bucket.Low)} to {TypedNumber.Of(type, bucket.High)}";

    // Both sides are spread over common buckets, so that only shares say something.
    private string Weight(HistogramBucket bucket, ChartSide side) => page.HasTwoSides
        ? ReportNumber.Share(side.ShareOf(bucket))
        : $"{ReportNumber.Weight(Math.Round(bucket.Weight, 2))} ({ReportNumber.Share(side.ShareOf(bucket))})";

    private void WriteTable(Chart chart, ColumnType type, string title)
    {
        using HtmlScope details = _html.Open("details");
        _html.Element("summary", "As numbers");
        using HtmlScope table = page.OpenTable($"{title}, bucket by bucket", isShown: false);
        page.Headings(["from", "to", .. page.SideNames(chart.Current is not null, chart.Previous is not null, "numbers")], numbersFrom: 0);
        for (int i = 0; i < chart.Buckets.Length; i++)
        {
            using HtmlScope row = _html.Open("tr");
            page.Number(TypedNumber.Of(type, chart.Buckets[i].Low));
            page.Number(TypedNumber.Of(type, chart.Buckets[i].High));
            if (chart.Current is { } current)
                page.Number(Weight(current.Buckets[i], current));
            if (chart.Previous is { } previous)
                page.Number(Weight(previous.Buckets[i], previous));
        }
    }
}
