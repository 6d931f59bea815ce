using Millrace.Data.Tests.Files;
using Millrace.Quality;

namespace Millrace.Data.Tests.Inference;

public sealed class ParquetInferenceTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Columns_of_one_name_are_left_out_and_the_others_are_found()
    {
        byte[] body = [7, 0, 0, 0];
        var header = new PageHeader
        {
            Kind = PageKind.DataV1, Values = 1, DefinitionEncoding = ParquetEncoding.Rle, RepetitionEncoding = ParquetEncoding.Rle,
            CompressedSize = body.Length, UncompressedSize = body.Length,
        };
        SchemaNode[] fields = [Leaf("twice"), Leaf("once"), Leaf("twice")];
        string path = _folder.File("data.parquet");
        await File.WriteAllBytesAsync(path, Lie.File(fields, 1, 1, 1, CompressionCodec.Uncompressed, (header, body)));
        string source = await SchemaInference.InferAsync(path);
        const string Left = "    // Column \"twice\" is left out: the file has several columns of this name, and columns are read by name.\n";
        Assert.Contains($"{Left}    [Column(\"once\")] public int Once {{ get; init; }}\n{Left}", source, StringComparison.Ordinal);
        Assert.Contains("as found in 1 rows.", source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_without_a_column_that_can_be_read_are_not_counted()
    {
        string path = _folder.File("data.parquet");
        await File.WriteAllBytesAsync(path, Lie.File([Leaf("twice"), Leaf("twice")], 1L << 60, 1, 1L << 60, CompressionCodec.Uncompressed));
        Assert.Contains("as found in 0 rows.", await SchemaInference.InferAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fewer_rows_can_be_read()
    {
        string path = LooseFile.Write(_folder.File("data.parquet"), LooseFile.Column(ColumnType.Int32), ["1", "2", null, "3"]);
        string source = await SchemaInference.InferAsync(path, new SchemaInferenceOptions { MaxRows = 2 });
        Assert.Contains("as found in 2 rows.", source, StringComparison.Ordinal);
        Assert.Contains(" int X ", source, StringComparison.Ordinal);
        Assert.Contains(" int? X ", await SchemaInference.InferAsync(path, new SchemaInferenceOptions { MaxRows = 3 }), StringComparison.Ordinal);
    }

    [Fact]
    public void No_column_hides_a_member_of_a_batch()
    {
        IEnumerable<string> members = typeof(Fare.Batch).GetMembers()
            .Where(static member => member is not System.Reflection.MethodBase { IsSpecialName: true })
            .Select(static member => member.Name)
            .Append("Truncate")
            .Except([nameof(Fare.Value), nameof(Fare.Company)]);
        foreach (string member in members)
            Assert.NotEqual(member, CSharpNames.Unique(member, []));
    }

    [Fact]
    public void Any_number_of_columns_gets_names_that_differ()
    {
        const int Count = 50_000;
        Dictionary<string, int> used = new() { ["A"] = 2, ["A3"] = 2 };
        HashSet<string> names = [.. Enumerable.Range(0, Count).Select(_ => CSharpNames.Unique("A", used))];
        Assert.Equal(Count, names.Count);
        Assert.DoesNotContain("A3", names);
        Assert.Contains("A2", names);
    }

    public void Dispose() => _folder.Dispose();

    private static SchemaNode Leaf(string name) => new(name, Repetition.Required, PhysicalType.Int32);
}
