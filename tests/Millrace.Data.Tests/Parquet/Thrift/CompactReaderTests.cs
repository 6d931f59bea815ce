using System.Buffers;
using CsCheck;

namespace Millrace.Data.Tests.Files;

public sealed class CompactReaderTests
{
    [Theory]
    [InlineData("11", "a truth value in its field's head")]
    [InlineData("12", "the other")]
    [InlineData("13FF", "a byte")]
    [InlineData("14FFFF03", "16 bits")]
    [InlineData("15FFFFFFFF0F", "32 bits")]
    [InlineData("16FFFFFFFFFFFFFFFFFF01", "64 bits")]
    [InlineData("170102030405060708", "a floating-point number")]
    [InlineData("1803010203", "bytes")]
    [InlineData("1931010201", "a list of truth values, a byte each")]
    [InlineData("19F50F010203040506070809010203040506", "a list whose length does not fit its head")]
    [InlineData("1900", "a list of nothing")]
    [InlineData("1A28000141", "a set of bytes")]
    [InlineData("1B00", "a map of nothing")]
    [InlineData("1B02850141020042", "a map of bytes to numbers")]
    [InlineData("1C150318014100", "a struct of a number and bytes")]
    [InlineData("192C11001200", "a list of structs")]
    [InlineData("1D000102030405060708090A0B0C0D0E0F", "an identifier")]
    [InlineData("05800102", "a field with its number in full")]
    public void Values_of_each_type_are_passed_over(string hex, string what)
    {
        var reader = new CompactReader([.. Convert.FromHexString(hex), 0x11, 0]);
        int field = 0;
        Assert.True(reader.NextField(ref field, out CompactType type), what);
        reader.Skip(type);
        int next = field + 1;
        Assert.True(reader.NextField(ref field, out type));
        Assert.Equal((next, CompactType.True), (field, type));
        Assert.False(reader.NextField(ref field, out _));
        Assert.Equal(hex.Length / 2 + 2, reader.Position);
    }

    [Theory]
    [InlineData("1E", "the metadata has a field of type 14", false)]
    [InlineData("10", "the metadata has a field of type 0", false)]
    [InlineData("06FFFF07", "the metadata has a field with number -65536", false)]
    [InlineData("16FFFFFFFFFFFFFFFFFF02", "a number has more than 64 bits", false)]
    [InlineData("16FFFFFFFFFFFFFFFFFFFF01", "a number has more than 64 bits", false)]
    [InlineData("193E000000", "the metadata has a value of type 14", false)]
    [InlineData("1B01E00000", "the metadata has a value of type 14", false)]
    [InlineData("16FFFF", "the metadata ends within a value", true)]
    [InlineData("1805010203", "the metadata ends within a value", true)]
    [InlineData("18FFFFFFFFFFFFFFFFFF01", "the metadata ends within a value", true)]
    [InlineData("19F5FFFFFFFF07", "the metadata ends within a value", true)]
    [InlineData("1BFFFFFFFF0755", "the metadata ends within a value", true)]
    [InlineData("17010203", "the metadata ends within a value", true)]
    [InlineData("1D0102", "the metadata ends within a value", true)]
    [InlineData("", "the metadata ends within a value", true)]
    public void What_cannot_be_passed_over_is_a_fault(string hex, string problem, bool isCutOff)
    {
        ParquetFault fault = Assert.Throws<ParquetFault>(() =>
        {
            var reader = new CompactReader(Convert.FromHexString(hex));
            int field = 0;
            reader.NextField(ref field, out CompactType type);
            reader.Skip(type);
        });
        Assert.Equal((problem, isCutOff), (fault.Message, fault.IsCutOff));
    }

    [Fact]
    public void A_number_that_is_too_large_for_its_place_is_a_fault() => Assert.Equal(
        "the metadata has the number 2147483648 where 32 bits must do",
        Assert.Throws<ParquetFault>(() => new CompactReader([0x80, 0x80, 0x80, 0x80, 0x10]).ReadInt32(CompactType.Int32)).Message);

    [Fact]
    public void A_value_of_another_type_is_a_fault()
    {
        Assert.EndsWith("Binary where a whole number is expected", ProblemOf(() => new CompactReader([0]).ReadInt64(CompactType.Binary)));
        Assert.EndsWith("Int32 where a text is expected", ProblemOf(() => new CompactReader([0]).ReadBinary(CompactType.Int32)));
        Assert.EndsWith("Double where a truth value is expected", ProblemOf(() => CompactReader.ReadBool(CompactType.Double)));
        Assert.EndsWith("Set where a list is expected", ProblemOf(() => new CompactReader([0]).ReadList(CompactType.Set, CompactType.Int32)));
        Assert.EndsWith("Int32, in a list, is expected", ProblemOf(() => new CompactReader([0x16, 0]).ReadList(CompactType.List, CompactType.Int32)));
    }

    [Fact]
    public void What_is_written_is_read() => Gen.Select(Gen.Long, Gen.Int, Gen.Bool, Gen.Int[1, 300], Gen.Int[1, 300]).Sample(
        static (large, small, truth, first, step) =>
        {
            var output = new ArrayBufferWriter<byte>();
            var writer = new CompactWriter(output);
            int outer = writer.Begin();
            writer.Int64(first, large);
            writer.Int32(first + step, small);
            writer.Bool(first + step + 1, truth);
            writer.End(outer);
            var reader = new CompactReader(output.WrittenSpan);
            int field = 0;
            Assert.True(reader.NextField(ref field, out CompactType type));
            Assert.Equal((first, large), (field, reader.ReadInt64(type)));
            Assert.True(reader.NextField(ref field, out type));
            Assert.Equal((first + step, small), (field, reader.ReadInt32(type)));
            Assert.True(reader.NextField(ref field, out type));
            Assert.Equal((first + step + 1, truth), (field, CompactReader.ReadBool(type)));
            Assert.False(reader.NextField(ref field, out _));
            Assert.Equal(output.WrittenCount, reader.Position);
        },
        iter: 1000, seed: "0N0XIzNsQ0O2");

    private static string ProblemOf(Action read) => Assert.Throws<ParquetFault>(read).Message;
}
