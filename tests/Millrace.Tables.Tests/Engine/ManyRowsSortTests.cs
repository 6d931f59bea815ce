using Millrace.Data;
using Millrace.Data.Tests.Files;
using Xunit.Abstractions;

namespace Millrace.Tables.Tests.Engine;

/// <summary>Sorts far more rows than the budget holds; see <see cref="ManyRows"/>.</summary>
[Collection(MemoryCollection.Name)]
public sealed class ManyRowsSortTests(ITestOutputHelper output) : IDisposable
{
    // What reads, writes and collects garbage beside the rows that the budget counts.
    private const long MostBesideBudget = 256 << 20;

    private readonly ManyRows _rows = new();

    [Fact]
    public async Task They_are_sorted()
    {
        Dataset<Entry> rows = await _rows.WriteAsync(1);
        Dataset<Entry> sorted;
        long growth;
        using (var memory = new PeakMemory())
        {
            long begin = TimeProvider.System.GetTimestamp();
            sorted = await rows.SortAsync(_rows.Step, Order.By(Entry.Columns.Key), _rows.Options);
            growth = memory.Growth;
            output.WriteLine(FormattableString.Invariant(
                $"{TimeProvider.System.GetElapsedTime(begin).TotalSeconds:0.0} s, {growth >> 20} MiB, {_rows.Spilled >> 20} MiB in files"));
        }

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
        Assert.True(_rows.Spilled > 0);

        // Of fewer rows other tests, which run beside it, take more.
        Assert.True(!ManyRows.IsFull || growth < ManyRows.Budget + MostBesideBudget, $"The process grew by {growth >> 20} MiB.");
    }

    public void Dispose() => _rows.Dispose();
}
