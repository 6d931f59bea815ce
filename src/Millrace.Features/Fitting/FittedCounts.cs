using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Features;

/// <summary>What the file of fitted features says of the training rows: counts and ends, which are no part of the fingerprint.</summary>
internal static class FittedCounts
{
    /// <summary>Writes what a column had as properties of the object that is open.</summary>
    public static void Write(Utf8JsonWriter json, SourceCounts counts)
    {
        json.WriteNumber("missing", counts.Missing);
        if (counts.Infinite > 0)
            json.WriteNumber("infinite", counts.Infinite);
        if (counts.Range is { } range)
        {
            json.WriteNumber("minimum", range.Minimum);
            json.WriteNumber("maximum", range.Maximum);
        }

        if (counts.Elements is not { } elements)
            return;
        json.WriteStartObject("elements");
        json.WriteNumber("count", elements.Values);
        Write(json, elements);
        json.WriteEndObject();
    }

    /// <summary>Reads what each source had.</summary>
    /// <param name="features">The features in the file.</param>
    /// <param name="definition">Their definition.</param>
    /// <param name="rows">How many rows there were.</param>
    public static ImmutableArray<SourceCounts> ReadSources(JsonElement[] features, FeatureDefinition definition, long rows)
    {
        // A column that methods alone read is not in the file.
        SourceCounts[] sources = [.. definition.Columns.Select(static _ => new SourceCounts(0, 0))];
        for (int i = 0; i < features.Length; i++)
        {
            foreach ((JsonElement column, int source) in ColumnsOf(features[i]).Zip(definition.SourcesOf(i).Concat(definition.KeysOf(i))))
                sources[source] = Read(column, rows);
        }

        return [.. sources];
    }

    /// <summary>Reads what a feature does not keep.</summary>
    /// <param name="feature">The feature in the file.</param>
    public static UnseenCounts ReadUnseen(JsonElement feature) => new()
    {
        Columns = [.. feature.GetProperty("columns").EnumerateArray().Select(Unseen).OfType<long>()],
        Together = Unseen(feature),
        Keys = UnseenCounts.None.Keys.AddRange(
            KeysOf(feature).Select(static key => KeyValuePair.Create(key.GetProperty("name").GetString()!, key.GetProperty("unseen").GetInt64()))),
    };

    private static IEnumerable<JsonElement> ColumnsOf(JsonElement feature) => feature.GetProperty("columns").EnumerateArray().Concat(KeysOf(feature));

    private static JsonElement[] KeysOf(JsonElement feature) =>
        feature.TryGetProperty("keys", out JsonElement keys) ? [.. keys.EnumerateArray()] : [];

    private static SourceCounts Read(JsonElement column, long values) => new(values, column.GetProperty("missing").GetInt64())
    {
        Infinite = column.TryGetProperty("infinite", out JsonElement infinite) ? infinite.GetInt64() : 0,
        Range = column.TryGetProperty("minimum", out JsonElement minimum)
            ? new SourceRange(minimum.GetDouble(), column.GetProperty("maximum").GetDouble())
            : null,
        Elements = column.TryGetProperty("elements", out JsonElement elements) ? Read(elements, elements.GetProperty("count").GetInt64()) : null,
    };

    private static long? Unseen(JsonElement part) => part.TryGetProperty("unseen", out JsonElement unseen) ? unseen.GetInt64() : null;
}
