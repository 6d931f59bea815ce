using System.Collections.Concurrent;

namespace Millrace.Data.Tests.Datasets;

/// <summary>Work on stretches where some threads get nothing that reads them.</summary>
public sealed class StretchReaderTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Where_no_thread_gets_a_reader_the_failure_is_told_and_every_stretch_is_let_go(int threads)
    {
        using var source = new Source(readers: 0);
        var work = new Work();
        var error = await Assert.ThrowsAsync<IOException>(
            () => StretchRun<Part>.DoAsync(source, work, threads, columns: 1, default).WaitAsync(s_patience));
        Assert.Equal("No reader.", error.Message);
        Assert.InRange(source.Taken.Count, 1, threads);
        Assert.All(source.Taken, static stretch => Assert.Equal(1, stretch.LettingGo));
        Assert.Equal((0, 0, 0), (work.Begun, work.Joined.Count, work.Dropped));
    }

    /// <summary>The one that reads does so until another one has failed.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Where_one_thread_gets_a_reader_the_others_failure_ends_its_work(int threads)
    {
        using var source = new Source(readers: 1);
        var work = new Work();
        var error = await Assert.ThrowsAsync<IOException>(
            () => StretchRun<Part>.DoAsync(source, work, threads, columns: 1, default).WaitAsync(s_patience));
        Assert.Equal("No reader.", error.Message);
        Assert.InRange(source.Taken.Count, 2, (2 * threads) + 1);
        Assert.All(source.Taken, static stretch => Assert.Equal(1, stretch.LettingGo));
        Assert.True(Assert.Single(source.Readers).IsDisposed);

        // What is joined comes before the first stretch that nobody read, and nothing that was begun is left over.
        Assert.Equal(Enumerable.Range(0, work.Joined.Count), work.Joined);
        Assert.Equal(work.Begun, work.Joined.Count + work.Dropped);
        int unread = source.Taken.First(static stretch => !stretch.IsRead).Index;
        Assert.InRange(work.Joined.Count, 0, unread);
        if (unread > 0)
            Assert.Equal(unread, work.Joined.Count);
    }

    private sealed class Part(int stretch)
    {
        public int Stretch => stretch;
    }

    private sealed class CountedStretch : Stretch
    {
        private int _lettingGo;

        public int LettingGo => _lettingGo;

        public bool IsRead { get; set; }

        public override void LetGo() => Interlocked.Increment(ref _lettingGo);
    }

    /// <summary>Gives readers to so many threads that ask, and none to others.</summary>
    private sealed class Source(int readers) : StretchSource
    {
        private const int Stretches = 100;

        private readonly ManualResetEventSlim _refused = new();
        private int _asked;

        public List<CountedStretch> Taken { get; } = [];

        public ConcurrentBag<Reader> Readers { get; } = [];

        public override Stretch? Next()
        {
            if (Taken.Count == Stretches)
                return null;
            Taken.Add(new CountedStretch { Index = Taken.Count });
            return Taken[^1];
        }

        public override StretchReader CreateReader()
        {
            if (Interlocked.Increment(ref _asked) > readers)
            {
                _refused.Set();
                throw new IOException("No reader.");
            }

            var reader = new Reader(_refused);
            Readers.Add(reader);
            return reader;
        }

        public override void Dispose() => _refused.Dispose();
    }

    private sealed class Reader(ManualResetEventSlim refused) : StretchReader
    {
        public bool IsDisposed { get; private set; }

        public override Batch Shape { get; } = new StretchRow.Batch(0);

        public override IEnumerable<(Batch Rows, long First)> Read(Stretch stretch, CancellationToken cancellation)
        {
            ((CountedStretch)stretch).IsRead = true;
            try
            {
                Assert.True(refused.Wait(s_patience, cancellation));
                yield return (Shape, stretch.Index);
            }
            finally
            {
                stretch.LetGo();
            }
        }

        public override void Dispose() => IsDisposed = true;
    }

    private sealed class Work : IStretchWork<Part>
    {
        private int _begun;
        private int _dropped;

        public int Begun => _begun;

        public int Dropped => _dropped;

        public List<int> Joined { get; } = [];

        public Part Begin(Batch shape, int stretch)
        {
            Interlocked.Increment(ref _begun);
            return new Part(stretch);
        }

        public void Add(Part part, Batch rows, long first) => Assert.Equal(part.Stretch, first);

        public void End(Part part)
        {
        }

        public void Join(Part part) => Joined.Add(part.Stretch);

        public void Drop(Part part) => Interlocked.Increment(ref _dropped);
    }
}
