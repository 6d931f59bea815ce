using Millrace.Data;

namespace Millrace.Tests.Spans;

/// <summary>What one day's sales come to.</summary>
[Component]
public sealed partial class AddRevenue
{
    public async Task<Value<double>> RunAsync(Dataset<Sale> sales, CancellationToken cancellation)
    {
        double revenue = 0;
        await foreach (Batch<Sale> batch in sales.ReadAsync(cancellation))
        {
            for (int i = 0; i < batch.Count; i++)
                revenue += batch[i].Quantity * batch[i].Price;
        }

        return Value.Of(Math.Round(revenue, 2));
    }
}
