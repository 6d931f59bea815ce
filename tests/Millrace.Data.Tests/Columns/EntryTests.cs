using System.Buffers;
using System.Text;
using CsCheck;

namespace Millrace.Data.Tests.Columns;

/// <summary>The entries that texts and bytes are codes of.</summary>
public sealed class EntryTests
{
    private static readonly Gen<byte[]> s_values = Gen.OneOf(Gen.Byte[0, 3].Array[0, 6], Gen.Byte[0, 1].Array[0, 40], Gen.Byte.Array[7, 17]);

    [Fact]
    public void There_is_always_room_for_what_comes_next()
    {
        var entries = new ByteEntries();
        Assert.False(entries.GetSpan().IsEmpty);
        entries.Write(default(ReadOnlySpan<byte>));
        entries.Advance(entries.GetSpan().Length);
        Assert.False(entries.GetMemory().IsEmpty);
        entries.Release();
    }

    [Fact]
    public void A_value_that_occurs_often_is_one_entry()
    {
        var column = new TextColumn(ColumnTests.Info(ColumnType.Text), 0);
        for (int i = 0; i < 1000; i++)
        {
            column.Append((i % 7).ToString());
            column.Append((i % 7).ToString().AsSpan());
            Assert.True(column.TryAppendUtf8([(byte)('0' + (i % 7))]));
        }

        Assert.Equal(7, column.EntryCount);
        Assert.Equal(column.Codes[0], column.Codes[1]);
        Assert.Equal("3"u8, column.GetBytes(column.Codes[9]));
        Assert.Same(column[9], column[10]);
    }

    [Fact]
    public void Values_stay_right_where_so_many_differ_that_none_is_searched_for()
    {
        var column = new TextColumn(ColumnTests.Info(ColumnType.Text), 0);
        const int Rows = 20_000;
        for (int i = 0; i < Rows; i++)
            column.Append(i % 10 == 9 ? "same" : $"text {i}");
        for (int i = 0; i < Rows; i++)
            Assert.Equal(i % 10 == 9 ? "same" : $"text {i}", column[i]);
        Assert.InRange(column.EntryCount, 18_002, Rows);

        column.Clear();
        column.Append("same");
        column.Append("same");
        Assert.Equal(1, column.EntryCount);
    }

    [Fact]
    public void Entries_that_columns_share_live_as_long_as_one_of_them_holds_them()
    {
        var shared = new ByteEntries();
        shared.Add("zero"u8);
        shared.Add("one");
        var first = new TextColumn(ColumnTests.Info(ColumnType.Text), 0);
        var second = new TextColumn(ColumnTests.Info(ColumnType.Text), 0);
        first.Adopt(shared);
        first.Adopt(shared);
        second.Adopt(shared);
        shared.Release();
        ReadOnlySpan<int> codes = [1, 0, BytesColumn.MissingCode];
        codes.CopyTo(first.AppendCodes(3, missing: 1));
        codes.CopyTo(second.AppendCodes(3, missing: 1));
        first.Append("two");

        Assert.Equal(["one", "zero", null, "two"], Enumerable.Range(0, 4).Select(i => first[i]));
        Assert.Equal((1, 3, 2), (first.MissingCount, first.EntryCount, first.OwnBase));
        first.Release();
        Assert.Equal("one", second[0]);
        Assert.Equal(2, shared.Count);
        second.Clear();
        Assert.Equal(0, shared.Count);

        first.Append("new");
        Assert.Equal("new", first[0]);
    }

    [Fact]
    public void A_column_that_has_entries_takes_no_others()
    {
        var column = new BinaryColumn(ColumnTests.Info(ColumnType.Binary), 0);
        column.Append([1]);
        Assert.Throws<InvalidOperationException>(() => column.Adopt(new ByteEntries()));
    }

    [Fact]
    public void What_a_reader_adds_to_the_entries_itself_is_found_by_its_code()
    {
        var column = new TextColumn(ColumnTests.Info(ColumnType.Text), 0);
        ByteEntries own = column.Own;
        own.Write("abcde"u8);
        Assert.Equal(0, own.EndEntries([2, 0, 3]));
        for (int i = 0; i < 3; i++)
            column.AppendCodes(1, 0)[0] = column.OwnBase + i;
        column.Append("ab");
        Assert.Equal(["ab", "", "cde", "ab"], Enumerable.Range(0, 4).Select(i => column[i]));
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1)]
    [InlineData(0)]
    public void The_index_finds_each_entry_again_also_where_hashes_collide(ulong hashBits) => s_values.Array[0, 300].Sample(
        some =>
        {
            // Values that differ in one byte, and those that occur before.
            byte[][] values = [.. some, .. some.Select(static value => (byte[])[.. value.SkipLast(1), 7]), .. some];
            var entries = new ByteEntries();
            var index = new EntryIndex(entries, hashBits);
            for (int round = 0; round < 2; round++)
            {
                var codes = new Dictionary<string, int>();
                foreach (byte[] value in values)
                {
                    int expected = codes.TryAdd(Convert.ToHexString(value), codes.Count) ? codes.Count - 1 : codes[Convert.ToHexString(value)];
                    Assert.Equal(expected, index.FindOrAdd(value));
                    Assert.Equal(value, entries[expected].ToArray());
                }

                Assert.Equal(codes.Count, entries.Count);
                index.Clear();
                entries.Clear();
            }

            index.Release();
            entries.Release();
            Assert.Equal(0, index.FindOrAdd([1]));
        },
        iter: 50);

    [Fact]
    public void A_text_that_collides_with_another_keeps_its_own_string()
    {
        var entries = new ByteEntries();
        var index = new EntryIndex(entries, hashBits: 0);
        Assert.Equal(0, index.FindOrAdd("one long text"u8, "one long text"));
        Assert.Equal(1, index.FindOrAdd("two long text"u8, "two long text"));
        Assert.Equal(0, index.FindOrAdd("one long text"u8));
        Assert.Equal("two long text", entries.Text(1));
        entries.Release();
    }

    [Fact]
    public void An_entry_that_is_no_utf8_is_found_also_where_all_together_are_valid() => Gen.Select(Gen.Byte.Array[0, 40], Gen.Int[0, 3].Array[0, 12], Gen.Bool).Sample(
        static (noise, lengths, isText) =>
        {
            byte[] bytes = isText ? Encoding.UTF8.GetBytes("aü漢🎉bücher漢字") : noise;
            var entries = new ByteEntries();
            entries.Add("first"u8);
            int first = -1;
            foreach (int length in lengths)
            {
                byte[] piece = bytes[..Math.Min(length, bytes.Length)];
                bytes = bytes[piece.Length..];
                int code = entries.Add(piece);
                if (first < 0 && !System.Text.Unicode.Utf8.IsValid(piece))
                    first = code;
            }

            Assert.Equal(first, entries.FindInvalidUtf8(0));
            Assert.Equal(first, entries.FindInvalidUtf8(1));
            entries.Release();
        },
        iter: 300);

    [Fact]
    public void Entries_know_no_others()
    {
        var entries = new ByteEntries();
        entries.Add("a"u8);
        Assert.Throws<ArgumentOutOfRangeException>(() => entries[1].Length);
        Assert.Equal("a", entries.Text(0));
        Assert.Same(entries.Text(0), entries.Text(0));
        entries.Clear();
        entries.Add("b"u8);
        Assert.Equal("b", entries.Text(0));
    }
}
