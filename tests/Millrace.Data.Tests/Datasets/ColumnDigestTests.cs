using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
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

    // Keys of steps hold these digests: were they others, every store would compute everything again.
    [Fact]
    public void Digests_are_what_they_were()
    {
        Everything[] rows = [.. Enumerable.Range(0, 1000).Select(Row)];
        Assert.Equal("80b212c1a86d2620", Together(Digests(rows, 300)));

        using var lists = new BatchDigests(Lists.Schema);
        using var batch = new Lists.Batch();
        for (int i = 0; i < 200; i++)
            batch.Add(AnyLists.Of([.. rows.AsSpan(i, i % 5)], (i * 77_777) & ((1 << 25) - 1)));
        lists.Add(batch);
        Assert.Equal("86ecf4bc905fbe95", Together(lists.Complete()));
    }

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

    private static Everything Row(int i) => new()
    {
        BooleanValue = i % 2 == 0, MaybeBoolean = i % 3 == 0 ? null : i % 2 == 0,
        SByteValue = (sbyte)i, MaybeSByte = i % 4 == 0 ? null : (sbyte)-i, ByteValue = (byte)i, MaybeByte = i % 5 == 0 ? null : (byte)(3 * i),
        Int16Value = (short)(i * 31), MaybeInt16 = i % 6 == 0 ? null : (short)i, UInt16Value = (ushort)(i * 63), MaybeUInt16 = i % 7 == 0 ? null : (ushort)i,
        Int32Value = i * -7, MaybeInt32 = i % 3 == 1 ? null : i, UInt32Value = (uint)i, MaybeUInt32 = i > 100 ? null : (uint)i,
        Int64Value = i * 1_000_000_007L, MaybeInt64 = i < 900 ? null : i, UInt64Value = (ulong)i, MaybeUInt64 = i % 64 == 0 ? null : (ulong)i,
        Int128Value = -i, MaybeInt128 = i % 2 == 0 ? null : i, UInt128Value = (UInt128)i, MaybeUInt128 = i % 65 == 0 ? null : (UInt128)i,
        HalfValue = (Half)i, MaybeHalf = i % 9 == 0 ? null : (Half)i, SingleValue = i / 3f, MaybeSingle = i % 8 < 7 ? null : i,
        DoubleValue = i / 3.0, MaybeDouble = i % 8 == 7 ? null : i, DecimalValue = i / 4m, MaybeDecimal = i % 10 == 0 ? null : i,
        DateTimeValue = new DateTime(2026, 1, 1).AddTicks(i * 123_456_789L), MaybeDateTime = i % 11 == 0 ? null : new DateTime(1969, 1, 1).AddTicks(i),
        DateValue = new DateOnly(2026, 1, 1).AddDays(i), MaybeDate = i % 12 == 0 ? null : new DateOnly(1, 1, 1).AddDays(i),
        TimeValue = new TimeOnly(i * 12_345_678L), MaybeTime = i % 13 == 0 ? null : new TimeOnly(i),
        GuidValue = new Guid(i, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), MaybeGuid = i % 14 == 0 ? null : new Guid(i, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        TextValue = $"text {i % 13}", MaybeText = i % 3 == 0 ? null : $"{i}", EnumValue = (Colour)(i % 3), MaybeEnum = i % 5 < 2 ? null : (Colour)(i % 2),
    };

    private static string Together(ImmutableArray<string> digests) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(digests))))[..16];

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
