using Millrace.Data;
using Millrace.Testing;

namespace Millrace.Tables.Tests.Engine;

/// <summary>
/// Far more rows than the budget holds: 200,000 in a budget in proportion, with MILLRACE_FULL=1 twenty million in 256 MiB. What comes out is known without
/// a second engine, as keys are a permutation of the numbers.
/// </summary>
public sealed class ManyRowsTests : IDisposable
{
    // It is a prime, so it permutes the numbers below any count that is made of twos and fives.
    private const long Factor = 1_299_709;

    private static readonly bool s_isFull = Environment.GetEnvironmentVariable("MILLRACE_FULL") == "1";
    private static readonly long s_count = s_isFull ? 20_000_000 : 200_000;

    private readonly TestStepContext _step = new();
    private long _spilled;

    private TableOptions Options => TableOptions.OfBytes(s_isFull ? 256L << 20 : (256L << 20) / 100, 2, bytes => _spilled += bytes);

    [Fact]
    public async Task They_are_sorted()
    {
        Dataset<Entry> sorted = await (await WriteAsync(1)).SortAsync(_step, Order.By(Entry.Columns.Key), Options);

        long next = 0;
        await foreach (Batch<Entry> batch in sorted.ReadAsync())
        {
            foreach (long key in ((Entry.Batch)batch).Key.Values)
                Assert.Equal(next++, key);
            Assert.Equal(KeyOf(((Entry.Batch)batch).Number[0], 1), ((Entry.Batch)batch).Key[0]);
        }

        Assert.Equal(s_count, next);
        Assert.True(_spilled > 0);
    }

    [Fact]
    public async Task They_are_grouped()
    {
        const int Each = 4;
        Grouping<Entry, EntryTotals> grouping = new Grouping<Entry, EntryTotals>().Key(Entry.Columns.Key, EntryTotals.Columns.Key)
            .Count(EntryTotals.Columns.Entries).First(Entry.Columns.Number, EntryTotals.Columns.FirstNumber)
            .Sum(Entry.Columns.Amount, EntryTotals.Columns.Amount);

        Dataset<EntryTotals> totals = await (await WriteAsync(Each)).GroupAsync(_step, grouping, Options);

        Assert.Equal(s_count / Each, totals.RowCount);
        long last = -1;
        await foreach (Batch<EntryTotals> batch in totals.ReadAsync())
        {
            var rows = (EntryTotals.Batch)batch;
            for (int i = 0; i < rows.Count; i++)
            {
                Assert.True(rows.FirstNumber[i] > last && rows.Key[i] == KeyOf(rows.FirstNumber[i], Each));
                Assert.True(rows.Entries[i] == Each && rows.Amount[i] == Each / 2.0);
                last = rows.FirstNumber[i];
            }
        }

        Assert.True(_spilled > 0);
    }

    [Fact]
    public async Task They_are_joined()
    {
        Join<Entry, Entry, EntryPair> join = new Join<Entry, Entry, EntryPair>().On(Entry.Columns.Number, Entry.Columns.Key)
            .TakeRight(Entry.Columns.Number, EntryPair.Columns.Other);
        Dataset<Entry> entries = await WriteAsync(1);

        Dataset<EntryPair> pairs = await entries.JoinAsync(_step, entries, join, Options);

        long next = 0;
        await foreach (Batch<EntryPair> batch in pairs.ReadAsync())
        {
            var rows = (EntryPair.Batch)batch;
            for (int i = 0; i < rows.Count; i++)
                Assert.True(rows.Number[i] == next++ && KeyOf(rows.Other[i], 1) == rows.Number[i]);
        }

        Assert.Equal(s_count, next);
        Assert.True(_spilled > 0);
    }

    public void Dispose() => _step.Dispose();

    private static long KeyOf(long number, int each) => number * Factor % s_count / each;

    private async Task<Dataset<Entry>> WriteAsync(int each)
    {
        await using DatasetWriter<Entry> writer = _step.CreateDataset<Entry>();
        using var batch = new Entry.Batch();
        for (long number = 0; number < s_count;)
        {
            batch.Clear();
            for (int i = 0; i < 10_000; i++, number++)
                batch.Add(new Entry { Number = number, Key = KeyOf(number, each), Amount = 0.5 });
            await writer.AddAsync(batch);
        }

        return await writer.CompleteAsync();
    }
}
