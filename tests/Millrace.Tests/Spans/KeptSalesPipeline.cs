using Millrace.Data;

namespace Millrace.Tests.Spans;

/// <summary>As the other pipeline of sales, but rows that cannot be read are kept.</summary>
[Pipeline("kept-sales")]
public sealed partial class KeptSalesPipeline
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
        var (parts, rejects) = days.Map(day => ReadCsvSpanWithRejects<Sale>.Step(day, maxRejects: 1)).Named("read");
        var revenues = parts.Map(part => AddRevenue.Step(part)).Named("revenues");
        ReportSales.Step(Concatenate<Sale>.Step(parts), revenues);
        CountKept.Step(Concatenate<RejectedRow>.Step(rejects).Named("rejects"));
    }
}
