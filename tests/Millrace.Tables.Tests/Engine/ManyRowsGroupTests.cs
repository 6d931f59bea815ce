using Millrace.Data;
using Millrace.Data.Tests;
using Xunit.Abstractions;

namespace Millrace.Tables.Tests.Engine;

/// <summary>Groups far more rows than the budget holds; see <see cref="ManyRows"/>.</summary>
[Collection(AloneCollection.Name)]
public sealed class ManyRowsGroupTests(ITestOutputHelper output) : IDisposable
{
    private readonly ManyRows _rows = new();

    [Fact]
    public async Task They_are_grouped()
    {
        const int Each = 4;
        Grouping<Entry, EntryTotals> grouping = new Grouping<Entry, EntryTotals>().Key(Entry.Columns.Key, EntryTotals.Columns.Key)
            .Count(EntryTotals.Columns.Entries).First(Entry.Columns.Number, EntryTotals.Columns.FirstNumber)
            .Sum(Entry.Columns.Amount, EntryTotals.Columns.Amount);

        Dataset<Entry> entries = await _rows.WriteAsync(Each);
        Dataset<EntryTotals> totals = await Measured.RunAsync(output, _rows, () => entries.GroupAsync(_rows.Step, grouping, _rows.Options));

        Assert.Equal(ManyRows.Count / Each, totals.RowCount);
        long last = -1;
        await foreach (Batch<EntryTotals> batch in totals.ReadAsync())
        {
            var rows = (EntryTotals.Batch)batch;
            for (int i = 0; i < rows.Count; i++)
            {
                Assert.True(rows.FirstNumber[i] > last && rows.Key[i] == ManyRows.KeyOf(rows.FirstNumber[i], Each));
                Assert.True(rows.Entries[i] == Each && rows.Amount[i] == Each / 2.0);
                last = rows.FirstNumber[i];
            }
        }
    }

    [Fact]
    public async Task Their_different_values_are_counted_as_one_group()
    {
        const int Each = 2;
        Grouping<Entry, WholeSum> grouping = new Grouping<Entry, WholeSum>().CountDistinct(Entry.Columns.Key, WholeSum.Columns.Sum);
        Dataset<Entry> entries = await _rows.WriteAsync(Each);

        Dataset<WholeSum> count = await Measured.RunAsync(output, _rows, () => entries.GroupAsync(_rows.Step, grouping, _rows.Options));

        Assert.Equal(ManyRows.Count / Each, Assert.Single(await count.ToArrayAsync()).Sum);
    }

    public void Dispose() => _rows.Dispose();
}
