using Millrace.Data;

namespace Millrace.Tables.Tests.Engine;

/// <summary>Sorts far more rows than the budget holds; see <see cref="ManyRows"/>.</summary>
public sealed class ManyRowsSortTests : IDisposable
{
    private readonly ManyRows _rows = new();

    [Fact]
    public async Task They_are_sorted()
    {
        Dataset<Entry> sorted = await (await _rows.WriteAsync(1)).SortAsync(_rows.Step, Order.By(Entry.Columns.Key), _rows.Options);

        long next = 0;
        await foreach (Batch<Entry> batch in sorted.ReadAsync())
        {
            foreach (long key in ((Entry.Batch)batch).Key.Values)
                Assert.Equal(next++, key);
            Assert.Equal(ManyRows.KeyOf(((Entry.Batch)batch).Number[0], 1), ((Entry.Batch)batch).Key[0]);
        }

        Assert.Equal(ManyRows.Count, next);
        Assert.True(_rows.Spilled > 0);
    }

    public void Dispose() => _rows.Dispose();
}
