using Millrace.Data;
using Millrace.Features;

namespace Millrace.Tests.Spans;

/// <summary>Features fitted on all days' sales, of which each day is looked at once.</summary>
[Pipeline("span-features")]
public sealed partial class SpanFeaturesPipeline
{
    /// <summary>Files of sales, one a day.</summary>
    [Parameter]
    public string Sales { get; init; } = "sales/{yyyy}-{mm}-{dd}.csv";

    /// <summary>Days to take.</summary>
    [Parameter]
    public string Days { get; init; } = "all";

    private void Define()
    {
        var days = FindSpans.Step(Sales, Days);
        var parts = days.Map(day => ReadCsvSpan<Sale>.Step(day)).Named("read");
        var analyses = parts.Map(part => AnalyseFeatures<Sale, SaleFeatures>.Step(part)).Named("analyses");
        MergeFeatures.Step(analyses);
    }
}
