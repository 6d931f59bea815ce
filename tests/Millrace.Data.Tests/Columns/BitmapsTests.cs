using CsCheck;

namespace Millrace.Data.Tests.Columns;

public sealed class BitmapsTests
{
    private const int Size = 260;

    [Fact]
    public void Bits_are_set_cleared_and_counted_as_in_an_array_of_booleans() =>
        Gen.Select(Gen.Int[0, Size - 1], Gen.Int[0, Size], Gen.Int[0, 2]).Array[1, 20].Sample(static steps =>
        {
            ulong[] bitmap = new ulong[Bitmaps.Words(Size)];
            bool[] expected = new bool[Size];
            foreach ((int start, int length, int operation) in steps)
            {
                int count = Math.Min(length, Size - start);
                if (operation == 0)
                    Bitmaps.Set(bitmap, start);
                else if (operation == 1)
                    Bitmaps.Clear(bitmap, start);
                else
                    Bitmaps.Fill(bitmap, start, count, value: true);
                expected.AsSpan(start, operation == 2 ? count : 1).Fill(operation != 1);

                for (int i = 0; i < Size; i++)
                    Assert.Equal(expected[i], Bitmaps.IsSet(bitmap, i));
                Assert.Equal(expected.AsSpan(start, count).Count(true), Bitmaps.Count(bitmap, start, count));
            }
        });

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(64, 1)]
    [InlineData(65, 2)]
    public void A_word_holds_64(int bits, int words) => Assert.Equal(words, Bitmaps.Words(bits));
}
