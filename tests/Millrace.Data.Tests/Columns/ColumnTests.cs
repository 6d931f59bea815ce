using CsCheck;

namespace Millrace.Data.Tests.Columns;

/// <summary>Every kind of column beside a list of what must be in it.</summary>
public sealed class ColumnTests
{
    private static readonly Gen<string> Words = Gen.OneOf(Gen.Int[0, 20].Select(static i => $"word {i}"), Gen.String[Gen.Char[' ', 'ü'], 0, 8], Gen.Const("🎉"));

    private static readonly Gen<byte[]> Blobs = Gen.OneOf(Gen.Byte.Array[0, 9], Gen.Int[0, 9].Select(static i => new byte[] { 1, (byte)i }));

    [Fact]
    public void Values_are_as_added() => new ColumnModel<ValueColumn<int>, int?>(
        static isNullable => new ValueColumn<int>(Info(ColumnType.Int32, isNullable), 3, ValueFormats.Int32),
        static (column, value) => column.Append(value),
        static (column, i) => column.GetNullable(i))
        .Check(Maybe(Gen.Int));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void Blocks_hold_the_rows_of_their_column(int missing) => Gen.Int.Array[0, 200].Sample(values =>
    {
        ValueColumn<int> column = new(Info(ColumnType.Int32, isNullable: missing > 0), 0, ValueFormats.Int32);
        for (int i = 0; i < values.Length; i++)
            column.Append(missing > 0 && i % 7 < missing ? null : values[i]);
        for (int first = 0; first < values.Length; first += ValueBlock<int>.Rows)
        {
            ValueBlock<int> block = column.Block(first);
            for (int i = 0; i < Math.Min(ValueBlock<int>.Rows, values.Length - first); i++)
            {
                Assert.Equal(column.GetNullable(first + i), block.GetNullable(i));
                Assert.Equal(column[first + i], block[i]);
            }
        }
    });

    [Fact]
    public void Booleans_are_as_added() => new ColumnModel<ValueColumn<bool>, bool?>(
        static isNullable => new ValueColumn<bool>(Info(ColumnType.Boolean, isNullable), 0, ValueFormats.Boolean),
        static (column, value) => column.Append(value),
        static (column, i) => column.GetNullable(i))
        .Check(Maybe(Gen.Bool));

    [Fact]
    public void Members_of_enumerations_are_as_added() => new ColumnModel<ValueColumn<Colour>, Colour?>(
        static isNullable => new ValueColumn<Colour>(Info(ColumnType.Enum, isNullable), 0, ValueFormats.Enum<Colour>()),
        static (column, value) => column.Append(value),
        static (column, i) => column.GetNullable(i))
        .Check(Maybe(Gen.Enum<Colour>()));

    [Fact]
    public void Texts_are_as_added() => new ColumnModel<TextColumn, string?>(
        static isNullable => new TextColumn(Info(ColumnType.Text, isNullable), 3),
        static (column, value) => column.Append(value),
        static (column, i) => column[i])
        .Check(MaybeNull(Words));

    [Fact]
    public void Bytes_are_as_added() => new ColumnModel<BinaryColumn, byte[]?>(
        static isNullable => new BinaryColumn(Info(ColumnType.Binary, isNullable), 0),
        static (column, value) => column.Append(value),
        static (column, i) => column[i])
        .Check(MaybeNull(Blobs));

    [Fact]
    public void Lists_of_values_are_as_added() => new ColumnModel<ListColumn<ValueColumn<double>>, double?[]?>(
        static isNullable => Lists(ColumnType.Double, static info => new ValueColumn<double>(info, 2, ValueFormats.Double), isNullable),
        static (column, value) => column.Append(value),
        static (column, i) => column.GetNullableArray(i))
        .Check(MaybeNull(Maybe(Gen.Double).Array[0, 5]));

    [Fact]
    public void Lists_of_members_of_enumerations_are_as_added() => new ColumnModel<ListColumn<ValueColumn<Colour>>, Colour?[]?>(
        static isNullable => Lists(ColumnType.Enum, static info => new ValueColumn<Colour>(info, 0, ValueFormats.Enum<Colour>()), isNullable),
        static (column, value) => column.Append(value),
        static (column, i) => column.GetNullableArray(i))
        .Check(MaybeNull(Maybe(Gen.Enum<Colour>()).Array[0, 5]));

