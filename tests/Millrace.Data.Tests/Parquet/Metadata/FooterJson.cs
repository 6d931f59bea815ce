using System.Text.Json;

namespace Millrace.Data.Tests.Files;

/// <summary>Compares a footer with a description of it in JSON, which lies beside the file.</summary>
internal static class FooterJson
{
    /// <summary>The first thing that differs, or nothing.</summary>
    public static string Difference(JsonElement json, FileMetadata file)
    {
        bool isGeoParquet = file.KeyValues.Any(static pair => pair.Key == "geo");

        // One file's writer left the number at 0; its row groups are right.
        long rows = json.GetProperty("num_rows").GetInt64() is > 0 and var told ? told : json.GetProperty("row_groups").EnumerateArray().Sum(Rows);
        var expected = new List<string> { $"rows {rows}, version {json.GetProperty("version")}, {Text(json, "created_by")}" };
        expected.AddRange(json.GetProperty("schema").EnumerateArray().Select(element => Element(element, isGeoParquet)));
        foreach (JsonElement group in json.GetProperty("row_groups").EnumerateArray())
        {
            expected.Add($"group of {Rows(group)}");
            expected.AddRange(group.GetProperty("columns").EnumerateArray().Select(static chunk => Chunk(chunk.GetProperty("meta_data"))));
        }

        if (json.TryGetProperty("key_value_metadata", out JsonElement pairs))
            expected.AddRange(pairs.EnumerateArray().Select(static pair => $"{Text(pair, "key")} = {Text(pair, "value")}"));

        var actual = new List<string> { $"rows {file.Rows}, version {file.Version}, {file.CreatedBy}" };
        Add(actual, file.Root);
        foreach (RowGroupMetadata group in file.RowGroups)
        {
            actual.Add($"group of {group.Rows}");
            actual.AddRange(group.Chunks.Select((chunk, i) => Chunk(chunk, file.Leaves[i])));
        }

        actual.AddRange(file.KeyValues.Select(static pair => $"{pair.Key} = {pair.Value}"));
        return expected.Zip(actual).Where(static pair => pair.First != pair.Second).Select(static pair => $"expected {pair.First}, found {pair.Second}")
            .FirstOrDefault() ?? (expected.Count == actual.Count ? "" : $"expected {expected.Count} lines, found {actual.Count}");
    }

    private static long Rows(JsonElement group) => group.GetProperty("num_rows").GetInt64();

    private static string Element(JsonElement json, bool isGeoParquet)
    {
        string type = Text(json, "type");
        string length = type == "FIXED_LEN_BYTE_ARRAY" ? Text(json, "type_length") : "";

        // Of one file it is told by GeoParquet's own metadata, and its footer knows nothing of it.
        bool isAnnotated = json.TryGetProperty("logical_type", out JsonElement union) && !(isGeoParquet && Text(union, "type") == "GEOMETRY");
        string logical = isAnnotated ? Text(union, "type") : Older(Text(json, "converted_type"));
        string children = Text(json, "num_children") is "0" ? "" : Text(json, "num_children");
        return $"{Text(json, "name")} {type} {length} {children} {logical} {Text(json, "field_id")}";
    }

    private static string Older(string converted) => converted switch
    {
        "UTF8" => "STRING",
        "MAP_KEY_VALUE" => "MAPKEYVALUE",
        ['I', 'N', 'T', '_', ..] or ['U', 'I', 'N', 'T', '_', ..] => "INTEGER",
        ['T', 'I', 'M', 'E', '_', ..] => "TIME",
        ['T', 'I', 'M', 'E', 'S', ..] => "TIMESTAMP",
        _ => converted,
    };

    private static void Add(List<string> lines, SchemaNode node)
    {
        string children = node.Children.IsEmpty ? "" : $"{node.Children.Length}";
        string length = node.TypeLength > 0 ? $"{node.TypeLength}" : "";
        string logical = node.Logical.Kind == LogicalKind.None ? "" : $"{node.Logical.Kind}".ToUpperInvariant();
        lines.Add($"{node.Name} {Name(node.Type)} {length} {children} {logical} {node.FieldId}");
        foreach (SchemaNode child in node.Children)
            Add(lines, child);
    }

    private static string Chunk(JsonElement json)
    {
        string encodings = string.Join(',', json.GetProperty("encodings").EnumerateArray().Select(static encoding => encoding.GetString()!.Replace("_", "")));
        string dictionary = Text(json, "dictionary_page_offset") is { Length: > 0 } offset ? offset : "0";
        string size = Text(json, "num_values") == "0" ? "0" : Text(json, "total_compressed_size");
        string nulls = json.TryGetProperty("statistics", out JsonElement statistics) ? Text(statistics, "null_count") : "";
        string path = string.Join('.', json.GetProperty("path_in_schema").EnumerateArray());
        return $"{path} {Text(json, "type")} {Text(json, "codec").Replace("_", "")} {encodings} "
            + $"{Text(json, "num_values")} {Text(json, "total_uncompressed_size")} {size} "
            + $"{Text(json, "data_page_offset")} {dictionary} {nulls}";
    }

    private static string Chunk(ChunkMetadata chunk, LeafColumn leaf) => $"{leaf} {Name(chunk.Type)} {$"{chunk.Codec}".ToUpperInvariant()} "
        + $"{string.Join(',', chunk.Encodings.Select(static encoding => $"{encoding}".ToUpperInvariant()))} "
        + $"{chunk.Values} {chunk.UncompressedSize} {chunk.CompressedSize} {chunk.DataPageOffset} {chunk.DictionaryPageOffset} {chunk.Statistics?.NullCount}";

    private static string Name(PhysicalType? type) => type switch
    {
        PhysicalType.ByteArray => "BYTE_ARRAY",
        PhysicalType.FixedLengthByteArray => "FIXED_LEN_BYTE_ARRAY",
        _ => $"{type}".ToUpperInvariant(),
    };

    private static string Text(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) ? value.ToString() : "";
}
