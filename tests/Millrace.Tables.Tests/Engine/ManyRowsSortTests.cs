using Millrace.Data;
using Millrace.Data.Tests;
using Xunit.Abstractions;

namespace Millrace.Tables.Tests.Engine;

/// <summary>Sorts far more rows than the budget holds; see <see cref="ManyRows"/>.</summary>
[Collection(AloneCollection.Name)]
public sealed class ManyRowsSortTests(ITestOutputHelper output) : IDisposable
{
    private readonly ManyRows _rows = new();

    [Fact]
    public async Task They_are_sorted()
    {
        Dataset<Entry> rows = await _rows.WriteAsync(1);
        Dataset<Entry> sorted = await Measured.RunAsync(output, _rows, () => rows.SortAsync(_rows.Step, Order.By(Entry.Columns.Key), _rows.Options));

        long next = 0;
        await foreach (Batch<Entry> batch in sorted.ReadAsync())
        {
            var entries = (Entry.Batch)batch;
            for (int i = 0; i < entries.Count; i++, next++)
            {
                if (entries.Key[i] != next || ManyRows.KeyOf(entries.Number[i], 1) != next || entries.Amount[i] != 0.5)
                    Assert.Fail($"Row {next} is {entries[i]}.");
            }
        }

        Assert.Equal(ManyRows.Count, next);
    }

    public void Dispose() => _rows.Dispose();
}
