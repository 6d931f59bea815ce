using System.Collections.Concurrent;

namespace Millrace.Data.Tests.Datasets;

public sealed class StretchTests
{
    private const int Stretches = 9;
    private const int RowsOfStretch = Stretch.Rows;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Parts_are_joined_in_the_order_of_the_rows(int threads)
    {
        var work = new Work();
        await Numbers().WorkAsync(work, new DatasetReadOptions { Parallelism = threads }, default);
        Assert.Equal(Enumerable.Range(0, Stretches).Select(static i => (i, (long)i * RowsOfStretch, RowsOfStretch)), work.Joined);
        Assert.Empty(work.Dropped);
        Assert.InRange(work.MostAtOnce, 1, 2 * threads);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Of_several_failures_the_first_in_the_order_of_the_rows_is_told(int threads)
    {
        var work = new Work { FailsFrom = 3 };
        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Numbers().WorkAsync(work, new DatasetReadOptions { Parallelism = threads }, default));
        Assert.Equal("Stretch 3.", error.Message);
        Assert.Equal(3, work.Joined.Count);
        Assert.Equal(work.Begun, work.Joined.Count + work.Dropped.Count);
    }

    [Fact]
    public async Task A_failure_to_join_is_told()
    {
        var work = new Work { FailsToJoin = 2 };
        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Numbers().WorkAsync(work, new DatasetReadOptions { Parallelism = 2 }, default));
        Assert.Equal("Join 2.", error.Message);
    }

    [Fact]
    public async Task Work_ends_when_it_is_told_to()
    {
        using var cancellation = new CancellationTokenSource();
        var work = new Work { WhenJoined = cancellation.Cancel };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Numbers().WorkAsync(work, new DatasetReadOptions { Parallelism = 2 }, cancellation.Token));
        Assert.InRange(work.Joined.Count, 1, Stretches - 1);
    }

    private static Dataset<StretchRow> Numbers()
    {
        var batch = new StretchRow.Batch(RowsOfStretch);
        batch.N.AppendUninitialized(RowsOfStretch).Clear();
        return new Dataset<StretchRow>(new MemoryRows([.. Enumerable.Repeat((Batch)batch, Stretches)]));
    }

    private sealed class Part
    {
        public int Stretch { get; init; }

        public long First { get; set; } = -1;

        public int Rows { get; set; }
    }

    private sealed class Work : IStretchWork<Part>
    {
        private int _begun;
        private int _open;

        public List<(int Stretch, long First, int Rows)> Joined { get; } = [];

        public ConcurrentBag<Part> Dropped { get; } = [];

        public int FailsFrom { get; init; } = int.MaxValue;

        public int FailsToJoin { get; init; } = int.MaxValue;

        public Action? WhenJoined { get; init; }

        public int Begun => _begun;

        public int MostAtOnce { get; private set; }

        public Part Begin(Batch shape, int stretch)
        {
            Interlocked.Increment(ref _begun);
            int open = Interlocked.Increment(ref _open);
            lock (Joined)
                MostAtOnce = Math.Max(MostAtOnce, open);
            return new Part { Stretch = stretch };
        }

        public void Add(Part part, Batch rows, long first)
        {
            if (part.Stretch >= FailsFrom)
                throw new InvalidOperationException($"Stretch {part.Stretch}.");
            part.First = part.First < 0 ? first : part.First;
            part.Rows += rows.Count;
        }

        public void End(Part part)
        {
        }

        public void Join(Part part)
        {
            Interlocked.Decrement(ref _open);
            if (part.Stretch == FailsToJoin)
                throw new InvalidOperationException($"Join {part.Stretch}.");
            Joined.Add((part.Stretch, part.First, part.Rows));
            WhenJoined?.Invoke();
        }

        public void Drop(Part part) => Dropped.Add(part);
    }
}
