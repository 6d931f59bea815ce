using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Millrace.Data.Tests.Datasets;

public sealed class StretchTests
{
    private const int Stretches = 9;
    private const int RowsOfStretch = Stretch.Rows;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

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
    public async Task Of_wide_rows_fewer_parts_wait(int threads)
    {
        var work = new Work();
        using var source = new MemoryStretches(Batches(), ScanTarget<StretchRow>.Instance);
        await StretchRun<Part>.DoAsync(source, work, threads, columns: 1000, default);
        Assert.Equal(Enumerable.Range(0, Stretches), work.Joined.Select(static part => part.Stretch));
        Assert.InRange(work.MostAtOnce, 1, threads + 1);
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

        // Nothing is joined after it, and what is not joined is dropped.
        Assert.Equal(2, work.Joined.Count);
        Assert.Equal(work.Begun, work.Joined.Count + 1 + work.Dropped.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_failure_to_begin_is_told(int threads)
    {
        var work = new Work { FailsToBegin = 2 };
        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Numbers().WorkAsync(work, new DatasetReadOptions { Parallelism = threads }, default));
        Assert.Equal("Begin 2.", error.Message);
        Assert.Equal(2, work.Joined.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_failure_to_drop_leaves_nobody_waiting_and_hides_no_other(int threads)
    {
        var work = new Work { FailsFrom = 3, FailsToDrop = true };
        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Numbers().WorkAsync(work, new DatasetReadOptions { Parallelism = threads }, default));
        Assert.Equal("Stretch 3.", error.Message);
        Assert.Equal(3, work.Joined.Count);
    }

    [Fact]
    public async Task Rows_behind_a_failure_are_not_worked_on_to_their_end()
    {
        using var begun = new ManualResetEventSlim();
        using var dropped = new ManualResetEventSlim();
        int later = 0;
        var work = new Work
        {
            WhenAdded = part =>
            {
                if (part.Stretch == 0)
                {
                    Assert.True(begun.Wait(s_patience));
                    throw new InvalidOperationException("Stretch 0.");
                }

                later++;
                begun.Set();
                Assert.True(dropped.Wait(s_patience));
            },
            WhenDropped = _ => dropped.Set(),
        };
        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Numbers(batches: 8).WorkAsync(work, new DatasetReadOptions { Parallelism = 2 }, default));
        Assert.Equal("Stretch 0.", error.Message);
        Assert.Equal(1, later);
    }

    [Fact]
    public async Task Work_ends_when_it_is_told_to()
    {
        using var cancellation = new CancellationTokenSource();
        var work = new Work { WhenJoined = cancellation.Cancel };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Numbers().WorkAsync(work, new DatasetReadOptions { Parallelism = 2 }, cancellation.Token));
        Assert.InRange(work.Joined.Count, 1, Stretches - 1);
    }

    private static Dataset<StretchRow> Numbers(int batches = 1) => new(new MemoryRows(Batches(batches)));

    /// <param name="batches">How many a stretch has.</param>
    private static ImmutableArray<Batch> Batches(int batches = 1)
    {
        var batch = new StretchRow.Batch(RowsOfStretch / batches);
        batch.N.AppendUninitialized(RowsOfStretch / batches).Clear();
        return [.. Enumerable.Repeat((Batch)batch, Stretches * batches)];
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

        public int FailsToBegin { get; init; } = int.MaxValue;

        public bool FailsToDrop { get; init; }

        public Action? WhenJoined { get; init; }

        public Action<Part>? WhenAdded { get; init; }

        public Action<Part>? WhenDropped { get; init; }

        public int Begun => _begun;

        public int MostAtOnce { get; private set; }

        public Part Begin(Batch shape, int stretch)
        {
            if (stretch >= FailsToBegin)
                throw new InvalidOperationException($"Begin {stretch}.");
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
            WhenAdded?.Invoke(part);
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

        public void Drop(Part part)
        {
            Dropped.Add(part);
            WhenDropped?.Invoke(part);
            if (FailsToDrop)
                throw new InvalidOperationException($"Drop {part.Stretch}.");
        }
    }
}
