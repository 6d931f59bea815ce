using Millrace.Data;
using Millrace.Data.Tests;
using Xunit.Abstractions;

namespace Millrace.Tables.Tests.Engine;

/// <summary>Joins far more rows than the budget holds; see <see cref="ManyRows"/>.</summary>
[Collection(AloneCollection.Name)]
public sealed class ManyRowsJoinTests(ITestOutputHelper output) : IDisposable
{
    private readonly ManyRows _rows = new();

    [Fact]
    public async Task They_are_joined()
    {
        Join<Entry, Entry, EntryPair> join = new Join<Entry, Entry, EntryPair>().On(Entry.Columns.Number, Entry.Columns.Key)
            .TakeRight(Entry.Columns.Number, EntryPair.Columns.Other);
        Dataset<Entry> entries = await _rows.WriteAsync(1);

        Dataset<EntryPair> pairs = await Measured.RunAsync(output, _rows, () => entries.JoinAsync(_rows.Step, entries, join, _rows.Options));

        long next = 0;
        await foreach (Batch<EntryPair> batch in pairs.ReadAsync())
        {
            var rows = (EntryPair.Batch)batch;
            for (int i = 0; i < rows.Count; i++)
                Assert.True(rows.Number[i] == next++ && ManyRows.KeyOf(rows.Other[i], 1) == rows.Number[i]);
        }

        Assert.Equal(ManyRows.Count, next);
    }

    [Fact]
    public async Task Many_of_one_key_are_joined()
    {
        Join<Entry, Entry, EntryPair> join = new Join<Entry, Entry, EntryPair>().On(Entry.Columns.Key, Entry.Columns.Key)
            .TakeRight(Entry.Columns.Number, EntryPair.Columns.Other);
        Dataset<Entry> entries = await _rows.WriteAsync((int)ManyRows.Count);
        Dataset<Entry> few = Dataset.Of(new Entry { Number = 1, Key = 5 }, new Entry { Number = 2, Key = 0 });

        Dataset<EntryPair> pairs = await Measured.RunAsync(output, _rows, () => few.JoinAsync(_rows.Step, entries, join, _rows.Options));

        long next = 0;
        await foreach (Batch<EntryPair> batch in pairs.ReadAsync())
        {
            var rows = (EntryPair.Batch)batch;
            for (int i = 0; i < rows.Count; i++)
                Assert.True(rows.Number[i] == 2 && rows.Other[i] == next++);
        }

        Assert.Equal(ManyRows.Count, next);
    }

    [Fact]
    public async Task All_are_joined_as_of_a_time_without_a_key()
    {
        Join<Moment, Moment, MomentPair> join = new Join<Moment, Moment, MomentPair>().AsOf(Moment.Columns.At, Moment.Columns.At)
            .TakeRight(Moment.Columns.Number, MomentPair.Columns.Other);
        Dataset<Moment> left = await WriteAsync(static number => (2 * ManyRows.KeyOf(number, 1)) + 1);
        Dataset<Moment> right = await WriteAsync(static number => 2 * (ManyRows.Count - number - 1));

        Dataset<MomentPair> pairs = await Measured.RunAsync(output, _rows, () => left.JoinAsync(_rows.Step, right, join, _rows.Options));

        long next = 0;
        await foreach (Batch<MomentPair> batch in pairs.ReadAsync())
        {
            var rows = (MomentPair.Batch)batch;
            for (int i = 0; i < rows.Count; i++)
                Assert.True(rows.Number[i] == next++ && rows.Other[i] == ManyRows.Count - 1 - ManyRows.KeyOf(rows.Number[i], 1));
        }

        Assert.Equal(ManyRows.Count, next);
    }

    public void Dispose() => _rows.Dispose();

    private async Task<Dataset<Moment>> WriteAsync(Func<long, long> second)
    {
        await using DatasetWriter<Moment> writer = _rows.Step.CreateDataset<Moment>();
        using var batch = new Moment.Batch();
        for (long number = 0; number < ManyRows.Count;)
        {
            batch.Clear();
            for (int i = 0; i < 10_000; i++, number++)
                batch.Add(new Moment { Number = number, At = DateTime.UnixEpoch.AddSeconds(second(number)) });
            await writer.AddAsync(batch);
        }

        return await writer.CompleteAsync();
    }
}
