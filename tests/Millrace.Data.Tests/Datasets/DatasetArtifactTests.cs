using System.Text.Json;
using Parquet;

namespace Millrace.Data.Tests.Datasets;

public sealed class DatasetArtifactTests : IDisposable
{
    private static readonly Trip[] Trips =
    [
        new() { Fare = 12.5f, Seconds = 300, Company = "Yellow", PaymentType = "Cash", Latitude = 41.9, Rider = "Ann" },
        new() { Fare = 3, Seconds = null, Company = null, PaymentType = "", Latitude = null, Rider = "Bob" },
    ];

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_staged_a_loaded_and_an_in_memory_dataset_save_the_same_bytes()
    {
        Dataset<Trip> staged = await Stage();
        await Artifacts.SaveAsync(staged, _folder.Folder("staged"));
        await Artifacts.SaveAsync(Dataset.Of(Trips), _folder.Folder("memory"));
        Dataset<Trip> loaded = await Artifacts.LoadAsync<Dataset<Trip>>(_folder.File("staged"));
        await Artifacts.SaveAsync(loaded, _folder.Folder("again"));
        Assert.Equal(Artifacts.Bytes(_folder.File("staged")), Artifacts.Bytes(_folder.File("memory")));
        Assert.Equal(Artifacts.Bytes(_folder.File("staged")), Artifacts.Bytes(_folder.File("again")));
        Assert.Equal(Trips, await loaded.ToArrayAsync());
        Assert.Equal("dataset", ArtifactType.Of<Dataset<Trip>>().Kind);
    }

    [Fact]
    public async Task A_saved_dataset_outlives_the_folder_it_was_staged_in()
    {
        Dataset<Trip> staged = await Stage();
        await Artifacts.SaveAsync(staged, _folder.Folder("saved"));
        Directory.Delete(_folder.File("stage"), recursive: true);
        Assert.Equal(Trips, await (await Artifacts.LoadAsync<Dataset<Trip>>(_folder.File("saved"))).ToArrayAsync());
        DataException error = await Assert.ThrowsAsync<ParquetException>(async () => await staged.ToArrayAsync());
        Assert.Equal($"{Path.Combine(_folder.File("stage"), "part-00000.parquet")}: the file does not exist.", error.Message);
    }

