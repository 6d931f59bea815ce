using System.Globalization;

namespace Millrace.Data.Tests.Files;

/// <summary>Which field of a file a column reads, and when there is none.</summary>
public sealed class ColumnBinderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Numbered_columns_are_no_misspellings()
    {
        string path = Write(Leaf("feature_20"), Leaf("id"));
        Assert.Equal([null], Read(path, Column("feature_21", ColumnType.Int32)));
        ParquetException error = Assert.Throws<ParquetException>(() => Read(path, Column("feature20", ColumnType.Int32)));
        Assert.Contains("there is no column \"feature20\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("the nearest is \"feature_20\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_is_read_is_not_what_another_one_was_meant_to_be()
    {
        string path = Write(Leaf("distance"));
        Assert.Throws<ParquetException>(() => Read(path, Column("distances", ColumnType.Int32)));
        Assert.Equal(["7", null], Read(path, Column("distance", ColumnType.Int32), Column("distances", ColumnType.Int32)));
    }

    [Theory]
    [InlineData("s.a")]
    [InlineData("twice")]
    [InlineData("twice.a")]
    public void Several_fields_of_one_name_are_refused_at_each_level(string name)
    {
        string path = Write(
            new SchemaNode("s", Repetition.Required, [Leaf("a"), Leaf("a")]),
            new SchemaNode("twice", Repetition.Required, [Leaf("a")]),
            new SchemaNode("twice", Repetition.Required, [Leaf("a")]));
        ParquetException error = Assert.Throws<ParquetException>(() => Read(path, Column(name, ColumnType.Int32)));
        Assert.Equal($"{path}, column \"{name}\": the file has several columns of this name.", error.Message);
        path = Write(new SchemaNode("s", Repetition.Required, [Leaf("a"), Leaf("b")]), new SchemaNode("twice", Repetition.Required, [Leaf("a")]));
        Assert.Equal(["7"], Read(path, Column("s.a", ColumnType.Int32)));
    }

    [Theory]
    [InlineData(4, 5)]
    [InlineData(0, 0)]
    [InlineData(4, -2)]
    public void A_decimal_without_sensible_digits_is_no_number(int precision, int scale)
    {
        string path = Write(new SchemaNode("x", Repetition.Required, PhysicalType.Int32, 0, LogicalType.Decimal(precision, scale)));
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            // A minus that is no hyphen, as Swedish has it.
            CultureInfo.CurrentCulture = new CultureInfo(CultureInfo.InvariantCulture.Name) { NumberFormat = new NumberFormatInfo { NegativeSign = "\u2212" } };
            foreach (ColumnType type in new[] { ColumnType.Decimal, ColumnType.Int32, ColumnType.Double, ColumnType.Int128 })
            {
                string problem = FormattableString.Invariant($"DECIMAL({precision}, {scale}) does not say how many digits stand behind the point");
                Assert.Equal($"{path}, column \"x\": the file is damaged: {problem}.", LooseFile.Refusal(path, LooseFile.Column(type)).Message);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_decimal_without_sensible_digits_may_be_read_as_bytes()
    {
        byte[] body = [1, 0, 0, 0, 7];
        SchemaNode leaf = new("x", Repetition.Required, PhysicalType.ByteArray, 0, LogicalType.Decimal(4, 5));
        string path = Write(body, leaf);
        Assert.Equal([Convert.ToBase64String([7])], LooseFile.Read(path, LooseFile.Column(ColumnType.Binary)));
        LooseFile.Refusal(path, LooseFile.Column(ColumnType.Decimal));
    }

    [Fact]
    public void An_encrypted_chunk_is_no_damage_whatever_it_says_of_its_values()
    {
        var leaf = new LeafColumn(0, Leaf("x"), 0, 0);
        var chunk = new ChunkMetadata
        {
            Type = leaf.Type, Codec = default, Encodings = [], Values = 0, UncompressedSize = 0, CompressedSize = 0, DataPageOffset = 0, IsEncrypted = true,
        };
        using var decompressor = new PageDecompressor();
        using var pages = new LeafPages(leaf, new PageReader(null!, decompressor, 1, 0, 0, PageBudget.Of(0)), new BooleanReader());
        Assert.Equal("encryption", Assert.Throws<ParquetFault>(() => pages.StartGroup(new RowGroupMetadata(5, [chunk]))).Feature);
    }

    [Fact]
    public void Columns_of_every_kind_that_the_file_lacks_are_missing_in_each_row()
    {
        const int Rows = 70_000;
        string path = LooseFile.Write(_folder.File("rows.parquet"), LooseFile.Column(ColumnType.Int32), Enumerable.Repeat("1", Rows));
        ColumnInfo[] absent =
        [
            Column("day", ColumnType.Date), Column("amount", ColumnType.Decimal), Column("title", ColumnType.Text), Column("content", ColumnType.Binary),
            Column("all", ColumnType.List) with { Item = Column("element", ColumnType.Int32) },
        ];
        using var batch = new LooseBatch(new SchemaInfo("Loose", [LooseFile.Column(ColumnType.Int32), .. absent]));
        using ParquetFileReader reader = ParquetFileReader.Open(path, batch);
        int rows = 0;
        while (reader.Read(batch, RowSource.BatchRows, default))
        {
            rows += batch.Count;
            Assert.All(batch.Columns[1..], column => Assert.Equal((batch.Count, batch.Count), (column.Count, column.MissingCount)));
            Assert.All(batch.Columns[1..], column => Assert.True(column.IsMissing(0) && column.IsMissing(column.Count - 1)));
        }

        Assert.Equal(Rows, rows);
    }

    public void Dispose() => _folder.Dispose();

    private static ColumnInfo Column(string name, ColumnType type) => new(name, "X", type, IsNullable: true);

    private static SchemaNode Leaf(string name) => new(name, Repetition.Required, PhysicalType.Int32);

    /// <summary>A file of one row, each leaf of which is 7.</summary>
    private string Write(params SchemaNode[] fields) => Write([7, 0, 0, 0], fields);

    private string Write(byte[] body, params SchemaNode[] fields)
    {
        var header = new PageHeader
        {
            Kind = PageKind.DataV1, Values = 1, DefinitionEncoding = ParquetEncoding.Rle, RepetitionEncoding = ParquetEncoding.Rle,
            CompressedSize = body.Length, UncompressedSize = body.Length,
        };
        string path = _folder.File("fields.parquet");
        File.WriteAllBytes(path, Lie.File(fields, 1, 1, 1, CompressionCodec.Uncompressed, (header, body)));
        return path;
    }

    private static List<string?> Read(string path, params ColumnInfo[] columns)
    {
        using var batch = new LooseBatch(new SchemaInfo("Loose", [.. columns]));
        using ParquetFileReader reader = ParquetFileReader.Open(path, batch);
        Assert.True(reader.Read(batch, 10, default));
        return [.. batch.Columns.Select(static column => column.FormatText(0))];
    }
}
