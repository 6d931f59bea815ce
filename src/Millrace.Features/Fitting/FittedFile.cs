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
    private const string Format = "millrace-features/3";

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
            json.WriteNumber("denseWidth", fitted.Layout.DenseWidth);
            json.WriteNumber("idWidth", fitted.Layout.IdWidth);
            json.WriteNumber("sparseCount", fitted.Layout.SparseCount);
            WriteClasses(json, fitted);
            WriteBeside(json, fitted.Definition.Set);
            json.WriteStartArray("features");
            for (int i = 0; i < fitted.Features.Length; i++)
                WriteFeature(json, fitted, i);
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
            long rows = root.GetProperty("rows").GetInt64();
            RefuseOthers(root.GetProperty("set").GetString()!, features, file, definition);
            var fitted = new FittedSet(
                definition,
                [.. features.Select((feature, i) => ReadStages(feature, definition.Set.Features[i]))],
                new FittedOn(
                    rows,
                    root.GetProperty("scans").GetInt32(),
                    FittedCounts.ReadSources(features, definition, rows),
                    [.. features.Select(FittedCounts.ReadUnseen)]),
                ReadClasses(root));
            return fitted.Fingerprint == root.GetProperty("fingerprint").GetString()
                ? fitted
                : throw new FeatureMismatchException($"{file} is damaged: its values do not have the fingerprint that stands in it. Fit the features again.");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException
            or IndexOutOfRangeException)
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
            WriteClasses(json, fitted);
            for (int index = 0; index < fitted.Features.Length; index++)
            {
                FittedFeature feature = fitted.Features[index];
                json.WriteString("definition", Describe(fitted.Definition, index));
                FeatureCodeJson.Write(json, feature.Info);
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

    private static void WriteClasses(Utf8JsonWriter json, FittedSet fitted)
    {
        if (fitted.Classes.IsEmpty)
            return;
        json.WriteStartArray("classes");
        foreach (string each in fitted.Classes)
            json.WriteStringValue(each);
        json.WriteEndArray();
    }

    /// <summary>What stands beside the features: it is named for people and other programs, and read from the code alone.</summary>
    private static void WriteBeside(Utf8JsonWriter json, FeatureSetInfo set)
    {
        if (set.LabelName is { } label)
            json.WriteString("label", label);
        if (set.WeightName is { } weight)
            json.WriteString("weight", weight);
        if (set.Key is not { } key)
            return;
        json.WriteStartArray("key");
        foreach (RowKeyColumn each in key.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", each.Column.Name);
            json.WriteString("type", each.Column.TypeName);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (key.Permit is { } permit)
            json.WriteString("keyPermit", permit);
    }

    private static ImmutableArray<string> ReadClasses(JsonElement root) => root.TryGetProperty("classes", out JsonElement classes)
        ? [.. classes.EnumerateArray().Select(static each => each.GetString() ?? throw new JsonException("A class is null."))]
        : [];

    private static void WriteFeature(Utf8JsonWriter json, FittedSet fitted, int index)
    {
        FittedFeature feature = fitted.Features[index];
        json.WriteStartObject();
        json.WriteString("name", feature.Info.Name);
        if (feature.Info.Permit is { } permit)
            json.WriteString("permit", permit);
        FeatureCodeJson.Write(json, feature.Info);
        json.WriteStartArray("columns");
        for (int i = 0; i < feature.Columns.Length; i++)
            WriteColumn(json, fitted, index, i);
        json.WriteEndArray();
        if (fitted.UnseenOf(index).Together is { } together)
            json.WriteNumber("unseen", together);
        WriteKeys(json, fitted, index);
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
        WriteSlot(json, fitted, index);
        json.WriteEndObject();
    }

    private static void WriteKeys(Utf8JsonWriter json, FittedSet fitted, int feature)
    {
        ColumnInfo[] keys = [.. fitted.Definition.MoreOf(feature)];
        if (keys.Length == 0)
            return;
        json.WriteStartArray("keys");
        foreach ((ColumnInfo key, SourceCounts counts) in keys.Zip(fitted.KeyCountsOf(feature)))
        {
            json.WriteStartObject();
            json.WriteString("name", key.Name);
            json.WriteString("type", FeatureDefinition.TypeOf(key));
            FittedCounts.Write(json, counts);
            json.WriteNumber("unseen", fitted.UnseenOf(feature).Keys.GetValueOrDefault(key.Name));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteColumn(Utf8JsonWriter json, FittedSet fitted, int feature, int index)
    {
        ColumnInfo column = fitted.Features[feature].Columns[index];
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        json.WriteString("type", FeatureDefinition.TypeOf(column));
        FittedCounts.Write(json, fitted.CountsOf(feature)[index]);
        if (!fitted.UnseenOf(feature).Columns.IsEmpty)
            json.WriteNumber("unseen", fitted.UnseenOf(feature).Columns[index]);
        json.WriteEndObject();
    }

    private static void WriteSlot(Utf8JsonWriter json, FittedSet fitted, int index)
    {
        FeatureSlot slot = fitted.Layout[index];
        json.WriteStartObject("slot");
        json.WriteNumber("offset", slot.Offset);
        json.WriteNumber("width", slot.Width);
        json.WriteString("kind", slot.Kind.ToString());
        json.WriteNumber("cardinality", slot.Cardinality);
        json.WriteString("group", slot.Group.ToString());
        json.WriteNumber("groupOffset", fitted.Layout.GroupOffset(index));
        if (slot.Width > 1)
        {
            json.WriteStartArray("names");
            foreach (string name in NumberNames.Of(fitted.Features[index], fitted.Definition.IsSensitive(index)))
                json.WriteStringValue(name);
            json.WriteEndArray();
        }

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
            string here = i < expected.Features.Length ? Describe(definition, i) : "nothing";
            if (there != here)
            {
                throw new FeatureMismatchException(
                    $"{file} holds features of {set} by another definition: feature {i + 1} is {there} in the file and {here} in the code. {Remedy}");
            }

            if (FeatureCodeJson.Difference(features[i], expected.Features[i]) is { } edited)
                throw new FeatureMismatchException($"{file} holds features of {set} by other code: {edited}. {Remedy}");
        }
    }

    private static ImmutableArray<FittedStage> ReadStages(JsonElement feature, FeatureInfo info) =>
        [.. feature.GetProperty("stages").EnumerateArray().Select((stage, i) => info.Stages[i].Read(stage.GetProperty("fitted")))];

    private static string Describe(FeatureDefinition definition, int index) => Describe(
        definition.Set.Features[index].Name,
        definition.Set.Features[index].Stages.Select(static stage => (stage.Name, JsonText.Of(stage.WriteSettings))),
        definition.SourcesOf(index).Select(source => definition.Columns[source]).Select(Describe),
        definition.MoreOf(index).Select(Describe));

    private static string Describe(JsonElement feature) => Describe(
        feature.GetProperty("name").GetString()!,
        feature.GetProperty("stages").EnumerateArray().Select(static stage => (stage.GetProperty("transform").GetString()!, JsonText.Of(stage.GetProperty("settings")))),
        feature.GetProperty("columns").EnumerateArray().Select(DescribeColumn),
        feature.TryGetProperty("keys", out JsonElement keys) ? keys.EnumerateArray().Select(DescribeColumn) : []);

    private static string Describe(string name, IEnumerable<(string Name, string Settings)> stages, IEnumerable<string> columns, IEnumerable<string> keys) =>
        $"{name} = {string.Join(", ", stages.Select(static stage => $"{stage.Name}{(stage.Settings == "{}" ? "" : " " + stage.Settings)}"))}"
        + $" of {string.Join(", ", columns)}{(keys.Any() ? " per " + string.Join(", ", keys) : "")}";

    private static string Describe(ColumnInfo column) => Describe(column.Name, FeatureDefinition.TypeOf(column));

    private static string DescribeColumn(JsonElement column) => Describe(column.GetProperty("name").GetString()!, column.GetProperty("type").GetString()!);

    private static string Describe(string column, string type) => $"\"{column}\" ({type})";
}
