using Millrace.Data.Tests.Files;

namespace Millrace.Data.Tests.Parquet.Nested;

/// <summary>Rows of nested columns can be far larger than what the file has of them.</summary>
public sealed class NestedSizeTests : IDisposable
{
    private const int Length = 20 << 20;

    private readonly TempFolder _folder = new();

    [Fact]
    public void Batches_have_fewer_rows_where_those_are_large()
    {
        const int Rows = 8;
        string path = Write(1, Rows);
        using var batch = new LooseBatch(AnySchema.Of("Any", ParquetFileReader.ReadMetadata(path)));
        using ParquetFileReader reader = ParquetFileReader.Open(path, batch);
        int rows = 0;
        while (reader.Read(batch, RowSource.BatchRows, default))
        {
            rows += batch.Count;
            var texts = (TextColumn)batch.Columns[0];
            Assert.InRange(batch.Count, 1, 4);
            Assert.Equal(batch.Count, batch.Columns[1].Count);
            for (int i = 0; i < texts.Count; i++)
                Assert.Equal("{\"field 0\":\"\"}".Length + Length, texts.GetBytes(texts.Codes[i]).Length);
        }

        Assert.Equal(Rows, rows);
    }

    [Fact]
    public void A_structure_of_several_large_fields_is_too_large()
    {
        string path = Write(4, 1);
        ParquetException error = Assert.Throws<ParquetException>(() => LooseRows.Read(path));
        Assert.Equal($"{path}, column \"v\": a row of more than 64 MiB is not supported.", error.Message);
    }

    public void Dispose() => _folder.Dispose();

    private string Write(int fields, int rows)
    {
        SchemaNode Text(string name) => new(name, Repetition.Required, PhysicalType.ByteArray, 0, LogicalType.Of(LogicalKind.String));
        SchemaNode[] root =
        [
            new("v", Repetition.Required, [.. Enumerable.Range(0, fields).Select(i => Text($"field {i}"))]),
            .. fields == 1 ? [Text("flat")] : Array.Empty<SchemaNode>(),
        ];
        string path = _folder.File("large.parquet");
        File.WriteAllBytes(path, Lie.File(root, rows, 1, rows, CompressionCodec.Zstd, Lie.Repeated(Length, rows)));
        return path;
    }
}
