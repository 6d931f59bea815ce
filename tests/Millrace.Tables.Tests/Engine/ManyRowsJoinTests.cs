using Millrace.Data;

namespace Millrace.Tables.Tests.Engine;

/// <summary>Joins far more rows than the budget holds; see <see cref="ManyRows"/>.</summary>
public sealed class ManyRowsJoinTests : IDisposable
{
    private readonly ManyRows _rows = new();

    [Fact]
    public async Task They_are_joined()
    {
        Join<Entry, Entry, EntryPair> join = new Join<Entry, Entry, EntryPair>().On(Entry.Columns.Number, Entry.Columns.Key)
            .TakeRight(Entry.Columns.Number, EntryPair.Columns.Other);
        Dataset<Entry> entries = await _rows.WriteAsync(1);

        Dataset<EntryPair> pairs = await entries.JoinAsync(_rows.Step, entries, join, _rows.Options);

        long next = 0;
        await foreach (Batch<EntryPair> batch in pairs.ReadAsync())
        {
            var rows = (EntryPair.Batch)batch;
            for (int i = 0; i < rows.Count; i++)
                Assert.True(rows.Number[i] == next++ && ManyRows.KeyOf(rows.Other[i], 1) == rows.Number[i]);
        }

        Assert.Equal(ManyRows.Count, next);
        Assert.True(_rows.Spilled > 0);
    }

    public void Dispose() => _rows.Dispose();
}
