namespace Millrace.Tables.Tests.Engine;

/// <summary>Parts of a work on several threads.</summary>
public sealed class ThreadsTests
{
    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 1)]
    [InlineData(3, 8)]
    [InlineData(1000, 4)]
    public void Each_part_is_done_once_before_it_ends(int parts, int parallelism)
    {
        for (int round = 0; round < 200; round++)
        {
            int[] done = new int[parts];
            Threads.For(parts, parallelism, part => done[part]++);
            Assert.All(done, static times => Assert.Equal(1, times));
        }
    }

    [Fact]
    public void Parts_are_done_at_the_same_time()
    {
        using var barrier = new Barrier(2);
        Threads.For(2, 2, _ => Assert.True(barrier.SignalAndWait(TimeSpan.FromMinutes(1))));
    }

    /// <summary>Others are done nevertheless, whichever comes first in time.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void The_error_of_the_first_part_that_fails_is_thrown(int parallelism)
    {
        int done = 0;
        void Work(int part)
        {
            Interlocked.Increment(ref done);
            if (part is 3 or 5 or 60)
                throw new InvalidOperationException($"part {part}");
        }

        for (int round = 0; round < 100; round++)
        {
            done = 0;
            InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => Threads.For(64, parallelism, Work));
            Assert.Equal("part 3", error.Message);
            Assert.Equal(parallelism == 1 ? 4 : 64, done);
        }
    }

    [Fact]
    public void Within_parts_there_may_be_others()
    {
        int done = 0;
        Threads.For(64, 8, _ => Threads.For(16, 8, _ => Threads.For(4, 4, _ => Interlocked.Increment(ref done))));
        Assert.Equal(64 * 16 * 4, done);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void No_parts_are_no_work(int parallelism) => Threads.For(0, parallelism, static _ => Assert.Fail("There is no part."));
}
