using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Millrace.Runtime;

/// <summary>Short tables of texts in one column: a JSON array of arrays.</summary>
internal static class JsonRows
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? s_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? s_writer;

    /// <summary>The parts of a key: kind, name, value.</summary>
    public static string Write(ImmutableArray<KeyPart> parts)
    {
        Utf8JsonWriter writer = Begin();
        foreach (KeyPart part in parts)
            Row(writer, part.KindName, part.Name, part.Value);
        return End(writer);
    }

    /// <summary>The parameters of a step: name, value, origin.</summary>
    public static string Write(ImmutableArray<BoundParameter> parameters)
    {
        if (parameters.IsEmpty)
            return "[]";

        Utf8JsonWriter writer = Begin();
        foreach (BoundParameter parameter in parameters)
            Row(writer, parameter.Name, RecordedText.Of(parameter.Text, parameter.Info.IsSecret), parameter.Origin.ToString());
        return End(writer);
    }

    /// <summary>The packages of a program: name, version.</summary>
    public static string Write(ImmutableArray<PackageVersion> packages)
    {
        Utf8JsonWriter writer = Begin();
        foreach (PackageVersion package in packages)
            Row(writer, package.Name, package.Version, null);
        return End(writer);
    }

    /// <summary>Artifacts: digest, type.</summary>
    public static string Write(IEnumerable<ArtifactRecord> artifacts)
    {
        Utf8JsonWriter writer = Begin();
        foreach (ArtifactRecord artifact in artifacts)
            Row(writer, artifact.Digest, artifact.Type, null);
        return End(writer);
    }

    /// <summary>Reads the rows, each of three texts.</summary>
    public static IEnumerable<(string? First, string? Second, string? Third)> Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        foreach (JsonElement row in document.RootElement.EnumerateArray())
            yield return (row[0].GetString(), row[1].GetString(), row[2].GetString());
    }

    private static Utf8JsonWriter Begin()
    {
        ArrayBufferWriter<byte> buffer = s_buffer ??= new ArrayBufferWriter<byte>(1024);
        buffer.ResetWrittenCount();
        Utf8JsonWriter writer = s_writer ??= new Utf8JsonWriter(buffer, s_options);
        writer.Reset(buffer);
        writer.WriteStartArray();
        return writer;
    }

    private static void Row(Utf8JsonWriter writer, string? first, string? second, string? third)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(first);
        writer.WriteStringValue(second);
        writer.WriteStringValue(third);
        writer.WriteEndArray();
    }

    private static string End(Utf8JsonWriter writer)
    {
        writer.WriteEndArray();
        writer.Flush();
        return Encoding.UTF8.GetString(s_buffer!.WrittenSpan);
    }
}