    [Fact]
    public void Lists_of_texts_are_as_added() => new ColumnModel<ListColumn<TextColumn>, string?[]?>(
        static isNullable => Lists(ColumnType.Text, static info => new TextColumn(info, 0), isNullable),
        static (column, value) => column.Append(value),
        static (column, i) => column.GetArray(i))
        .Check(MaybeNull(MaybeNull(Words).Array[0, 5]));

    [Fact]
    public void Lists_of_bytes_are_as_added() => new ColumnModel<ListColumn<BinaryColumn>, byte[]?[]?>(
        static isNullable => Lists(ColumnType.Binary, static info => new BinaryColumn(info, 0), isNullable),
        static (column, value) => column.Append(value),
        static (column, i) => column.GetArray(i))
        .Check(MaybeNull(MaybeNull(Blobs).Array[0, 5]));

    [Fact]
    public void A_column_that_is_not_nullable_holds_no_missing_value()
    {
        ListColumn<TextColumn> lists = new(Info(ColumnType.List, isNullable: false), new TextColumn(Info(ColumnType.Text, isNullable: false), 0), 0);
        Column[] columns =
        [
            new ValueColumn<int>(Info(ColumnType.Int32, isNullable: false), 0, ValueFormats.Int32), new TextColumn(Info(ColumnType.Text, isNullable: false), 0),
            new BinaryColumn(Info(ColumnType.Binary, isNullable: false), 0), lists,
        ];
        foreach (Column column in columns)
        {
            Assert.Equal("Column \"c\" is not nullable: it cannot hold a missing value.", Assert.Throws<InvalidOperationException>(column.AppendMissing).Message);
            Assert.Equal((0, 0), (column.Count, column.MissingCount));
        }

        Assert.Equal(
            "The elements of column \"c\" are not nullable: a list cannot hold a missing one.",
            Assert.Throws<InvalidOperationException>(() => lists.Append(["a", null])).Message);
        ListColumn<ValueColumn<int>> numbers = Lists(ColumnType.Int32, static info => new ValueColumn<int>(info, 0, ValueFormats.Int32), isNullable: false);
        var error = Assert.Throws<InvalidOperationException>(() => numbers.Append([1, null]));
        Assert.Equal("The elements of column \"c\" are not nullable: a list cannot hold a missing one.", error.Message);
        Assert.Equal((0, 0, 0, 0), (lists.Count, lists.Items.Count, numbers.Count, numbers.Items.Count));
        lists.Append(["b"]);
        Assert.Equal("b", Assert.Single(lists.GetArray(0)!));
    }

    [Fact]
    public void A_text_of_half_a_surrogate_pair_is_refused_and_nothing_is_added()
    {
        var texts = new TextColumn(Info(ColumnType.Text), 0);
        Assert.Equal(
            "A text holds half a surrogate pair (\\uD83C at position 2), which UTF-8 cannot hold: remove it.",
            Assert.Throws<DataException>(() => texts.Append("ab\uD83C")).Message);
        Assert.Throws<DataException>(() => texts.Append("\uDF89 at the start of a text that is longer than what is encoded on the stack, whose third part is larger".AsSpan()));
        Assert.False(texts.TryAppendUtf8([0x61, 0xED, 0xA0, 0x80]));
        Assert.False(texts.TryAppendText("ab\uD83C"));
        Assert.Equal(0, texts.Count);

        ListColumn<TextColumn> lists = Lists(ColumnType.Text, static info => new TextColumn(info, 0));
        Assert.Throws<DataException>(() => lists.Append(["ok", "\uD83C"]));
        Assert.False(lists.TryAppendText("[\"\uD83C\"]"));
        Assert.Equal((0, 0), (lists.Count, lists.Items.Count));
    }

    [Theory]
    [InlineData("[1,2,x]")]
    [InlineData("[1,2")]
    [InlineData("[1] 2")]
    [InlineData("[1,[2]]")]
    [InlineData("[1,{}]")]
    [InlineData("[1.5]")]
    [InlineData("1")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[\"\\ud800\"]")]
    public void A_text_that_is_no_list_adds_nothing(string text)
    {
        ListColumn<ValueColumn<int>> column = Lists(ColumnType.Int32, static info => new ValueColumn<int>(info, 0, ValueFormats.Int32));
        Assert.True(column.TryAppendText("[7,null]"));
        Assert.False(column.TryAppendText(text));
        Assert.False(column.TryAppendUtf8(System.Text.Encoding.UTF8.GetBytes(text)));
        Assert.Equal((1, 2), (column.Count, column.Items.Count));
        Assert.True(column.TryAppendText(" [ 8 ] "));
        Assert.Equal([7, null], column.GetNullableArray(0));
        Assert.Equal([8], column.GetNullableArray(1));
    }

