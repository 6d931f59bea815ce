using System.Collections.Immutable;
using System.Text;

namespace Millrace.Data;

/// <summary>Reads a footer and checks that it agrees with itself and with the length of the file.</summary>
internal static class MetadataParser
{
    // The length and the magic number behind the footer.
    private const int TailLength = 8;

    public static FileMetadata Parse(ReadOnlySpan<byte> footer, long fileLength)
    {
        var reader = new CompactReader(footer);
        var chunks = new ChunkParser(fileLength - TailLength - footer.Length);
        int version = 1;
        long? rows = null;
        SchemaNode? root = null;
        ImmutableArray<LeafColumn> leaves = [];
        ImmutableArray<RowGroupMetadata>? groups = null;
        ImmutableArray<KeyValuePair<string, string?>> keyValues = [];
        ImmutableArray<ColumnOrder> orders = [];
        string? createdBy = null;
        int field = 0;
        while (reader.NextField(ref field, out CompactType type))
        {
            switch (field)
            {
                case 1:
                    version = reader.ReadInt32(type);
                    break;
                case 2 when root is null:
                    root = SchemaParser.Read(ref reader, type);
                    leaves = LeafColumn.AllOf(root);
                    break;
                case 3:
                    rows = reader.ReadInt64(type);
                    break;
                case 4 when groups is null:
                    if (root is null)
                        throw new ParquetFault("the metadata has row groups before a schema");
                    groups = ReadGroups(ref reader, type, leaves, chunks);
                    break;
                case 5:
                    keyValues = ReadKeyValues(ref reader, type);
                    break;
                case 6:
                    createdBy = Encoding.UTF8.GetString(reader.ReadBinary(type));
                    break;
                case 7:
                    orders = ReadOrders(ref reader, type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        if (root is null || rows is null || groups is null)
            throw new ParquetFault("the metadata lacks the schema, the number of rows or the row groups");
        return new FileMetadata(root, Sum(groups.Value, rows.Value), groups.Value)
        {
            Version = version,
            KeyValues = keyValues,
            CreatedBy = createdBy,
            Orders = orders.Length == leaves.Length ? orders : [],
            PagesEnd = fileLength - TailLength - footer.Length,
        };
    }

    // Some writers leave the file's own number at 0, and their row groups are right.
    private static long Sum(ImmutableArray<RowGroupMetadata> groups, long claimed)
    {
        long sum = 0;
        foreach (RowGroupMetadata group in groups)
        {
            if (group.Rows > long.MaxValue - sum)
                throw new ParquetFault("the row groups claim more rows than can be counted");
            sum += group.Rows;
        }

        return claimed == sum || claimed == 0 ? sum : throw new ParquetFault($"the file claims {claimed} rows and its row groups {sum}");
    }

    private static ImmutableArray<RowGroupMetadata> ReadGroups(
        ref CompactReader reader, CompactType type, ImmutableArray<LeafColumn> leaves, ChunkParser chunks)
    {
        var groups = new List<RowGroupMetadata>();
        for (int left = reader.ReadList(type, CompactType.Struct); left > 0; left--)
            groups.Add(ReadGroup(ref reader, leaves, chunks));
        return [.. groups];
    }

    private static RowGroupMetadata ReadGroup(ref CompactReader reader, ImmutableArray<LeafColumn> leaves, ChunkParser parser)
    {
        ImmutableArray<ChunkMetadata>? chunks = null;
        long? rows = null;
        int field = 0;
        while (reader.NextField(ref field, out CompactType type))
        {
            switch (field)
            {
                case 1 when chunks is null:
                    chunks = ReadChunks(ref reader, type, leaves, parser);
                    break;
                case 3:
                    rows = reader.ReadInt64(type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        if (chunks is null || rows is null)
            throw new ParquetFault("a row group lacks the number of its rows or its columns");
        CheckRows(rows.Value, leaves, chunks.Value);
        return new RowGroupMetadata(rows.Value, chunks.Value);
    }

    // Columns vouch for the number of rows, also those that nobody reads: where a file has none of a schema's, there is nothing else to count.
    private static void CheckRows(long rows, ImmutableArray<LeafColumn> leaves, ImmutableArray<ChunkMetadata> chunks)
    {
        if (rows < 0)
            throw new ParquetFault($"a row group claims {rows} rows");
        for (int i = 0; i < leaves.Length; i++)
        {
            if (leaves[i].MaxRepetition == 0 && !chunks[i].IsEncrypted && chunks[i].Values != rows)
                throw new ParquetFault($"a row group claims {rows} rows and {chunks[i].Values} values in column \"{leaves[i]}\"");
        }
    }

    private static ImmutableArray<ChunkMetadata> ReadChunks(
        ref CompactReader reader, CompactType type, ImmutableArray<LeafColumn> leaves, ChunkParser parser)
    {
        int count = reader.ReadList(type, CompactType.Struct);
        if (count != leaves.Length)
            throw new ParquetFault($"a row group has {count} columns and the schema {leaves.Length}");

        // There are as many leaves, each of which took more bytes of the footer than its place here.
        ImmutableArray<ChunkMetadata>.Builder chunks = ImmutableArray.CreateBuilder<ChunkMetadata>();
        foreach (LeafColumn leaf in leaves)
            chunks.Add(parser.Read(ref reader, leaf));
        return chunks.DrainToImmutable();
    }

    private static ImmutableArray<KeyValuePair<string, string?>> ReadKeyValues(ref CompactReader reader, CompactType type)
    {
        var pairs = new List<KeyValuePair<string, string?>>();
        for (int left = reader.ReadList(type, CompactType.Struct); left > 0; left--)
        {
            string key = "";
            string? value = null;
            int field = 0;
            while (reader.NextField(ref field, out CompactType inner))
            {
                if (field == 1)
                    key = Encoding.UTF8.GetString(reader.ReadBinary(inner));
                else if (field == 2)
                    value = Encoding.UTF8.GetString(reader.ReadBinary(inner));
                else
                    reader.Skip(inner);
            }

            pairs.Add(new(key, value));
        }

        return [.. pairs];
    }

    private static ImmutableArray<ColumnOrder> ReadOrders(ref CompactReader reader, CompactType type)
    {
        var orders = new List<ColumnOrder>();
        for (int left = reader.ReadList(type, CompactType.Struct); left > 0; left--)
        {
            ColumnOrder order = default;
            int field = 0;
            while (reader.NextField(ref field, out CompactType inner))
            {
                order = Enum.IsDefined((ColumnOrder)field) ? (ColumnOrder)field : default;
                reader.Skip(inner);
            }

            orders.Add(order);
        }

        return [.. orders];
    }
}
