using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Millrace.Data;

/// <summary>Lists as JSON arrays: numbers and booleans as they are, everything else in quotes, what is missing as null.</summary>
internal static class ListText
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Format(Column items, int start, int end)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_options))
        {
            writer.WriteStartArray();
            for (int i = start; i < end; i++)
                ValueJson.Write(writer, items, i);
            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    /// <summary>Adds the elements of an array; where it is none, or an element is not of the type, some may have been added.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, Column items)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
                return false;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (!TryAdd(ref reader, items))
                    return false;
            }

            return !reader.Read();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The second stands for an escape of half a surrogate pair, or bytes that are no UTF-8.
            return false;
        }
    }

    private static bool TryAdd(ref Utf8JsonReader reader, Column items)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null when items.Info.IsNullable:
                items.AppendMissing();
                return true;
            case JsonTokenType.String when !reader.ValueIsEscaped:
                return items.TryAppendUtf8(reader.ValueSpan);
            case JsonTokenType.String:
                return items.TryAppendText(reader.GetString());
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                return items.TryAppendUtf8(reader.ValueSpan);
            default:
                return false;
        }
    }
}
