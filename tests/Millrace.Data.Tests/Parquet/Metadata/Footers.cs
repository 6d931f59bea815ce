using System.Buffers;
using System.Collections.Immutable;
using CsCheck;

namespace Millrace.Data.Tests.Files;

/// <summary>Footers of every shape, and the way to bytes and back.</summary>
internal static class Footers
{
    // Enough room for every chunk that is made here, and for all of them together.
    private const long PagesEnd = 1 << 26;

    private static readonly Gen<string> s_name = Gen.String[Gen.Char["aΩ.b c"], 0, 6];

    private static readonly Gen<LogicalKind> s_groupKind =
        Gen.Enum<LogicalKind>().Where(static kind => LogicalType.Of(kind).Fits(null, 0));

    private static readonly Gen<SchemaNode> s_leaf = Gen.Select(s_name, Gen.Enum<Repetition>(), Gen.Enum<PhysicalType>(), Gen.Int[1, 40], Logical(), Id())
        .Select(static (name, repetition, type, length, logical, id) =>
        {
            length = type == PhysicalType.FixedLengthByteArray ? length : 0;
            return new SchemaNode(name, repetition, type, length, logical.Fits(type, length) ? logical : default, id);
        });

    public static Gen<FileMetadata> Any { get; } = Gen.Select(Node(3).Array[0, 5], Gen.Int[0, 3], Gen.Int).Select(static (children, groups, seed) =>
        Make(new SchemaNode("root", Repetition.Required, [.. children]), groups, new Random(seed)));

    /// <summary>The bytes of a footer.</summary>
    public static byte[] Bytes(FileMetadata file)
    {
        var output = new ArrayBufferWriter<byte>();
        file.Write(output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The length of a file with a footer whose pages end where they should.</summary>
    public static long LengthOf(FileMetadata file, byte[] footer) => file.PagesEnd + footer.Length + 8;

    /// <summary>Writes a footer and reads it.</summary>
    public static FileMetadata Again(FileMetadata file)
    {
        byte[] footer = Bytes(file);
        return FileMetadata.Parse(footer, LengthOf(file, footer));
    }

    /// <summary>A footer over a schema.</summary>
    public static FileMetadata Make(SchemaNode root, int groups, Random random)
    {
        ImmutableArray<LeafColumn> leaves = LeafColumn.AllOf(root);
        RowGroupMetadata[] all = new RowGroupMetadata[groups];
        for (int i = 0; i < groups; i++)
        {
            int rows = random.Next(1, 1000);
            all[i] = new RowGroupMetadata(rows, [.. leaves.Select(leaf => Chunk(leaf, leaf.MaxRepetition == 0 ? rows : random.Next(1, 1000), random))]);
        }

        return new FileMetadata(root, all.Sum(static group => group.Rows), [.. all])
        {
            Version = random.Next(1, 3),
            CreatedBy = random.Next(2) == 0 ? null : "a test",
            KeyValues = [.. Enumerable.Range(0, random.Next(3)).Select(i => KeyValuePair.Create($"key {i}", i == 1 ? null : "välue"))],
            Orders = random.Next(2) == 0 ? [] : [.. leaves.Select(_ => (ColumnOrder)random.Next(3))],
            PagesEnd = PagesEnd,
        };
    }

    private static ChunkMetadata Chunk(LeafColumn leaf, int values, Random random) => new()
    {
        Type = leaf.Type,
        Codec = (CompressionCodec)random.Next(9),
        Encodings = [.. Enumerable.Range(0, random.Next(20)).Select(_ => (ParquetEncoding)random.Next(10))],
        Values = values,
        UncompressedSize = random.NextInt64(long.MaxValue),
        CompressedSize = random.Next(1 << 18),
        DataPageOffset = random.Next(4, 1 << 19),
        DictionaryPageOffset = random.Next(2) == 0 ? 0 : random.Next(4, 1 << 19),
        ExternalFile = random.Next(8) == 0 ? "other.parquet" : null,
        Statistics = random.Next(3) == 0 ? null : Statistics(random),
    };

    private static ChunkStatistics Statistics(Random random)
    {
        byte[]? min = random.Next(3) == 0 ? null : new byte[random.Next(10)];
        byte[]? max = random.Next(3) == 0 ? null : [1, 2, 255];
        bool isOld = (min ?? max) is not null && random.Next(2) == 0;
        return new ChunkStatistics
        {
            Min = min,
            Max = max,
            IsSignedOrder = isOld,
            IsMinExact = min is not null && random.Next(2) == 0,
            IsMaxExact = max is not null && random.Next(2) == 0,
            NullCount = random.Next(2) == 0 ? null : random.Next(),
            NanCount = random.Next(2) == 0 ? null : random.Next(),
        };
    }

    private static Gen<SchemaNode> Node(int depth) => depth == 0
        ? s_leaf
        : Gen.Frequency((3, s_leaf), (1, Gen.Select(s_name, Gen.Enum<Repetition>(), Node(depth - 1).Array[0, 3], s_groupKind, Id()).Select(
            static (name, repetition, children, kind, id) => new SchemaNode(name, repetition, [.. children], LogicalType.Of(kind), id))));

    private static Gen<LogicalType> Logical() => Gen.OneOf(
        Gen.Enum<LogicalKind>().Where(static kind => kind is not (LogicalKind.Decimal or LogicalKind.Time or LogicalKind.Timestamp or LogicalKind.Integer))
            .Select(LogicalType.Of),
        Gen.Select(Gen.Int[1, 38], Gen.Int[0, 9]).Select(LogicalType.Decimal),
        Gen.Select(Gen.Enum<TimeUnit>(), Gen.Bool).Select(LogicalType.Time),
        Gen.Select(Gen.Enum<TimeUnit>(), Gen.Bool).Select(LogicalType.Timestamp),
        Gen.Select(Gen.Int[0, 3].Select(static step => 8 << step), Gen.Bool).Select(LogicalType.Integer));

    private static Gen<int?> Id() => Gen.Int[-2, 20].Select(static id => id < 0 ? (int?)null : id);
}
