using CsCheck;

namespace Millrace.Data.Tests.Encodings;

public sealed class ScatterTests
{
    private static readonly Gen<(int, int)> Cases = Gen.Select(Gen.Int[0, 1500], Gen.Int[0, int.MaxValue - 1]);

    [Fact]
    public void Bytes_find_their_rows() => Cases.Sample(static (count, seed) => Check(count, seed, static n => (byte)(n + 1)));

    [Fact]
    public void Values_of_4_bytes_find_their_rows() => Cases.Sample(static (count, seed) => Check(count, seed, static n => n + 1.5f));

    [Fact]
    public void Values_of_8_bytes_find_their_rows() => Cases.Sample(static (count, seed) => Check(count, seed, static n => n + 0x1234567800000000));

    [Fact]
    public void Values_of_16_bytes_find_their_rows() => Cases.Sample(static (count, seed) => Check(count, seed, static n => n + 0.5m));

    [Fact]
    public void Fewer_values_than_present_rows_are_refused()
    {
        Assert.Throws<ArgumentException>(static () => Scatter.Expand<int>(new int[9], [1023], 0, new int[10]));
        Assert.Throws<ArgumentException>(static () => Scatter.Compact<int>(new int[10], [3], 0, new int[9]));
    }

    private static void Check<T>(int count, int seed, Func<int, T> make)
        where T : unmanaged
    {
        var random = new Random(seed);
        int start = random.Next(200);
        ulong[] bitmap = Naive.Bitmap(random, start + count);
        bool[] present = [.. Enumerable.Range(start, count).Select(i => Naive.Bit(bitmap, i))];
        T[] dense = [.. Enumerable.Range(0, present.Count(static p => p)).Select(make)];
        int next = 0;
        T[] expected = [.. present.Select(p => p ? dense[next++] : default)];

        var rows = new T[count + 1];
        rows.AsSpan().Fill(make(-77));
        Scatter.Expand(dense, bitmap, start, rows.AsSpan(0, count));
        Assert.Equal([.. expected, make(-77)], rows);

        T[] more = [.. dense, .. Enumerable.Repeat(make(99), 80)];
        Scatter.Expand(more, bitmap, start, rows.AsSpan(0, count));
        Assert.Equal([.. expected, make(-77)], rows);

        Span<T> end = rows.AsSpan(count - dense.Length, dense.Length);
        dense.CopyTo(end);
        Scatter.Expand(end, bitmap, start, rows.AsSpan(0, count));
        Assert.Equal([.. expected, make(-77)], rows);

        var compact = new T[count];
        Assert.Equal(dense.Length, Scatter.Compact(rows.AsSpan(0, count), bitmap, start, compact));
        Assert.Equal(dense, compact[..dense.Length]);
    }
}
