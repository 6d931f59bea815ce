using System.Globalization;
using System.Text;

namespace Millrace.Quality;

/// <summary>Draws charts as SVG that is stretched to the room it has.</summary>
/// <param name="writer">Where to.</param>
internal sealed class ChartDrawing(HtmlWriter writer)
{
    private const int Width = 300, Height = 60, MostTips = 40;

    /// <summary>The bars of the one side, and the outline of the other, or its bars where it is alone.</summary>
    /// <param name="chart">What is drawn.</param>
    /// <param name="name">Names a bucket, for who points at its bar; null where nobody can.</param>
    public void Draw(Chart chart, Func<HistogramBucket, ChartSide, string>? name)
    {
        if (chart.Current is { } current)
            Bars(chart, current, "now", name);
        if (chart.Previous is not { } previous)
            return;
        if (chart.Current is null)
            Bars(chart, previous, "was", name);
        else
            writer.Empty("path", ("class", "was"), ("d", Outline(chart, previous)));
    }

    /// <summary>A small one without words, beside which the numbers stand.</summary>
    public void DrawSmall(Chart chart)
    {
        using (writer.Open("svg", ("class", "small"), ("viewBox", ViewBox), ("preserveAspectRatio", "none"), ("aria-hidden", "true")))
        {
            if (chart.Current is { } current)
                writer.Empty("path", ("class", "now"), ("d", Filled(chart, current)));
            if (chart.Previous is { } previous)
                writer.Empty("path", ("class", "was"), ("d", chart.Current is null ? Filled(chart, previous) : Outline(chart, previous)));
        }
    }

    /// <summary>The measures of drawings.</summary>
    public static string ViewBox => string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {Height}");

    private void Bars(Chart chart, ChartSide side, string @class, Func<HistogramBucket, ChartSide, string>? name)
    {
        foreach (HistogramBucket bucket in side.Buckets.Where(bucket => side.ShareOf(bucket) > 0))
        {
            (double left, double width, double height) = Place(chart, side, bucket);
            ReadOnlySpan<(string, string?)> attributes =
            [
                ("class", @class), ("x", Text(left)), ("y", Text(Height - height)), ("width", Text(Math.Max(1, width - 1))), ("height", Text(height)),
            ];
            if (name is null || side.Buckets.Length > MostTips)
            {
                writer.Empty("rect", attributes);
                continue;
            }

            using (writer.Open("rect", attributes))
                writer.Element("title", name(bucket, side));
        }
    }

    private static string Filled(Chart chart, ChartSide side)
    {
        var path = new StringBuilder();
        foreach (HistogramBucket bucket in side.Buckets.Where(bucket => side.ShareOf(bucket) > 0))
        {
            (double left, double width, double height) = Place(chart, side, bucket);
            path.Append(CultureInfo.InvariantCulture, $"M{left:0.#} {Height}v-{height:0.#}h{width:0.#}v{height:0.#}z");
        }

        return path.ToString();
    }

    private static string Outline(Chart chart, ChartSide side)
    {
        var path = new StringBuilder();
        foreach (HistogramBucket bucket in side.Buckets)
        {
            (double left, double width, double height) = Place(chart, side, bucket);
            path.Append(CultureInfo.InvariantCulture, $"{(path.Length == 0 ? $"M{left:0.#} {Height}" : "")}V{Height - height:0.#}H{left + width:0.#}");
        }

        return path.Append(CultureInfo.InvariantCulture, $"V{Height}").ToString();
    }

    // A bar that holds something is seen, however little it is.
    private static (double Left, double Width, double Height) Place(Chart chart, ChartSide side, HistogramBucket bucket)
    {
        double left = chart.PlaceOf(bucket.Low) * Width, right = chart.PlaceOf(bucket.High) * Width;
        if (right - left < 2)
            (left, right) = (Math.Max(0, ((left + right) / 2) - 2), Math.Min(Width, ((left + right) / 2) + 2));
        double height = side.ShareOf(bucket) > 0 ? Math.Clamp(side.ShareOf(bucket) / chart.Highest * (Height - 2), 1, Height) : 0;
        return (left, right - left, height);
    }

    private static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
