using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>Writes a footer.</summary>
internal static class MetadataWriter
{
    public static void Write(FileMetadata file, CompactWriter writer)
    {
        int outer = writer.Begin();
        writer.Int32(1, file.Version);
        writer.List(2, CompactType.Struct, Count(file.Root));
        WriteNode(writer, file.Root);
        writer.Int64(3, file.Rows);
        writer.List(4, CompactType.Struct, file.RowGroups.Length);
        ImmutableArray<string>[] paths = [.. file.Leaves.Select(static leaf => leaf.Path)];
        for (int i = 0; i < file.RowGroups.Length; i++)
            WriteGroup(writer, file.RowGroups[i], i, paths);
        WriteKeyValues(writer, file.KeyValues);
        if (file.CreatedBy is not null)
            writer.Text(6, file.CreatedBy);
        WriteOrders(writer, file.Orders);
        writer.End(outer);
    }

    private static int Count(SchemaNode node)
    {
        int count = 1;
        foreach (SchemaNode child in node.Children)
            count += Count(child);
        return count;
    }

    private static void WriteNode(CompactWriter writer, SchemaNode node)
    {
        int outer = writer.Begin();
        if (node.Type is { } type)
            writer.Int32(1, (int)type);
        if (node.TypeLength > 0)
            writer.Int32(2, node.TypeLength);
        if (node.Parent is not null)
            writer.Int32(3, (int)node.Repetition);
        writer.Text(4, node.Name);
        if (node.Type is null)
            writer.Int32(5, node.Children.Length);
        if (LogicalTypeFormat.ConvertedOf(node.Logical) is { } converted)
            writer.Int32(6, converted);
        if (node.Logical.Kind == LogicalKind.Decimal)
        {
            writer.Int32(7, node.Logical.Scale);
            writer.Int32(8, node.Logical.Precision);
        }

        if (node.FieldId is { } id)
            writer.Int32(9, id);
        LogicalTypeFormat.Write(writer, 10, node.Logical);
        writer.End(outer);
        foreach (SchemaNode child in node.Children)
            WriteNode(writer, child);
    }

    private static void WriteGroup(CompactWriter writer, RowGroupMetadata group, int ordinal, ReadOnlySpan<ImmutableArray<string>> paths)
    {
        int outer = writer.Begin();
        writer.List(1, CompactType.Struct, group.Chunks.Length);
        long uncompressedSize = 0;
        long size = 0;
        for (int i = 0; i < group.Chunks.Length; i++)
        {
            WriteChunk(writer, group.Chunks[i], paths[i]);
            uncompressedSize += group.Chunks[i].UncompressedSize;
            size += group.Chunks[i].CompressedSize;
        }

        writer.Int64(2, uncompressedSize);
        writer.Int64(3, group.Rows);
        if (group.Chunks.Length > 0)
            writer.Int64(5, group.Chunks[0].Start);
        writer.Int64(6, size);
        if (ordinal <= short.MaxValue)
            writer.Int16(7, (short)ordinal);
        writer.End(outer);
    }

    private static void WriteChunk(CompactWriter writer, ChunkMetadata chunk, ImmutableArray<string> path)
    {
        int outer = writer.Begin();
        if (chunk.ExternalFile is not null)
            writer.Text(1, chunk.ExternalFile);

        // The format asks for 0 here: what it once meant was told by no two writers alike.
        writer.Int64(2, 0);
        int inner = writer.Begin(3);
        writer.Int32(1, (int)chunk.Type);
        writer.List(2, CompactType.Int32, chunk.Encodings.Length);
        foreach (ParquetEncoding encoding in chunk.Encodings)
            writer.Element((int)encoding);
        writer.List(3, CompactType.Binary, path.Length);
        foreach (string name in path)
            writer.Element(name);
        writer.Int32(4, (int)chunk.Codec);
        writer.Int64(5, chunk.Values);
        writer.Int64(6, chunk.UncompressedSize);
        writer.Int64(7, chunk.CompressedSize);
        writer.Int64(9, chunk.DataPageOffset);
        if (chunk.DictionaryPageOffset > 0)
            writer.Int64(11, chunk.DictionaryPageOffset);
        if (chunk.Statistics is not null)
            StatisticsFormat.Write(writer, 12, chunk.Statistics);
        writer.End(inner);
        writer.End(outer);
    }

    private static void WriteKeyValues(CompactWriter writer, ImmutableArray<KeyValuePair<string, string?>> pairs)
    {
        if (pairs.IsEmpty)
            return;
        writer.List(5, CompactType.Struct, pairs.Length);
        foreach ((string key, string? value) in pairs)
        {
            int outer = writer.Begin();
            writer.Text(1, key);
            if (value is not null)
                writer.Text(2, value);
            writer.End(outer);
        }
    }

    private static void WriteOrders(CompactWriter writer, ImmutableArray<ColumnOrder> orders)
    {
        if (orders.IsEmpty)
            return;
        writer.List(7, CompactType.Struct, orders.Length);
        foreach (ColumnOrder order in orders)
        {
            int outer = writer.Begin();
            if (order != ColumnOrder.Unknown)
                writer.Empty((int)order);
            writer.End(outer);
        }
    }
}
