using CsCheck;

namespace Millrace.Data.Tests.Columns;

public sealed class BitmapsTests
{
    private const int Size = 260;

    private static readonly Gen<ulong[]> s_words = Gen.OneOf(Gen.ULong, Gen.Const(0UL), Gen.Const(ulong.MaxValue)).Array[1, 5];

    private enum Operation
    {
        Set,
        Clear,
        Fill,
        FillWithZeros,
        Put,
        CopyBytes,
        CopyWords,
        Gather,
    }

    [Fact]
    public void Bits_are_those_of_an_array_of_booleans() =>
        Gen.Select(Gen.Enum<Operation>(), Gen.Int[0, Size - 1], Gen.Int[0, Size], Gen.ULong.Array[5], Gen.Int[0, 60]).Array[1, 12].Sample(static steps =>
        {
            ulong[] bitmap = new ulong[Bitmaps.Words(Size)];
            bool[] expected = new bool[Size];
            foreach ((Operation operation, int start, int length, ulong[] random, int shift) in steps)
            {
                int count = Math.Min(length, Size - start);
                Do(operation, bitmap, expected, start, count, random, shift);
                Compare(bitmap, expected, start, count);
            }
        });

    [Fact]
    public void The_nth_bit_and_the_rows_of_so_many_values_are_those_of_a_plain_loop() =>
        Gen.Select(s_words, Gen.Int[0, 319], Gen.Int[0, 320], Gen.Int[0, 320]).Sample(static (bitmap, from, to, present) =>
        {
            int size = bitmap.Length * 64;
            int[] set = [.. Enumerable.Range(0, size).Where(i => Bitmaps.IsSet(bitmap, i))];
            int[] clear = [.. Enumerable.Range(0, size).Except(set)];
            for (int n = 0; n < size; n++)
            {
                Assert.Equal(n < set.Length ? set[n] : -1, Bitmaps.NthSet(bitmap, n));
                Assert.Equal(n < clear.Length ? clear[n] : -1, Bitmaps.NthClear(bitmap, n));
            }

            (int start, int end) = (Math.Min(Math.Min(from, to), size), Math.Min(Math.Max(from, to), size));
            int row = start;
            for (int left = present; row < end && (left > 0 || !Bitmaps.IsSet(bitmap, row)); row++)
                left -= Bitmaps.IsSet(bitmap, row) ? 1 : 0;
            Assert.Equal(row - start, Bitmaps.RowsOf(bitmap, start, end, present));
        });

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(64, 1)]
    [InlineData(65, 2)]
    [InlineData(int.MaxValue, 1 << 25)]
    public void A_word_holds_64(int bits, int words) => Assert.Equal(words, Bitmaps.Words(bits));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(63, ulong.MaxValue >> 1)]
    [InlineData(64, ulong.MaxValue)]
    public void Ones_are_as_many_as_asked_for(int count, ulong bits) => Assert.Equal(bits, Bitmaps.Ones(count));

    private static void Do(Operation operation, ulong[] bitmap, bool[] expected, int start, int count, ulong[] random, int shift)
    {
        Span<bool> range = expected.AsSpan(start, count);
        int ones = 0;
        switch (operation)
        {
            case Operation.Set:
                Bitmaps.Set(bitmap, start);
                expected[start] = true;
                return;
            case Operation.Clear:
                Bitmaps.Clear(bitmap, start);
                expected[start] = false;
                return;
            case Operation.Fill or Operation.FillWithZeros:
                Bitmaps.Fill(bitmap, start, count, operation == Operation.Fill);
                range.Fill(operation == Operation.Fill);
                return;
            case Operation.Put:
                range = range[..Math.Min(64, count)];
                ones = Bitmaps.Put(bitmap, start, range.Length, random[0]);
                shift = 0;
                break;
            case Operation.CopyBytes:
                byte[] bytes = new byte[sizeof(ulong) * random.Length];
                for (int i = 0; i < bytes.Length; i++)
                    bytes[i] = (byte)(random[i >> 3] >> (8 * (i & 7)));
                ones = Bitmaps.Copy(bytes, shift, bitmap, start, count);
                break;
            case Operation.CopyWords:
                ones = Bitmaps.Copy(random, shift, bitmap, start, count);
                break;
            case Operation.Gather:
                ones = Bitmaps.Gather(random, [.. Enumerable.Range(shift, count)], bitmap, start);
                break;
        }

        for (int i = 0; i < range.Length; i++)
            range[i] = (random[(shift + i) >> 6] >> ((shift + i) & 63) & 1) == 1;
        Assert.Equal(range.Count(true), ones);
    }

    private static void Compare(ulong[] bitmap, bool[] expected, int start, int count)
    {
        for (int i = 0; i < Size; i++)
            Assert.Equal(expected[i], Bitmaps.IsSet(bitmap, i));
        Assert.Equal(expected.AsSpan(start, count).Count(true), Bitmaps.Count(bitmap, start, count));
        ulong bits = 0;
        for (int i = 0; i < Math.Min(64, count); i++)
            bits |= (expected[start + i] ? 1UL : 0) << i;
        Assert.Equal(bits, Bitmaps.Get(bitmap, start, Math.Min(64, count)));
    }
}
