using Millrace.Data;

namespace Millrace.Tests.Spans;

[Pipeline("sales")]
public sealed partial class SalesPipeline
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
        var revenues = parts.Map(part => AddRevenue.Step(part)).Named("revenues");
        ReportSales.Step(Concatenate<Sale>.Step(parts), revenues);
    }
}
