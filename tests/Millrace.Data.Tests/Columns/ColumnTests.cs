using CsCheck;

namespace Millrace.Data.Tests.Columns;

/// <summary>Every kind of column beside a list of what must be in it.</summary>
public sealed class ColumnTests
{
    private static readonly Gen<string> Words = Gen.OneOf(Gen.Int[0, 20].Select(static i => $"word {i}"), Gen.String[Gen.Char[' ', 'ü'], 0, 8], Gen.Const("🎉"));

    private static readonly Gen<byte[]> Blobs = Gen.OneOf(Gen.Byte.Array[0, 9], Gen.Int[0, 9].Select(static i => new byte[] { 1, (byte)i }));

    [Fact]
    public void Values_are_as_added() => new ColumnModel<ValueColumn<int>, int?>(
        static () => new ValueColumn<int>(Info(ColumnType.Int32), 3, ValueFormats.Int32), static (column, value) => column.Append(value), static (column, i) => column.GetNullable(i))
        .Check(Maybe(Gen.Int));

    [Fact]
    public void Booleans_are_as_added() => new ColumnModel<ValueColumn<bool>, bool?>(
        static () => new ValueColumn<bool>(Info(ColumnType.Boolean), 0, ValueFormats.Boolean), static (column, value) => column.Append(value), static (column, i) => column.GetNullable(i))
        .Check(Maybe(Gen.Bool));

    [Fact]
    public void Texts_are_as_added() => new ColumnModel<TextColumn, string?>(
        static () => new TextColumn(Info(ColumnType.Text), 3), static (column, value) => column.Append(value), static (column, i) => column[i])
        .Check(MaybeNull(Words));

    [Fact]
    public void Bytes_are_as_added() => new ColumnModel<BinaryColumn, byte[]?>(
        static () => new BinaryColumn(Info(ColumnType.Binary), 0), static (column, value) => column.Append(value), static (column, i) => column[i])
        .Check(MaybeNull(Blobs));

    [Fact]
    public void Lists_of_values_are_as_added() => new ColumnModel<ListColumn<ValueColumn<double>>, double?[]?>(
        static () => Lists(ColumnType.Double, static info => new ValueColumn<double>(info, 2, ValueFormats.Double)),
        static (column, value) => column.Append(value),
        static (column, i) => column.GetNullableArray(i))
        .Check(MaybeNull(Maybe(Gen.Double).Array[0, 5]));

    [Fact]
    public void Lists_of_texts_are_as_added() => new ColumnModel<ListColumn<TextColumn>, string?[]?>(
        static () => Lists(ColumnType.Text, static info => new TextColumn(info, 0)), static (column, value) => column.Append(value), static (column, i) => column.GetArray(i))
        .Check(MaybeNull(MaybeNull(Words).Array[0, 5]));

    [Fact]
    public void Lists_of_bytes_are_as_added() => new ColumnModel<ListColumn<BinaryColumn>, byte[]?[]?>(
        static () => Lists(ColumnType.Binary, static info => new BinaryColumn(info, 0)), static (column, value) => column.Append(value), static (column, i) => column.GetArray(i))
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

        Assert.Throws<InvalidOperationException>(() => lists.Append(["a", null]));
        Assert.Equal((0, 0), (lists.Count, lists.Items.Count));
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

    internal static ColumnInfo Info(ColumnType type, bool isNullable = true) => new("c", "C", type, isNullable);

    private static ListColumn<TItems> Lists<TItems>(ColumnType type, Func<ColumnInfo, TItems> create)
        where TItems : Column
    {
        ColumnInfo info = Info(ColumnType.List) with { Item = Info(type) };
        return new ListColumn<TItems>(info, create(info.Item), 1);
    }

    private static Gen<T?> Maybe<T>(Gen<T> values)
        where T : struct => Gen.Select(Gen.Int[0, 3], values, static (missing, value) => missing == 0 ? (T?)null : value);

    private static Gen<T?> MaybeNull<T>(Gen<T> values)
        where T : class => Gen.Select(Gen.Int[0, 3], values, static (missing, value) => missing == 0 ? null : value);
}
