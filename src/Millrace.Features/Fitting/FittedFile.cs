using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// Fitted features as one JSON file: the definition, the learned values and where each feature stands. The same features give the same bytes;
/// numbers are written with as many digits as it takes to read back the same bits.
/// </summary>
internal static class FittedFile
{
    private const string Format = "millrace-features/2";

    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(FittedSet fitted)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("set", fitted.Definition.Set.Name);
            json.WriteString("fingerprint", fitted.Fingerprint);
            json.WriteNumber("rows", fitted.On.Rows);
            json.WriteNumber("scans", fitted.On.Scans);
            json.WriteNumber("width", fitted.Layout.Width);
            json.WriteStartArray("features");
            for (int i = 0; i < fitted.Features.Length; i++)
                WriteFeature(json, fitted.Features[i], fitted.MissingOf(i));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    /// <param name="bytes">The file's content.</param>
    /// <param name="file">Its path, for messages.</param>
    /// <param name="definition">The definition in the code.</param>
    /// <exception cref="FeatureMismatchException">The file is damaged or of another definition.</exception>
    public static FittedSet Read(ReadOnlyMemory<byte> bytes, string file, FeatureDefinition definition)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes);
            JsonElement root = document.RootElement;
            string? format = root.GetProperty("format").GetString();
            if (format != Format)
                throw new FeatureMismatchException($"{file} has the format \"{format}\"; this version reads \"{Format}\". Fit the features again with this version.");
            JsonElement[] features = [.. root.GetProperty("features").EnumerateArray()];
            RefuseOthers(root.GetProperty("set").GetString()!, features, file, definition);
            var fitted = new FittedSet(
                definition,
                [.. features.Select((feature, i) => ReadStages(feature, definition.Set.Features[i]))],
                new FittedOn(root.GetProperty("rows").GetInt64(), ReadMissing(features, definition), root.GetProperty("scans").GetInt32()));
            return fitted.Fingerprint == root.GetProperty("fingerprint").GetString()
                ? fitted
                : throw new FeatureMismatchException($"{file} is damaged: its values do not have the fingerprint that stands in it. Fit the features again.");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new FeatureMismatchException($"{file} is damaged: it does not read as fitted features ({error.Message}). Fit the features again.", error);
        }
    }

    /// <summary>SHA-256 of what decides the vectors: definition and learned values, not the counts of rows.</summary>
    public static string Fingerprint(FittedSet fitted)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("set", fitted.Definition.Set.Name);
            foreach (FittedFeature feature in fitted.Features)
            {
                json.WriteString("definition", Describe(feature.Info, feature.Columns));
                foreach (FittedStage stage in feature.Stages)
                {
                    json.WriteStartObject("fitted");
                    stage.Write(json);
                    json.WriteEndObject();
                }
            }

            json.WriteEndObject();
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    private static void WriteFeature(Utf8JsonWriter json, FittedFeature feature, ImmutableArray<long> missing)
    {
        json.WriteStartObject();
        json.WriteString("name", feature.Info.Name);
        if (feature.Info.Permit is { } permit)
            json.WriteString("permit", permit);
        json.WriteStartArray("columns");
        for (int i = 0; i < feature.Columns.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("name", feature.Columns[i].Name);
            json.WriteString("type", FeatureDefinition.TypeOf(feature.Columns[i]));
            json.WriteNumber("missing", missing[i]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("stages");
        for (int i = 0; i < feature.Stages.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("transform", feature.Info.Stages[i].Name);
            json.WriteStartObject("settings");
            feature.Info.Stages[i].WriteSettings(json);
            json.WriteEndObject();
            json.WriteStartObject("fitted");
            feature.Stages[i].Write(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("slot");
        json.WriteNumber("offset", feature.Slot.Offset);
        json.WriteNumber("width", feature.Slot.Width);
        json.WriteString("kind", feature.Slot.Kind.ToString());
        json.WriteNumber("cardinality", feature.Slot.Cardinality);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void RefuseOthers(string set, JsonElement[] features, string file, FeatureDefinition definition)
    {
        const string Remedy = "Fit the features again, or load them with the code that they were fitted with.";
        FeatureSetInfo expected = definition.Set;
        if (set != expected.Name)
            throw new FeatureMismatchException($"{file} holds the fitted features of {set}, not of {expected.Name}. {Remedy}");
        for (int i = 0; i < Math.Max(features.Length, expected.Features.Length); i++)
        {
            string there = i < features.Length ? Describe(features[i]) : "nothing";
            string here = i < expected.Features.Length ? Describe(expected.Features[i], [.. definition.SourcesOf(i).Select(source => definition.Columns[source])]) : "nothing";
            if (there != here)
            {
                throw new FeatureMismatchException(
                    $"{file} holds features of {set} by another definition: feature {i + 1} is {there} in the file and {here} in the code. {Remedy}");
            }
        }
    }

    private static ImmutableArray<FittedStage> ReadStages(JsonElement feature, FeatureInfo info) =>
        [.. feature.GetProperty("stages").EnumerateArray().Select((stage, i) => info.Stages[i].Read(stage.GetProperty("fitted")))];

    private static ImmutableArray<long> ReadMissing(JsonElement[] features, FeatureDefinition definition)
    {
        var missing = new long[definition.Columns.Length];
        for (int i = 0; i < features.Length; i++)
        {
            foreach ((JsonElement column, int source) in features[i].GetProperty("columns").EnumerateArray().Zip(definition.SourcesOf(i)))
                missing[source] = column.GetProperty("missing").GetInt64();
        }

        return [.. missing];
    }

    private static string Describe(FeatureInfo feature, ImmutableArray<ColumnInfo> columns) => Describe(
        feature.Name,
        feature.Stages.Select(static stage => (stage.Name, JsonText.Of(stage.WriteSettings))),
        columns.Select(static column => (column.Name, FeatureDefinition.TypeOf(column))));

    private static string Describe(JsonElement feature) => Describe(
        feature.GetProperty("name").GetString()!,
        feature.GetProperty("stages").EnumerateArray().Select(static stage => (stage.GetProperty("transform").GetString()!, JsonText.Of(stage.GetProperty("settings")))),
        feature.GetProperty("columns").EnumerateArray().Select(static column => (column.GetProperty("name").GetString()!, column.GetProperty("type").GetString()!)));

    private static string Describe(string name, IEnumerable<(string Name, string Settings)> stages, IEnumerable<(string Name, string Type)> columns) =>
        $"{name} = {string.Join(", ", stages.Select(static stage => $"{stage.Name}{(stage.Settings == "{}" ? "" : " " + stage.Settings)}"))}"
        + $" of {string.Join(", ", columns.Select(static column => $"\"{column.Name}\" ({column.Type})"))}";
}
