using Millrace.Data;

namespace Millrace.Tests.Spans;

[Pipeline("stopped-sales")]
public sealed partial class StoppedPipeline
{
    /// <summary>Files of sales, one a day.</summary>
    [Parameter]
    public string Sales { get; init; } = "sales/{yyyy}-{mm}-{dd}.csv";

    private void Define()
    {
        var parts = FindSpans.Step(Sales).Map(day => StopAtDay.Step(day, ReadCsvSpan<Sale>.Step(day))).Named("read");
        AddRevenue.Step(Concatenate<Sale>.Step(parts));
    }
}
