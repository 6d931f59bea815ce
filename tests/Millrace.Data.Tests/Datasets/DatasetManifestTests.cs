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
    [InlineData("", "", "a tells of 0 columns, and there are 2")]
    [InlineData("", """,{"missing":0,"digest":"d"}""", "a tells of 1 columns, and there are 2")]
    [InlineData("", """,{"missing":0,"digest":"d"},{"missing":0}""", "a has no digest of column \"company\"")]
    [InlineData("", """,{"missing":0,"digest":"d"},null""", "a has no digest of column \"company\"")]
    [InlineData("", """,{"missing":0,"digest":"d"},{"missing":3,"digest":"d"}""", "a has 2 rows, and in 3 of them column \"company\" is missing")]
    [InlineData("", """,{"missing":1,"digest":"d"},{"missing":0,"digest":"d"}""", "a has 2 rows, and in 1 of them column \"fare\" is missing")]
    [InlineData("ab", """,{"missing":0,"digest":"d"},{"missing":2,"digest":"d"}""", "the fingerprint is not that of its columns")]
    public async Task A_damaged_manifest_of_format_2_is_refused(string fingerprint, string columns, string flaw)
    {
        string shard = $$"""[{"file":"a","rows":2,"columns":[{{columns.TrimStart(',')}}]}]""";
        string path = _folder.Write(
            "manifest.json", $$"""{"format":2,"schema":"Fare","fingerprint":"{{fingerprint}}","columns":{{Columns}},"rows":2,"shards":{{shard}}}""");
        DataException error = await Assert.ThrowsAsync<DataException>(async () => await Dataset.OpenAsync<Fare>(_folder.Path));
        Assert.Equal($"{path}: the manifest is damaged: {flaw}. Run the step that writes the dataset again.", error.Message);
    }

    [Fact]
    public async Task A_manifest_of_format_1_is_read_still()
    {
        await using (var writer = new DatasetWriter<Fare>(_folder.File("a")))
        {
            await writer.AddAsync(new Fare { Value = 7 });
            await writer.CompleteAsync();
        }

        string path = Path.Combine(_folder.File("a"), "manifest.json");
        DatasetManifest manifest = await DatasetManifest.ReadAsync(_folder.File("a"), default);
        await (manifest with { Format = 1, Fingerprint = null, Shards = [manifest.Shards[0] with { Columns = null }] }).WriteAsync(_folder.File("a"), default);
        Assert.DoesNotContain("fingerprint", await File.ReadAllTextAsync(path), StringComparison.Ordinal);
        Dataset<Fare> fares = await Dataset.OpenAsync<Fare>(_folder.File("a"));
        Assert.Equal(1, await fares.Where(Fare.Columns.Value > 6).CountAsync());
        Assert.Equal(0, await fares.Where(Fare.Columns.Value > 7).CountAsync());

        // Saved under another name it stays what it is.
        await Artifacts.SaveAsync(fares, _folder.Folder("b"));
        Assert.Equal(1, (await DatasetManifest.ReadAsync(_folder.File("b"), default)).Format);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task A_manifest_of_another_format_is_refused(int format)
    {
        string path = _folder.Write("manifest.json", $$"""{"format":{{format}},"schema":"Fare","columns":{{Columns}},"rows":0,"shards":[]}""");
        DataException error = await Assert.ThrowsAsync<DataException>(async () => await Dataset.OpenAsync<Fare>(_folder.Path));
        Assert.Equal($"{path}: the dataset has format {format}; this program reads formats 1 to 2.", error.Message);
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
