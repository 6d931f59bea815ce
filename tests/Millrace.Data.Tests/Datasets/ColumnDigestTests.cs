using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CsCheck;

namespace Millrace.Data.Tests.Datasets;

public sealed class ColumnDigestTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Digests_do_not_depend_on_batches_or_files() => await AnyRows.Many.SampleAsync(
        async rows =>
        {
            ImmutableArray<string> whole = Digests(rows, rows.Length);
            Assert.Empty(Changed(whole, Digests(rows, 7)));
            string folder = _folder.File(Path.GetRandomFileName());
            var writer = new DatasetWriter<Everything>(folder, 64);
            foreach (Everything row in rows)
                await writer.AddAsync(row);
            Dataset<Everything> dataset = await writer.CompleteAsync();
            await writer.DisposeAsync();

            Assert.Equal(Everything.Schema.Columns.Select(column => $"column {column.Name}"), Parts(dataset).Select(part => part.Name));
            Assert.Empty(Changed(whole, [.. Parts(dataset).Select(part => part.Digest.Split(' ')[1])]));
            Assert.Empty(Changed(whole, Digests(await dataset.ToArrayAsync(), 11)));
        },
        iter: 40);

    [Fact]
    public void Each_value_its_place_and_whether_it_is_missing_count()
    {
        Everything[] rows = [new Everything { TextValue = "a" }, new Everything { TextValue = "b" }];
        ImmutableArray<string> before = Digests(rows, 100);

        Everything[] moved = [rows[1], rows[0]];
        Assert.Equal(["TextValue"], Changed(before, Digests(moved, 100)));
        Assert.Equal(["MaybeInt32"], Changed(before, Digests([.. rows[..^1], rows[^1] with { MaybeInt32 = 0 }], 100)));
        Assert.Equal(["EnumValue"], Changed(before, Digests([.. rows[..^1], rows[^1] with { EnumValue = Enum.GetValues<Colour>()[^1] }], 100)));
        Assert.Equal(Everything.Schema.Columns.Length, Changed(before, Digests([.. rows, default(Everything) with { TextValue = "" }], 100)).Length);
    }

    [Fact]
    public void Where_one_text_ends_and_another_begins_counts() => Assert.NotEqual(
        Digests([new Everything { TextValue = "ab" }, new Everything { TextValue = "c" }], 2), Digests([new Everything { TextValue = "a" }, new Everything { TextValue = "bc" }], 2));

    [Fact]
    public async Task A_view_has_the_parts_of_its_own_columns()
    {
        await using var writer = new DatasetWriter<Trip>(_folder.File("trips"));
        await writer.AddAsync(new Trip { Fare = 1, Company = "Blue", PaymentType = "Cash", Rider = "Ann" });
        Dataset<Trip> trips = await writer.CompleteAsync();

        ImmutableArray<ContentPart> all = Parts(trips), some = Parts(trips.Project<Fare>());
        Assert.Equal(["column fare", "column company"], some.Select(static part => part.Name));
        Assert.Subset(all.ToHashSet(), some.ToHashSet());
    }

    [Fact]
    public async Task A_dataset_that_was_written_without_digests_counts_as_a_whole()
    {
        await Artifacts.SaveAsync(Dataset.Of(new Fare { Value = 1 }), _folder.Folder("fares"));
        string manifest = _folder.File("fares/manifest.json");
        JsonNode root = JsonNode.Parse(await File.ReadAllTextAsync(manifest))!;
        foreach (JsonNode? column in root["columns"]!.AsArray())
            Assert.True(column!.AsObject().Remove("digest"));
        await File.WriteAllTextAsync(manifest, root.ToJsonString());

        Dataset<Fare> fares = await Artifacts.LoadAsync<Dataset<Fare>>(_folder.File("fares"));
        Assert.Empty(Parts(fares));
        Assert.Equal(1, (await fares.ToArrayAsync())[0].Value);
    }

    private static ImmutableArray<ContentPart> Parts<T>(Dataset<T> dataset)
        where T : struct, ISchema<T> => ((IContentParts)dataset).Parts;

    private static ImmutableArray<string> Digests(Everything[] rows, int size)
    {
        using var digests = new BatchDigests(Everything.Schema);
        foreach (Everything[] some in rows.Chunk(Math.Max(size, 1)))
        {
            Batch<Everything> batch = new Everything.Batch();
            foreach (Everything row in some)
                batch.Add(row);
            digests.Add(batch);
        }

        return digests.Complete();
    }

    private static string[] Changed(ImmutableArray<string> before, ImmutableArray<string> now) =>
        [.. Everything.Schema.Columns.Where((_, i) => before[i] != now[i]).Select(static column => column.Member)];
}
