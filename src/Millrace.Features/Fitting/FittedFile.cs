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
    private const string Format = "millrace-features/1";

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
            json.WriteNumber("rows", fitted.Rows);
            json.WriteNumber("width", fitted.Layout.Width);
            json.WriteStartArray("features");
            foreach (FittedFeature feature in fitted.Features)
                WriteFeature(json, feature);
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
                [.. features.Select((feature, i) => definition.Set.Features[i].Spec.Read(feature.GetProperty("fitted")))],
                [.. features.Select(static feature => feature.GetProperty("missing").GetInt64())],
                root.GetProperty("rows").GetInt64());
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
                json.WriteString("definition", Describe(feature.Info, feature.Column));
                json.WriteStartObject("fitted");
                feature.Transform.Write(json);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    private static void WriteFeature(Utf8JsonWriter json, FittedFeature feature)
    {
        json.WriteStartObject();
        json.WriteString("name", feature.Info.Name);
        json.WriteString("column", feature.Column.Name);
        json.WriteString("type", feature.Column.Type.ToString());
        json.WriteString("transform", feature.Info.Spec.Name);
        json.WriteStartObject("settings");
        feature.Info.Spec.WriteSettings(json);
        json.WriteEndObject();
        if (feature.Info.Permit is { } permit)
            json.WriteString("permit", permit);
        json.WriteNumber("missing", feature.Missing);
        json.WriteStartObject("fitted");
        feature.Transform.Write(json);
        json.WriteEndObject();
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
            string here = i < expected.Features.Length ? Describe(expected.Features[i], definition.Columns[i]) : "nothing";
            if (there != here)
            {
                throw new FeatureMismatchException(
                    $"{file} holds features of {set} by another definition: feature {i + 1} is {there} in the file and {here} in the code. {Remedy}");
            }
        }
    }

    private static string Describe(FeatureInfo feature, ColumnInfo column)
    {
        var settings = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(settings))
        {
            json.WriteStartObject();
            feature.Spec.WriteSettings(json);
            json.WriteEndObject();
        }

        return Describe(feature.Name, feature.Spec.Name, Encoding.UTF8.GetString(settings.WrittenSpan), column.Name, column.Type.ToString());
    }

    private static string Describe(JsonElement feature)
    {
        var settings = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(settings))
            feature.GetProperty("settings").WriteTo(json);
        return Describe(
            feature.GetProperty("name").GetString()!,
            feature.GetProperty("transform").GetString()!,
            Encoding.UTF8.GetString(settings.WrittenSpan),
            feature.GetProperty("column").GetString()!,
            feature.GetProperty("type").GetString()!);
    }

    private static string Describe(string name, string transform, string settings, string column, string type) =>
        $"{name} = {transform}{(settings == "{}" ? "" : " " + settings)} of \"{column}\" ({type})";
}
