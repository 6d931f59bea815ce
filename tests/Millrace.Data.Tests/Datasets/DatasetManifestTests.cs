namespace Millrace.Data.Tests.Datasets;

/// <summary>What a manifest says is not believed before it was looked at.</summary>
public sealed class DatasetManifestTests : IDisposable
{
    private const string Columns = """[{"name":"fare","type":"Single","nullable":false},{"name":"company","type":"Text","nullable":true}]""";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(10, Columns, """[{"file":"a","rows":2}]""", "its files have 2 rows, and 10 are in all of them")]
    [InlineData(0, Columns, """[{"file":"a","rows":-1},{"file":"b","rows":1}]""", "a has -1 rows")]
    [InlineData(0, Columns, """[{"file":"a","rows":9223372036854775807},{"file":"b","rows":9223372036854775807},{"file":"c","rows":2}]""",
        "its files have 18446744073709551616 rows, and 0 are in all of them")]
    [InlineData(0, "[null]", "[]", "a column has no name")]
    [InlineData(0, """[{"type":"Single"}]""", "[]", "a column has no name")]
    [InlineData(0, """[{"name":"a","type":"Single"},{"name":"a","type":"Text"}]""", "[]", "there are two columns \"a\"")]
    [InlineData(0, Columns, "[null]", "\"\" is no name of a file in the folder")]
    [InlineData(0, Columns, """[{"file":"../a"}]""", "\"../a\" is no name of a file in the folder")]
    [InlineData(0, Columns, """[{"file":"..\\a"}]""", "\"..\\a\" is no name of a file in the folder")]
    [InlineData(0, Columns, """[{"file":"/a"}]""", "\"/a\" is no name of a file in the folder")]
    [InlineData(0, Columns, """[{"file":"C:a"}]""", "\"C:a\" is no name of a file in the folder")]
    [InlineData(0, Columns, """[{"file":".."}]""", "\"..\" is no name of a file in the folder")]
    [InlineData(0, Columns, """[{"file":""}]""", "\"\" is no name of a file in the folder")]
    [InlineData(0, Columns, """[{"file":"a"},{"file":"a"}]""", "there are two files \"a\"")]
    public async Task A_damaged_manifest_is_refused(long rows, string columns, string shards, string flaw)
    {
        string path = _folder.Write("manifest.json", $$"""{"format":1,"schema":"Fare","columns":{{columns}},"rows":{{rows}},"shards":{{shards}}}""");
        DataException error = await Assert.ThrowsAsync<DataException>(async () => await Dataset.OpenAsync<Fare>(_folder.Path));
        Assert.Equal($"{path}: the manifest is damaged: {flaw}. Run the step that writes the dataset again.", error.Message);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"format":1,"columns":[{"name":"a","type":"Nothing"}],"shards":[]}""")]
    public async Task A_manifest_that_is_no_JSON_of_its_kind_is_refused(string text)
    {
        string path = _folder.Write("manifest.json", text);
        DataException error = await Assert.ThrowsAsync<DataException>(async () => await Dataset.OpenAsync<Fare>(_folder.Path));
        Assert.StartsWith($"{path}: the manifest cannot be read: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_that_cannot_be_opened_is_named()
    {
        string path = _folder.Folder("manifest.json");
        DataException error = await Assert.ThrowsAsync<DataException>(async () => await Dataset.OpenAsync<Fare>(_folder.Path));
        Assert.StartsWith($"{path}: the manifest cannot be read: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_cancels_leaves_no_half_manifest()
    {
        var manifest = DatasetManifest.Of(Fare.Schema, [null, null], []);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await manifest.WriteAsync(_folder.Path, new CancellationToken(canceled: true)));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }
}
