using CsCheck;
using Millrace.Data.Tests.Filters;

namespace Millrace.Data.Tests.Datasets;

/// <summary>What a manifest says of each file's columns.</summary>
public sealed class ShardStatisticsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_file_has_its_ends_missing_values_and_digests()
    {
        DatasetManifest manifest = await WriteAsync<Tick>(Enumerable.Range(0, RowSource.BatchRows + 500).Select(Tick.Of), "a");
        Assert.Equal((2, 64), (manifest.Format, manifest.Fingerprint!.Length));
        Assert.Equal([RowSource.BatchRows, 500], manifest.Shards.Select(static shard => shard.Rows));
        IReadOnlyList<ShardColumn> first = manifest.Shards[0].Columns!;
        IReadOnlyList<ShardColumn> second = manifest.Shards[1].Columns!;
        Assert.Equal(("0", "65535", 0), (first[0].Min, first[0].Max, first[0].Missing));
        Assert.Equal(("65536", "66035", 0), (second[0].Min, second[0].Max, second[0].Missing));
        Assert.Equal(("w00065", "w00066"), (second[1].Min, second[1].Max));
        Assert.Equal(("65536", "65999", 36), (second[3].Min, second[3].Max, second[3].Missing));

        // A file's digest is that of a dataset of its rows alone, and the digest of all is none of them.
        DatasetManifest alone = await WriteAsync<Tick>(Enumerable.Range(RowSource.BatchRows, 500).Select(Tick.Of), "b");
        Assert.Equal(second.Select(static column => column.Digest), alone.Columns.Select(static column => column.Digest));
        Assert.Equal(second, alone.Shards[0].Columns!);
        Assert.DoesNotContain(manifest.Columns[0].Digest, (string[])[first[0].Digest, second[0].Digest]);
        Assert.Equal(manifest.Fingerprint, alone.Fingerprint);
    }

    [Fact]
    public async Task Lists_and_long_texts_have_what_can_be_said_of_them()
    {
        string text = new('x', 100);
        DatasetManifest manifest = await WriteAsync<Fare>([new() { Value = float.NaN, Company = text }, new() { Value = -0f, Company = text + "y" }], "a");
        Assert.Equal(("0", "0"), (manifest.Shards[0].Columns![0].Min, manifest.Shards[0].Columns![0].Max));
        Assert.Equal((text[..64], text[..63] + "y"), (manifest.Shards[0].Columns![1].Min, manifest.Shards[0].Columns![1].Max));
        manifest = await WriteAsync<ListTexts>([], "b");
        Assert.Empty(manifest.Shards);
    }

    [Fact]
    public async Task Values_of_sensitive_columns_are_not_written_down()
    {
        DatasetManifest manifest = await WriteAsync<Trip>([new() { Fare = 7, Rider = "Eve", PaymentType = "Cash", Latitude = 41.8 }], "a");
        Assert.Equal(["7", null, null, "Cash", null, null], manifest.Shards[0].Columns!.Select(static column => column.Min));
        string text = await File.ReadAllTextAsync(Path.Combine(_folder.File("a"), "manifest.json"));
        Assert.DoesNotContain("Eve", text, StringComparison.Ordinal);
        Assert.DoesNotContain("41.8", text, StringComparison.Ordinal);
        Assert.Equal(64, manifest.Shards[0].Columns![5].Digest.Length);
    }

    [Fact]
    public void What_the_manifest_says_excludes_no_file_that_holds_a_row() => (
        from rows in AnyRows.Many
        from filter in AnyFilters.Over(rows)
        select (rows: (Everything[])[.. rows.Select(static row => row with { TextValue = row.TextValue ?? "" })], filter)).Sample(
            each =>
            {
                DatasetManifest manifest = WriteAsync<Everything>(each.rows, $"{Guid.NewGuid():N}").GetAwaiter().GetResult();
                bool holds = each.rows.Any(row => each.filter.Holds(row) is true);
                var filter = new RowFilter<Everything>(each.filter.Filter);
                bool mayKeep = manifest.Shards.Any(shard => filter.MayKeep(new ShardRanges(manifest, shard, filter.CreateColumns())));
                Assert.True(mayKeep || !holds, each.filter.ToString());
            },
            iter: 200,
            threads: 1);

    [Fact]
    public async Task Only_files_that_may_hold_a_row_are_opened()
    {
        await WriteAsync<Tick>(Enumerable.Range(0, (3 * RowSource.BatchRows) + 500).Select(Tick.Of), "a");
        Dataset<Tick> ticks = await Dataset.OpenAsync<Tick>(_folder.File("a"));
        foreach (var (filter, files, rows) in (IEnumerable<(Filter<Tick>, int, long)>)
        [
            (Tick.Columns.Number < 10, 1, 10),
            (Tick.Columns.Word.In("w00000", "w00197"), 2, 1108),
            (Tick.Columns.Number < 0, 0, 0),
            (Tick.Columns.Number.IsMissing(), 0, 0),
            (Tick.Columns.Noise < 2, 4, (3 * RowSource.BatchRows) + 500),
        ])
        {
            var meter = new ReadMeter();
            long found = await ticks.Where(filter).CountAsync(new DatasetReadOptions { Meter = meter });
            Assert.Equal((files, rows), ((int)meter.Files, found));
        }
    }

    [Fact]
    public async Task Members_of_an_enumeration_that_have_got_other_numbers_are_found_all_the_same()
    {
        await WriteAsync<Lettered>([new() { Value = Letters3.A }, new() { Value = Letters3.B }, new() { Value = Letters3.C }], "a");
        Dataset<Relettered> read = await Dataset.OpenAsync<Relettered>(_folder.File("a"));
        Assert.Equal(1, await read.Where(Relettered.Columns.Value == Reordered3.B).CountAsync());
    }

    private async Task<DatasetManifest> WriteAsync<T>(IEnumerable<T> rows, string name)
        where T : struct, ISchema<T>
    {
        await using (var writer = new DatasetWriter<T>(_folder.File(name), new DatasetWriteOptions { RowsPerShard = 1 }))
        {
            foreach (T row in rows)
                await writer.AddAsync(row);
            await writer.CompleteAsync();
        }

        return await DatasetManifest.ReadAsync(_folder.File(name), CancellationToken.None);
    }
}
