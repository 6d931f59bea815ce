using Millrace.Data;

namespace Millrace.Tables.Tests.Grouping;

/// <summary>The smallest and the largest keys of groups, whose lengths change from row to row.</summary>
public sealed class BestKeyTests
{
    private const int Groups = 3;

    /// <summary>Texts of eight bytes and fewer, of more, those that begin in the same way, and the same ones again.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void They_are_those_that_a_loop_finds(bool isLargest)
    {
        var random = new Random(20261127);
        string[] texts = [.. Enumerable.Range(0, 4000).Select(_ => new string('k', random.Next(3) * 6) + new string((char)('a' + random.Next(3)), random.Next(30)))];
        using var keys = new BestKeys(isLargest ? Choice.Largest : Choice.Smallest);
        string?[] best = new string?[Groups];
        using var batch = new Page.Batch();
        foreach (string[] some in texts.Chunk(100))
        {
            batch.Clear();
            foreach (string text in some)
                batch.Add(new Page { Text = text });
            keys.Start(Texts(batch), Groups);
            for (int row = 0; row < some.Length; row++)
            {
                int group = random.Next(Groups);
                int order = best[group] is { } before ? string.CompareOrdinal(some[row], before) : 0;
                bool isBetter = best[group] is null || (isLargest ? order > 0 : order < 0);
                Assert.Equal(isBetter, keys.TryImprove(group, row, best[group] is not null));
                if (isBetter)
                    best[group] = some[row];
            }
        }

        Assert.All(best, static text => Assert.NotNull(text));
    }

    /// <summary>Each row is better than the one before and now longer, now shorter: no array is made for it.</summary>
    [Fact]
    public void Memory_for_them_is_used_again()
    {
        using var keys = new BestKeys(Choice.Largest);
        using var batch = new Page.Batch();
        for (int i = 0; i < 5000; i++)
            batch.Add(new Page { Text = $"{i:D9}" + new string('x', i % 7 * 40) });
        keys.Start(Texts(batch), 1);
        Assert.True(keys.TryImprove(0, 0, hasAny: false));
        for (int row = 1; row < 100; row++)
            keys.TryImprove(0, row, hasAny: true);
        long held = keys.BestBytes;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int row = 100; row < batch.Count; row++)
        {
            if (!keys.TryImprove(0, row, hasAny: true))
                throw new InvalidOperationException($"Row {row} is larger than those before.");
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
        Assert.Equal(held, keys.BestBytes);
    }

    private static RowBlock Texts(Page.Batch batch) => new([batch.Columns[Page.Columns.Text.Index]]);
}