    [Theory]
    [InlineData("[1,true,\"2\",\"\\u0033\",1.50,null]", "1|true|2|3|1.50|")]
    [InlineData("[ ]", "")]
    public void A_text_of_a_list_may_stand_without_quotes(string text, string expected)
    {
        ListColumn<TextColumn> column = Lists(ColumnType.Text, static info => new TextColumn(info, 0));
        Assert.True(column.TryAppendText(text));
        Assert.Equal(expected, string.Join('|', column.GetArray(0)!));
    }

    [Theory]
    [InlineData("[1,\"2\",\" -3 \",\"NaN\",\"-Infinity\",\"\\u0034\",null]", "[1,2,-3,\"NaN\",\"-Infinity\",4,null]")]
    [InlineData("[\"1e3\"]", "[1000]")]
    public void A_number_of_a_list_may_stand_in_quotes(string text, string expected)
    {
        ListColumn<ValueColumn<double>> column = Lists(ColumnType.Double, static info => new ValueColumn<double>(info, 0, ValueFormats.Double));
        Assert.True(column.TryAppendText(text));
        Assert.Equal(expected, column.FormatText(0));
        Assert.False(column.TryAppendText("[1,\"x\"]"));
        Assert.False(column.TryAppendText("[1,true]"));
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_no_list()
    {
        ListColumn<TextColumn> column = Lists(ColumnType.Text, static info => new TextColumn(info, 0));
        Assert.False(column.TryAppendUtf8([(byte)'[', (byte)'"', 0xC3, (byte)'"', (byte)']']));
        Assert.False(column.TryAppendUtf8([(byte)'[', (byte)'"', (byte)'\\', (byte)'n', 0xC3, (byte)'"', (byte)']']));
        Assert.Equal((0, 0), (column.Count, column.Items.Count));
    }

    [Theory]
    [InlineData(" AQID ", "010203")]
    [InlineData("AQ ==", "01")]
    [InlineData("", "")]
    public void White_space_in_base64_is_skipped(string text, string bytes)
    {
        var column = new BinaryColumn(Info(ColumnType.Binary), 0);
        Assert.True(column.TryAppendText(text));
        Assert.True(column.TryAppendUtf8(System.Text.Encoding.UTF8.GetBytes(text)));
        Assert.Equal([bytes, bytes], Enumerable.Range(0, 2).Select(i => Convert.ToHexString(column[i]!)));
    }

    [Theory]
    [InlineData("AQ=")]
    [InlineData("A")]
    [InlineData("AQ==AQ==")]
    [InlineData("AQ-_")]
    [InlineData("é===")]
    public void A_text_that_is_no_base64_adds_nothing(string text)
    {
        var column = new BinaryColumn(Info(ColumnType.Binary), 0);
        Assert.False(column.TryAppendText(text));
        Assert.False(column.TryAppendUtf8(System.Text.Encoding.UTF8.GetBytes(text)));
        Assert.Equal(0, column.Count);
    }

    [Fact]
    public void Elements_lie_one_after_the_other_for_all_rows()
    {
        ListColumn<ValueColumn<int>> column = Lists(ColumnType.Int32, static info => new ValueColumn<int>(info, 0, ValueFormats.Int32));
        column.Append([1, 2]);
        column.AppendMissing();
        column.Append([3]);
        Assert.Equal([1, 2, 3], column.Items.Values.ToArray());
        Assert.Equal([2, 2, 3], column.Ends.ToArray());
        Assert.Equal([3], column.Items.Values[column[2]].ToArray());
        Assert.Equal([2, 0, 1], Enumerable.Range(0, 3).Select(column.LengthOf));
        Assert.Null(column.GetArray(1));
    }

    [Fact]
    public void Validity_has_a_bit_a_row_where_values_may_be_missing()
    {
        var column = new ValueColumn<int>(Info(ColumnType.Int32), 0, ValueFormats.Int32);
        for (int i = 0; i < 130; i++)
            column.Append(i % 3 == 0 ? null : i);
        Assert.Equal(3, column.Validity.Length);
        for (int i = 0; i < 130; i++)
            Assert.Equal(i % 3 != 0, Bitmaps.IsSet(column.Validity, i));
        Assert.Equal(0, new ValueColumn<int>(Info(ColumnType.Int32, isNullable: false), 100, ValueFormats.Int32).Validity.Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => column.IsMissing(130));
    }

    [Fact]
    public void More_than_a_batch_holds_is_refused_and_nothing_is_added()
    {
        var values = new ValueColumn<bool>(Info(ColumnType.Boolean), 1, ValueFormats.Boolean);
        values.Append(true);
        Assert.Equal(
            "Column \"c\" would have 2147483648 rows, and a batch holds at most 2147483591: take smaller batches.",
            Assert.Throws<DataException>(() => values.AppendUninitialized(int.MaxValue)).Message);
        Assert.Throws<DataException>(() => values.AppendUninitialized(Array.MaxLength));
        var texts = new TextColumn(Info(ColumnType.Text), 1);
        texts.Append("a");
        Assert.Throws<DataException>(() => texts.AppendCodes(int.MaxValue, 0));
        ListColumn<ValueColumn<bool>> lists = Lists(ColumnType.Boolean, static info => new ValueColumn<bool>(info, 0, ValueFormats.Boolean));
        lists.Append(new bool[1 << 20]);
        Assert.Equal(
            "Column \"c\" would have 2148532224 elements, and a batch holds at most 2147483591: take smaller batches.",
            Assert.Throws<DataException>(() => lists.AppendRows(lists, new int[2048])).Message);
        Assert.Equal((1, 1, 1, 1 << 20), (values.Count, texts.Count, lists.Count, lists.Items.Count));

        byte[] array = [1];
        Assert.Throws<DataException>(() => Pooled.Grow(ref array, 1, unchecked(int.MaxValue + 1)));
        Assert.Equal(
            "2147483592 values or bytes would lie in one piece, which holds at most 2147483591: take smaller batches or row groups.",
            Assert.Throws<DataException>(() => Pooled.Grow(ref array, 1, Array.MaxLength + 1)).Message);
    }

    [Fact]
    public void Bytes_that_cannot_be_taken_leave_a_column_as_it_was()
    {
        var source = new TextColumn(Info(ColumnType.Text), 0);
        source.Append("a");
        source.AppendMissing();
        source.AppendCodes(1, 0)[0] = 99;
        var target = new TextColumn(Info(ColumnType.Text), 0);
        target.Append("b");
        Assert.ThrowsAny<SystemException>(() => target.AppendRange(source, 0, 3));
        Assert.ThrowsAny<SystemException>(() => target.AppendRows(source, [1, 0, 2]));
        Assert.Equal((1, 0, "b"), (target.Count, target.MissingCount, target[0]));
    }

    [Fact]
    public void Lists_go_in_and_out_of_text_without_memory_of_their_own()
    {
        ListColumn<TextColumn> texts = Lists(ColumnType.Text, static info => new TextColumn(info, 0));
        ListColumn<ValueColumn<double>> numbers = Lists(ColumnType.Double, static info => new ValueColumn<double>(info, 0, ValueFormats.Double));
        string?[] words = ["a", null, "b"];
        double?[] some = [1, null, 2.5];
        char[] text = new char[64];
        Work();
        texts.Clear();
        numbers.Clear();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Work();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100);
        Assert.Equal("[1,null,2.5]", text.AsSpan(0, 12).ToString());
        var lists = new ListColumn<ListColumn>(numbers.Info, numbers, 0);
        lists.EndRow();
        Assert.StartsWith("[\"[1,null,2.5]\",\"[1,null,2.5]\",", lists.FormatText(0), StringComparison.Ordinal);

        void Work()
        {
            for (int i = 0; i < 100; i++)
            {
                texts.Append(words);
                numbers.Append(some);
                Assert.True(texts.TryFormatText(i, text, out int written) && written == "[\"a\",null,\"b\"]".Length);
                Assert.True(numbers.TryFormatText(i, text, out written) && written == "[1,null,2.5]".Length);
            }
        }
    }

    internal static ColumnInfo Info(ColumnType type, bool isNullable = true) => new("c", "C", type, isNullable);

    private static ListColumn<TItems> Lists<TItems>(ColumnType type, Func<ColumnInfo, TItems> create, bool isNullable = true)
        where TItems : Column
    {
        ColumnInfo info = Info(ColumnType.List, isNullable) with { Item = Info(type, isNullable) };
        return new ListColumn<TItems>(info, create(info.Item), 1);
    }

    private static Gen<T?> Maybe<T>(Gen<T> values)
        where T : struct => Gen.Select(Gen.Int[0, 3], values, static (missing, value) => missing == 0 ? (T?)null : value);

    private static Gen<T?> MaybeNull<T>(Gen<T> values)
        where T : class => Gen.Select(Gen.Int[0, 3], values, static (missing, value) => missing == 0 ? null : value);
}
