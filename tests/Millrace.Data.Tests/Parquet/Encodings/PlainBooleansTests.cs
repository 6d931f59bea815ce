using CsCheck;

namespace Millrace.Data.Tests.Encodings;

public sealed class PlainBooleansTests
{
    // Encodings.md, "Plain": bit-packed, the least significant bit first.
    [Fact]
    public void The_first_boolean_is_the_least_significant_bit()
    {
        var values = new bool[10];
        PlainBooleans.Decode([0b00001101, 0b10], 0, values);
        Assert.Equal([true, false, true, true, false, false, false, false, false, true], values);
    }

    [Fact]
    public void Booleans_are_read_from_any_bit_on_and_written() => Gen.Select(Gen.Int[0, 700], Gen.Int[0, int.MaxValue - 1]).Sample(static (count, seed) =>
    {
        var random = new Random(seed);
        bool[] values = [.. Enumerable.Range(0, count).Select(_ => random.Next(2) == 1)];
        byte[] data = Naive.Bytes(output => PlainBooleans.Encode(values, output));
        Assert.Equal(Naive.Pack([.. values.Select(static v => v ? 1ul : 0)], 1), data);
        int from = random.Next(count + 1);
        var read = new bool[random.Next(count - from + 1)];
        PlainBooleans.Decode(data, from, read);
        Assert.Equal(values[from..(from + read.Length)], read);
    });

    [Fact]
    public void Booleans_behind_the_data_are_a_fault() => Assert.Throws<ParquetFault>(static () => PlainBooleans.Decode(new byte[2], 3, new bool[14]));
}
