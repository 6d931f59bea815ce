using Millrace.Data;
using Millrace.Quality;

namespace Millrace.Tests.Spans;

/// <summary>Statistics of each day's sales, and of all days together.</summary>
[Pipeline("span-statistics")]
public sealed partial class SpanStatisticsPipeline
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
        var statistics = parts.Map(part => ComputeStatistics<Sale>.Step(part)).Named("statistics");
        MergeStatistics<Sale>.Step(statistics);
    }
}
