using System.Collections.Immutable;
using System.Text;
using Millrace.Data;

namespace Millrace.Quality.Tests.Reports.Pages;

/// <summary>Names and values that would like to be markup, or not to be seen.</summary>
public sealed class HostileTests
{
    [Fact]
    public void Nothing_of_the_data_becomes_markup()
    {
        ImmutableArray<ColumnStatistics> columns = [.. SampleStatistics.Hostile.Select(static name => SampleColumn.Texts(name, [name, name, "x"]))];
        ImmutableArray<Anomaly> anomalies =
        [
            .. SampleStatistics.Hostile.Select(static text => new Anomaly(AnomalyKind.NewColumn, AnomalySeverity.Error, text, text)
            {
                Examples = [new BrokenValue(1, text)],
                Remedy = text,
            }),
        ];
        var hostile = new DatasetStatistics(SampleStatistics.Hostile[0], 3, columns) { WeightColumn = SampleStatistics.Hostile[1], LabelColumn = SampleStatistics.Hostile[2] };
        hostile = hostile with { Slices = [.. SampleStatistics.Hostile.Select(value => new SliceStatistics(value, value, hostile))] };
        string[] tame = Names(ReportPage.Of(SampleStatistics.Trips(), SampleStatistics.Anomalies));
        var page = new PageFile(ReportPage.Of(hostile, anomalies));
        Assert.Empty(Names(page.Bytes).Except(tame));
        foreach (string text in (string[])["</script><script>alert(1)</script>", "a & b &amp; c", "\"quoted\" 'single'", "<img src=x onerror=alert(1)>", "]]>", "😀👨‍👩‍👧"])
            Assert.Contains(text, page.Words, StringComparison.Ordinal);
        foreach (string text in (string[])["two\\nlines\\r\\n\\tand a tab", "nul\\u0000here", "half \\uD800 a pair", "left \\u202Eright", "mark \\u200F\\u061C", "␣spaces␣", "\\u0007bell\\u0085"])
            Assert.Contains(text, page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Text, static c => (char.IsControl(c) && c != '\n') || c is '\u202E' or '\u200F' or '\uFFFD' or '\uFFFE');
        Assert.Equal(SampleStatistics.Hostile.Length, page.All("section").Count(static each => each.Attribute("class")?.Value == "column"));

        static string[] Names(byte[] bytes) => [.. new PageFile(bytes).Root.DescendantsAndSelf()
            .SelectMany(static each => each.Attributes().Select(static attribute => attribute.Name.LocalName).Append($"<{each.Name.LocalName}>")).Distinct()];
    }

    [Fact]
    public void Sensitive_values_are_seen_nowhere()
    {
        DatasetStatistics trips = SampleStatistics.Trips(), others = SampleStatistics.Trips(seed: 2);
        ColumnStatistics lists = new("secrets", ColumnType.List)
        {
            IsSensitive = true, Present = 2000, Lists = new ListStatistics(LengthStatistics.None, trips.Find("rider")! with { IsSensitive = false }),
        };
        trips = trips with
        {
            Columns = trips.Columns.Add(lists),
            Slices = [new SliceStatistics("rider", SampleStatistics.Secret, trips), new SliceStatistics("hour", "1", trips)],
        };
        Assert.Contains(trips.Find("rider")!.Frequent!.Values, static value => value.Value == SampleStatistics.Secret);
        string page = Encoding.UTF8.GetString(ReportPage.Of(trips, SampleStatistics.Anomalies));
        string both = Encoding.UTF8.GetString(ReportPage.Compare(trips, others, SampleStatistics.Anomalies));
        string console = string.Join('\n', ReportText.Of(trips, SampleStatistics.Anomalies).Concat(ReportText.Compare(trips, others, SampleStatistics.Anomalies)).Select(ConsoleText.Of));
        foreach (string text in (string[])[page, both, console])
        {
            Assert.DoesNotContain("Wilhelmina", text, StringComparison.Ordinal);
            Assert.DoesNotContain("4711", text, StringComparison.Ordinal);
            Assert.DoesNotContain("4,711", text, StringComparison.Ordinal);
            Assert.Contains("•••", text, StringComparison.Ordinal);
        }

        Assert.Contains("This column is sensitive", page, StringComparison.Ordinal);
    }
}
