using Millrace.Data;

namespace Millrace.Tests.Spans;

/// <summary>What all days come to.</summary>
[Component]
public sealed partial class ReportSales
{
    public async Task<Value<string>> RunAsync(Dataset<Sale> sales, Collection<Value<double>> daily, CancellationToken cancellation)
    {
        double revenue = 0;
        await foreach (Value<double> day in daily.WithCancellation(cancellation))
            revenue += day.Content;
        return Value.Of(FormattableString.Invariant($"{sales.RowCount} rows, {daily.Count} days, {revenue:F2}"));
    }
}
