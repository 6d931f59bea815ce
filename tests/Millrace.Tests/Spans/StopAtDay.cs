using Millrace.Data;

namespace Millrace.Tests.Spans;

/// <summary>Lets a day's sales through, and pulls the brake at one day.</summary>
[Component]
public sealed partial class StopAtDay(Brake brake)
{
    [Parameter]
    public int Day { get; init; } = 3;

    public Dataset<Sale> Run(SourceSpan span, Dataset<Sale> sales, CancellationToken cancellation)
    {
        if (span.Span.Start?.Day == Day)
            brake.Pull();
        cancellation.ThrowIfCancellationRequested();
        return sales;
    }
}
