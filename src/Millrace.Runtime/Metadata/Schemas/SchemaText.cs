using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Millrace.Runtime;

/// <summary>
/// A schema as one line of JSON, the same for the same schema: <c>{"format":1,"columns":[{"name":"fare","type":"Double?","nullable":true}]}</c>. What is false
/// or empty is left out; members are in the order of <see cref="Write(ImmutableArray{ColumnDescription})"/>.
/// </summary>
internal static class SchemaText
{
    private const int Format = 1;

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text and its digest.</summary>
    public static (string Digest, string Document) Write(ImmutableArray<ColumnDescription> columns)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, s_options))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteStartArray("columns");
            foreach (ColumnDescription column in columns)
                Write(json, column);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return (Convert.ToHexStringLower(SHA256.HashData(text.WrittenSpan)), Encoding.UTF8.GetString(text.WrittenSpan));
    }

    /// <summary>Reads the columns. What a later format tells besides is left out.</summary>
    /// <exception cref="MillraceException">The text is damaged.</exception>
    public static ImmutableArray<ColumnDescription> Read(string document)
    {
        try
        {
            using var json = JsonDocument.Parse(document);
            return [.. json.RootElement.GetProperty("columns").EnumerateArray().Select(Read)];
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new MillraceException(
                $"A schema in the store's metadata is damaged: {exception.Message} 'store verify' tells what else is; 'metadata restore' brings a backup back.",
                exception);
        }
    }

    private static void Write(Utf8JsonWriter json, ColumnDescription column)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        json.WriteString("type", column.Type);
        if (column.IsNullable)
            json.WriteBoolean("nullable", true);
        if (column.IsSensitive)
            json.WriteBoolean("sensitive", true);
        if (column.Expected.Length > 0)
            json.WriteString("expected", column.Expected);
        json.WriteEndObject();
    }

    private static ColumnDescription Read(JsonElement column) => new(column.GetProperty("name").GetString()!, column.GetProperty("type").GetString()!)
    {
        IsNullable = column.TryGetProperty("nullable", out JsonElement nullable) && nullable.GetBoolean(),
        IsSensitive = column.TryGetProperty("sensitive", out JsonElement sensitive) && sensitive.GetBoolean(),
        Expected = column.TryGetProperty("expected", out JsonElement expected) ? expected.GetString()! : "",
    };
}
