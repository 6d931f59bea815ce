using Millrace.Data;
using Millrace.Data.Tests.Files;
using Millrace.Testing;

namespace Millrace.Tables.Tests.Sorting;

/// <summary>What sorting holds in memory, however wide the rows are, and what it leaves behind.</summary>
[Collection(MemoryCollection.Name)]
public sealed class SortMemoryTests
{
    private const long Budget = 16 << 20;

    // Some three megabytes; runs of 300,000 bytes are merged twice.
    private static readonly Dataset<Wide> s_rows = Dataset.Of(Enumerable.Range(0, 40_000).Select(static i => Row(i, i % 80)));

    private static readonly Order<Wide> s_order = Order.By(Wide.Columns.Name).ThenBy(Wide.Columns.Id);

    /// <summary>Narrow rows first or last: what is right for those that came before is wrong for those that come.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rows_of_any_width_stay_within_the_budget(bool narrowFirst)
    {
        const int Rows = 60_000;
        const int WideRows = 150;
        const int MostWidth = 400_000;
        using var step = new TestStepContext();
        long spilled = 0;
        var space = new WorkSpace(step.CreateFolder, TableOptions.OfBytes(Budget, 2, bytes => spilled += bytes));
        using var sort = new ExternalSort(static () => new RowBlock(new Wide.Batch().Columns), new KeyEncoder(s_order.Parts), space);
        using var batch = new Wide.Batch();
        List<(char First, int Width, int Id)> rows = [];
        long most = 0;
        for (int i = 0; i < Rows; i++)
        {
            bool isWide = narrowFirst ? i >= Rows - WideRows : i < WideRows;
            Wide row = Row(i, isWide ? i * 7919 % MostWidth : i % 50);
            rows.Add((row.Name!.FirstOrDefault(), row.Name!.Length, i));
            batch.Add(in row);
            if (batch.Count < (isWide ? 25 : 2000) && i < Rows - 1)
                continue;
            sort.Add(new RowBlock(batch.Columns), 0, batch.Count);
            most = Math.Max(most, sort.HeldBytes);
            batch.Clear();
        }

        using var output = new Wide.Batch();
        var block = new RowBlock(output.Columns);
        List<int> ids = [];
        while (sort.Read(block, default))
        {
            most = Math.Max(most, sort.HeldBytes + block.HeldBytes);
            for (int i = 0; i < output.Count; i++)
            {
                ids.Add(output.Id[i]);
                Assert.Equal(output.Name.GetBytes(output.Name.Codes[i]).Length, output.Content[i]!.Length);
            }
        }

        Assert.Equal(rows.Order().Select(static row => row.Id), ids);
        Assert.True(spilled > Budget);
        Assert.InRange(most, Budget / 4, Budget);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void One_that_is_done_leaves_no_memory_behind(int threads) => PoolWatch.AssertNothingIsHeld(() => SortAsync(threads, null));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 100_000)]
    [InlineData(2, 2_500_000)]
    [InlineData(2, 4_500_000)]
    public void One_that_is_cancelled_on_its_way_to_the_disk_leaves_no_memory_behind(int threads, long after) => PoolWatch.AssertNothingIsHeld(async () =>
    {
        using var source = new CancellationTokenSource();
        long spilled = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SortAsync(
            threads,
            bytes =>
            {
                spilled += bytes;
                if (spilled > after)
                    source.Cancel();
            },
            source.Token));
        Assert.InRange(spilled, after + 1, after + 100_000);
    });

    [Theory]
    [InlineData(0)]
    [InlineData(2_500_000)]
    [InlineData(4_500_000)]
    public void One_whose_disk_is_full_leaves_no_memory_behind(long after) => PoolWatch.AssertNothingIsHeld(async () =>
    {
        long spilled = 0;
        var error = await Assert.ThrowsAsync<SpillException>(() => SortAsync(
            2,
            bytes =>
            {
                spilled += bytes;
                if (spilled > after)
                    throw new IOException("No space left on device.");
            }));
        Assert.Contains("No space left on device.", error.Message, StringComparison.Ordinal);
    });

    [Fact]
    public void One_of_many_rows_in_memory_is_cancelled_on_its_way()
    {
        using var keys = new KeyBuffer();
        for (int i = 0; i < 50_000; i++)
            keys.Append([(byte)i, (byte)(i >> 8)]);
        int[] order = new int[keys.Count];
        Assert.ThrowsAny<OperationCanceledException>(() => KeySort.Sort(keys, order, 1, new CancellationToken(canceled: true)));
        Assert.ThrowsAny<OperationCanceledException>(() => KeySort.Sort(keys, order, 2, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Keys_are_forgotten_once_rows_are_sorted()
    {
        const int Rows = 2000;
        const int Width = 60;
        using var step = new TestStepContext();
        var space = new WorkSpace(step.CreateFolder, TableOptions.OfBytes(Budget));
        using var sort = new ExternalSort(static () => new RowBlock(new Wide.Batch().Columns), new KeyEncoder(s_order.Parts), space);
        using var batch = new Wide.Batch();
        for (int i = 0; i < Rows; i++)
            batch.Add(Row(i, Width));
        sort.Add(new RowBlock(batch.Columns), 0, Rows);
        long added = sort.HeldBytes;
        using var output = new Wide.Batch();

        Assert.True(sort.Read(new RowBlock(output.Columns), default));

        Assert.InRange(sort.HeldBytes, 1, added - (Rows * Width));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_first_pass_over_rows_that_are_to_be_sorted_looks_whether_it_is_to_end(int threads)
    {
        using var keys = new KeyBuffer();
        keys.Append("ab"u8);
        keys.Append("aa"u8);
        Assert.ThrowsAny<OperationCanceledException>(() => KeySort.Sort(keys, new int[2], threads, new CancellationToken(canceled: true)));
    }

    private static Wide Row(int id, int width)
    {
        string name = new((char)('a' + (id * 31 % 26)), width);
        byte[] content = new byte[width];
        for (int i = 0; i < Math.Min(width, sizeof(int)); i++)
            content[i] = (byte)(id >> (8 * i));
        return new Wide { Id = id, Name = name, Content = content, Lines = width == 0 ? null : [name[..(width / 2)], "x"] };
    }

    private static async Task SortAsync(int threads, Action<long>? whenSpilled, CancellationToken cancellation = default)
    {
        using var step = new TestStepContext();
        Dataset<Wide> sorted = await s_rows.SortAsync(step, s_order, TableOptions.OfBytes(300_000, threads, whenSpilled), cancellation);
        Assert.Equal(s_rows.RowCount, sorted.RowCount);
    }
}