    [Fact]
    public async Task The_manifest_says_what_is_in_the_folder()
    {
        await Stage();
        using JsonDocument manifest = JsonDocument.Parse(await File.ReadAllBytesAsync(_folder.File("stage/manifest.json")));
        JsonElement root = manifest.RootElement;
        Assert.Equal((2, "Trip", 2), (root.GetProperty("format").GetInt32(), root.GetProperty("schema").GetString(), root.GetProperty("rows").GetInt32()));
        Assert.Matches("""^\{"name":"fare","type":"Single","nullable":false,"digest":"[0-9a-f]{64}"\}$""", Compact(root.GetProperty("columns")[0]));
        JsonElement shard = root.GetProperty("shards")[0];
        byte[] file = await File.ReadAllBytesAsync(_folder.File("stage/part-00000.parquet"));
        Assert.Equal("part-00000.parquet", shard.GetProperty("file").GetString());
        Assert.Equal(file.Length, shard.GetProperty("bytes").GetInt64());
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)), shard.GetProperty("sha256").GetString());
    }

    [Fact]
    public async Task A_dataset_of_other_columns_is_refused()
    {
        await Artifacts.SaveAsync(Dataset.Of(new Fare { Value = 1 }), _folder.Folder("fares"));
        DataException error = await Assert.ThrowsAsync<DataException>(() => Artifacts.LoadAsync<Dataset<TripAsInt>>(_folder.File("fares")));
        Assert.Equal(
            $"{_folder.File("fares")}: the dataset does not fit TripAsInt: column \"fare\" is Single in it and Int32 in the schema; "
            + "its column \"company\" is not in the schema. Run the step that writes it again, or give the schema back its columns.",
            error.Message);
    }

    [Theory]
    [InlineData(null, "{0}: this is not a dataset: it holds no manifest.json.")]
    [InlineData("{}", "{1}: this is not the manifest of a dataset.")]
    [InlineData("{\"format\":3,\"columns\":[],\"shards\":[]}", "{1}: the dataset has format 3; this program reads formats 1 to 2.")]
    public async Task A_folder_without_a_good_manifest_is_refused(string? manifest, string message)
    {
        if (manifest is not null)
            _folder.Write("manifest.json", manifest);
        DataException error = await Assert.ThrowsAsync<DataException>(async () => await Dataset.OpenAsync<Fare>(_folder.Path));
        Assert.Equal(string.Format(message, _folder.Path, _folder.File("manifest.json")), error.Message);
    }

    [Fact]
    public async Task A_projection_reads_its_own_columns_only()
    {
        Dataset<Trip> trips = await Stage();
        await Destroy(_folder.File("stage/part-00000.parquet"), "rider");
        Dataset<Fare> fares = trips.Project<Fare>();
        Assert.Equal([new Fare { Value = 12.5f, Company = "Yellow" }, new Fare { Value = 3 }], await fares.ToArrayAsync());
        DataException error = await Assert.ThrowsAsync<ParquetException>(async () => await trips.ToArrayAsync());
        Assert.StartsWith($"{_folder.File("stage")}{Path.DirectorySeparatorChar}part-00000.parquet, column \"rider\": the file is damaged", error.Message);

        await Artifacts.SaveAsync(fares, _folder.Folder("fares"));
        Assert.Equal(await fares.ToArrayAsync(), await (await Artifacts.LoadAsync<Dataset<Fare>>(_folder.File("fares"))).ToArrayAsync());
        Assert.Equal(await fares.ToArrayAsync(), await Dataset.Of(Trips).Project<Fare>().ToArrayAsync());
    }

    [Fact]
    public void A_projection_to_other_columns_is_refused()
    {
        Assert.Equal(
            "TripExtended has a column \"fares\" that Trip has not; the nearest is \"fare\".",
            Assert.Throws<DataException>(() => Dataset.Of(Trips).Project<TripExtended>()).Message);
        Assert.Equal(
            "Column \"company\" is Text in Company and Text? in Trip: give it the same type in both.",
            Assert.Throws<DataException>(() => Dataset.Of(Trips).Project<Company>()).Message);
    }

    [Fact]
    public async Task A_preview_masks_what_is_sensitive()
    {
        ArtifactPreview preview = await Dataset.Of(Trips).PreviewAsync(5, CancellationToken.None);
        Assert.Equal(["fare", "seconds", "company", "payment type", "latitude", "rider"], preview.Columns.AsEnumerable());
        Assert.Equal(["12.5", "300", "Yellow", "Cash", "•••", "•••"], preview.Rows[0].AsEnumerable());
        Assert.Equal(["3", null, null, "", null, "•••"], preview.Rows[1].AsEnumerable());
        Assert.Equal(2, preview.TotalRows);
        Assert.Single((await (await Stage()).PreviewAsync(1, CancellationToken.None)).Rows);
        Assert.Empty((await Dataset.Of(Trips).PreviewAsync(0, CancellationToken.None)).Rows);
    }

    [Fact]
    public async Task A_sample_and_a_description_mask_what_is_sensitive()
    {
        ArtifactPreview sample = await Dataset.Of(Trips).SampleAsync(1, new Seed(1), CancellationToken.None);
        Assert.Equal(SensitiveAttribute.Mask, Assert.Single(sample.Rows)[5]);
        ArtifactPreview columns = Dataset.Of(Trips).DescribeColumns();
        Assert.Equal(["column", "type", "missing", "masked", "expected"], columns.Columns.AsEnumerable());
        Assert.Equal(["latitude", "Double", "may be missing", "sensitive", ""], columns.Rows[4].AsEnumerable());
    }

    [Fact]
    public async Task A_value_missing_where_none_may_be_is_refused()
    {
        await using var writer = new DatasetWriter<Trip>(_folder.Path);
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await writer.AddAsync(new Trip { PaymentType = null!, Rider = "" }));
        Assert.Equal("Column \"payment type\" is not nullable: Trip.PaymentType cannot be null.", error.Message);
    }

    [Fact]
    public async Task Cancelling_ends_the_reading_of_files()
    {
        Dataset<Trip> trips = await Stage();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await trips.ToArrayAsync(new CancellationToken(canceled: true)));
    }

    public void Dispose() => _folder.Dispose();

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);

    private static async Task Destroy(string file, string column)
    {
        long offset;
        await using (ParquetReader reader = await ParquetReader.CreateAsync(file))
            offset = reader.OpenRowGroupReader(0).GetMetadata(reader.Schema.FindDataField(column))!.MetaData!.DictionaryPageOffset is > 0 and var page
                ? page : reader.OpenRowGroupReader(0).GetMetadata(reader.Schema.FindDataField(column))!.MetaData!.DataPageOffset;
        await using FileStream stream = File.OpenWrite(file);
        stream.Seek(offset, SeekOrigin.Begin);
        stream.Write([0xFF, 0xFF, 0xFF, 0xFF]);
    }

    private async Task<Dataset<Trip>> Stage()
    {
        await using var writer = new DatasetWriter<Trip>(_folder.Folder("stage"));
        foreach (Trip trip in Trips)
            await writer.AddAsync(trip);
        return await writer.CompleteAsync();
    }
}
