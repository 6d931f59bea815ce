using System.Collections.Immutable;
using CsCheck;

namespace Millrace.Data.Tests.Datasets;

public sealed class ListDatasetTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_dataset_in_memory_gives_back_its_lists_each_time() =>
        await AnyLists.Many.SampleAsync(
            static async rows =>
            {
                Dataset<Lists> dataset = Dataset.Of(rows);
                AnyLists.Equal(rows, await dataset.ToArrayAsync());
                AnyLists.Equal(rows, await dataset.ToArrayAsync());
            },
            iter: 30);

    [Fact]
    public async Task Parquet_gives_back_bytes_and_lists_with_the_digests_of_what_was_written() =>
        await AnyLists.Many.SampleAsync(
            static async rows =>
            {
                using var folder = new TempFolder();
                await using (var writer = new DatasetWriter<Lists>(folder.Path, shardRows: 40))
                {
                    foreach (Lists row in rows)
                        await writer.AddAsync(row);
                    await writer.CompleteAsync();
                }

                Dataset<Lists> dataset = await Dataset.OpenAsync<Lists>(folder.Path);
                AnyLists.Equal(rows, await dataset.ToArrayAsync());
                Assert.Equal(Named(rows, rows.Length), ((IContentParts)dataset).Parts.Select(static part => $"{part.Name["column ".Length..]}: {part.Digest.Split(' ')[1]}"));
            },
            iter: 30);

    [Fact]
    public async Task Csv_gives_back_bytes_and_lists() =>
        await Gen.Select(AnyLists.Many, Gen.Int[0, 2]).SampleAsync(
            static async (rows, style) =>
            {
                using var folder = new TempFolder();
                CsvOptions options = style switch
                {
                    0 => CsvOptions.Default,
                    1 => new CsvOptions { Delimiter = ';', NullSpellings = ["[]", "AAAA"] },
                    _ => new CsvOptions { Delimiter = '\t', NullSpellings = ["[null]"] },
                };
                string path = folder.File("rows.csv");
                await CsvFile.WriteAsync(Dataset.Of(rows), path, options);
                AnyLists.Equal(rows, await Csv.CsvReadingTests.Read<Lists>(path, options));
            },
            iter: 30);

    [Fact]
    public async Task In_csv_bytes_are_base64_and_lists_are_json()
    {
        string path = _folder.File("pages.csv");
        Page[] pages =
        [
            new Page { Thumbnail = [1, 2, 255], Scores = [1.5f, float.NaN], Counts = [1, null], Tags = ["a,b", "say \"hi\""] },
            new Page { Thumbnail = [], Hash = [], Scores = [], Counts = null, Tags = [""] },
        ];
        await CsvFile.WriteAsync(Dataset.Of(pages), path);
        Assert.Equal(
            "thumbnail,hash,scores,counts,tags\n"
                + "AQL/,,\"[1.5,\"\"NaN\"\"]\",\"[1,null]\",\"[\"\"a,b\"\",\"\"say \\\"\"hi\\\"\"\"\"]\"\n"
                + ",\"\",[],,\"[\"\"\"\"]\"\n",
            await File.ReadAllTextAsync(path));
        Page[] read = await Csv.CsvReadingTests.Read<Page>(path);
        Assert.Equal([1, 2, 255], read[0].Thumbnail);
        Assert.Null(read[0].Hash);
        Assert.Equal([1, null], read[0].Counts);
        Assert.Equal(["a,b", "say \"hi\""], read[0].Tags);
        Assert.Equal([], read[1].Thumbnail);
        Assert.Equal([], read[1].Hash!);
        Assert.Null(read[1].Counts);
    }

    [Theory]
    [InlineData("thumbnail", "A===", "is not bytes in Base64")]
    [InlineData("scores", "\"[1,x]\"", "is not a list in JSON, each element a number")]
    [InlineData("scores", "[null]", "is not a list in JSON, each element a number")]
    [InlineData("scores", "\"[[1]]\"", "is not a list in JSON, each element a number")]
    [InlineData("tags", "\"[\"\"\\ud800\"\"]\"", "is not a list in JSON, each element a text in UTF-8")]
    [InlineData("counts", "[1]]", "is not a list in JSON, each element a whole number")]
    [InlineData("counts", "", null)]
    public async Task A_csv_field_that_is_none_is_refused_with_its_place(string column, string field, string? fault)
    {
        string[] fields = ["", "", "[]", "[]", "[]"];
        fields[Page.Schema.IndexOf(column)] = field;
        string path = _folder.Write("pages.csv", $"thumbnail,hash,scores,counts,tags\n{string.Join(',', fields)}\n");
        if (fault is null)
        {
            Assert.Null(Assert.Single(await Csv.CsvReadingTests.Read<Page>(path)).Counts);
            return;
        }

        CsvException error = await Assert.ThrowsAsync<CsvException>(() => Csv.CsvReadingTests.Read<Page>(path));
        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
        Assert.Equal((2, column), (error.Line, error.Column));
    }

    [Fact]
    public async Task A_list_without_missing_elements_can_be_read_where_they_may_be_missing()
    {
        Dataset<Page> pages = Dataset.Of(new Page { Thumbnail = [1], Scores = [2], Counts = [3, null], Tags = ["a"] });
        LoosePage loose = Assert.Single(await pages.Project<LoosePage>().ToArrayAsync());
        Assert.Equal([1], loose.Thumbnail);
        Assert.Equal([2f], loose.Scores);
        Assert.Equal(
            "Column \"thumbnail\" is Binary in Page and Binary? in LoosePage: give it the same type in both.",
            Assert.Throws<DataException>(() => Dataset.Of<LoosePage>().Project<Page>()).Message);
        Assert.Equal(
            "Column \"scores\" is List(Double) in OtherPage and List(Single) in Page: give it the same type in both.",
            Assert.Throws<DataException>(pages.Project<OtherPage>).Message);
    }

    [Fact]
    public async Task A_preview_shows_bytes_and_lists_as_text()
    {
        Dataset<Page> pages = Dataset.Of(new Page { Thumbnail = [1, 2, 3], Scores = [2.5f], Counts = [3, null], Tags = ["a \"b\""] });
        ArtifactPreview preview = await pages.PreviewAsync(5, CancellationToken.None);
        Assert.Equal<IEnumerable<string?>>(["AQID", null, "[2.5]", "[3,null]", "[\"a \\\"b\\\"\"]"], Assert.Single(preview.Rows));
    }

    [Fact]
    public async Task A_manifest_tells_what_a_list_holds()
    {
        var manifest = DatasetManifest.Of(Page.Schema, [.. Page.Schema.Columns.Select(static column => $"digest of {column.Name}")], []);
        await manifest.WriteAsync(_folder.Path, default);
        DatasetManifest read = await DatasetManifest.ReadAsync(_folder.Path, default);
        Assert.True(read.Fits(Page.Schema));
        Assert.False(read.Fits(LoosePage.Schema));
        Assert.Equal("List(Int32?)? digest of counts", read.Parts(Page.Schema)[3].Digest);
        Assert.Equal(
            "column \"thumbnail\" is Binary in it and Binary? in the schema; column \"scores\" is List(Single) in it and List(Single?)? in the schema; its column \"hash\" is not in the schema; and 2 more",
            read.Differences(LoosePage.Schema));
    }

    [Fact]
    public async Task Columns_that_hold_no_lists_stand_in_a_manifest_as_before()
    {
        await DatasetManifest.Of(Fare.Schema, ["d", "e"], []).WriteAsync(_folder.Path, default);
        Assert.DoesNotContain("item", await File.ReadAllTextAsync(_folder.File("manifest.json")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Digests_of_lists_do_not_depend_on_batches() => AnyLists.Many.Sample(
        static rows =>
        {
            ImmutableArray<string> whole = Digests(rows, rows.Length);
            return whole.SequenceEqual(Digests(rows, 7)) && whole.SequenceEqual(Digests(rows, 1));
        },
        iter: 30);

    [Fact]
    public void Where_a_list_ends_what_it_lacks_and_whether_it_is_missing_count_in_its_digest()
    {
        int?[]?[][] columns =
        [
            [[1, 2], [3]], [[1], [2, 3]], [[1, 2, 3], []], [[1, 2, 3], null], [null, [1, 2, 3]], [[], [1, 2, 3]], [[1, 2, 3]],
            [[1, null], [3]], [[1, 0], [3]], [[null, 1], [3]], [[3], [1, 2]],
        ];
        string[] digests = [.. columns.Select(static lists => Digests([.. lists.Select(static list => new Page { Thumbnail = [], Scores = [], Tags = [], Counts = list })], 2)[3])];
        Assert.Distinct(digests);
    }

    private static IEnumerable<string> Named(Lists[] rows, int size) => Lists.Schema.Columns.Zip(Digests(rows, size), static (column, digest) => $"{column.Name}: {digest}");

    private static ImmutableArray<string> Digests<T>(T[] rows, int size)
        where T : struct, ISchema<T>
    {
        using var digests = new BatchDigests(T.Schema);
        foreach (T[] some in rows.Chunk(Math.Max(size, 1)))
        {
            Batch<T> batch = T.CreateBatch(1);
            foreach (T row in some)
                batch.Add(row);
            digests.Add(batch);
        }

        return digests.Complete();
    }
}
