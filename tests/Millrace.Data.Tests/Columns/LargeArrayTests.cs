namespace Millrace.Data.Tests.Columns;

/// <summary>Large arrays of the pool: what one thread gives back another one takes, and what nobody takes is let go of.</summary>
[Collection(AloneCollection.Name)]
public sealed class LargeArrayTests
{
    private const int Length = 1 << 20;

    [Fact]
    public void What_one_thread_gives_back_another_one_takes()
    {
        Odd[] given = [];
        OnOtherThread(() =>
        {
            given = Pooled.Rent<Odd>(Length);
            Pooled.Return(given);
        });
        Odd[] taken = Pooled.Rent<Odd>(Length - 5);
        Assert.Same(given, taken);
        Assert.NotSame(taken, Pooled.Rent<Odd>(Length));
    }

    /// <summary>The shortest lengths that are rounded up to large ones, and the longest that are not.</summary>
    [Theory]
    [InlineData(8_193, true)]
    [InlineData(16_384, true)]
    [InlineData(8_192, false)]
    public void Lengths_are_large_by_what_they_are_rounded_up_to(int length, bool isLarge)
    {
        Edge[] given = [];
        OnOtherThread(() =>
        {
            given = Pooled.Rent<Edge>(length);
            Pooled.Return(given);
        });
        Edge[]? taken = LargeArrays<Edge>.Take(given.Length);
        Assert.Equal(isLarge, ReferenceEquals(given, taken));
        Assert.Null(LargeArrays<Edge>.Take(given.Length));
    }

    [Fact]
    public void What_nobody_has_taken_since_a_time_is_let_go_of()
    {
        Late[] early = new Late[Length];
        Late[] late = new Late[Length];
        LargeArrays<Late>.Give(early);
        long between = UnusedMemory.Now + 1;
        SpinWait.SpinUntil(() => UnusedMemory.Now > between);
        LargeArrays<Late>.Give(late);
        UnusedMemory.Drop(between);
        Assert.Same(late, LargeArrays<Late>.Take(Length));
        Assert.Null(LargeArrays<Late>.Take(Length));
    }

    /// <summary>An array of more elements than the largest power of two is nobody's but its user's.</summary>
    [Fact]
    public void Arrays_of_the_greatest_lengths_are_not_kept()
    {
        long kept = UnusedMemory.KeptBytes;
        One[] array = Pooled.Rent<One>((1 << 30) + 1);
        Assert.Equal((1 << 30) + 1, array.Length);
        Pooled.Return(array);
        Assert.Null(LargeArrays<One>.Take(1 << 30));
        Assert.Equal(kept, UnusedMemory.KeptBytes);
    }

    [Fact]
    public void What_is_kept_is_counted_and_is_only_a_part_of_the_memory()
    {
        UnusedMemory.Drop(long.MaxValue);
        Assert.Equal(0, UnusedMemory.KeptBytes);
        LargeArrays<Counted>.Give(new Counted[Length]);
        Assert.Equal(sizeof(long) * (long)Length, UnusedMemory.KeptBytes);
        long most = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8;
        Assert.False(UnusedMemory.TryKeep(most));
        Assert.True(UnusedMemory.TryKeep(most - UnusedMemory.KeptBytes));
        LargeArrays<Counted>.Give(new Counted[2 * Length]);
        Assert.Null(LargeArrays<Counted>.Take(2 * Length));
        UnusedMemory.LetGo(most - (sizeof(long) * (long)Length));
        Assert.NotNull(LargeArrays<Counted>.Take(Length));
        Assert.Equal(0, UnusedMemory.KeptBytes);
    }

    private static void OnOtherThread(Action work)
    {
        var thread = new Thread(() => work());
        thread.Start();
        thread.Join();
    }

    // Of types that nobody else has arrays of.
    private readonly record struct Odd(long Value);

    private readonly record struct Edge(long Value);

    private readonly record struct Late(long Value);

    private readonly record struct Counted(long Value);

    private readonly record struct One(byte Value);
}
