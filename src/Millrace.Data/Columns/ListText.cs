using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Millrace.Data;

/// <summary>
/// Lists as JSON arrays: numbers and booleans as they are, everything else in quotes, what is missing as null. Read is each element's text, with quotes or
/// without, as that of any other field: so no text of a value is refused for how another program writes JSON.
/// </summary>
internal static class ListText
{
    private const int MostKept = 1 << 20;

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    public static string Format(Column items, int start, int end) => Encoding.UTF8.GetString(Write(items, start, end));

    public static bool TryFormat(Column items, int start, int end, Span<char> destination, out int written) =>
        Encoding.UTF8.TryGetChars(Write(items, start, end), destination, out written);

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

    /// <summary>The text in UTF-8, until the thread writes the next one.</summary>
    public static ReadOnlySpan<byte> Write(Column items, int start, int end)
    {
        // Meanwhile the thread has none: elements that are lists take others.
        ArrayBufferWriter<byte> buffer = t_buffer is { Capacity: <= MostKept } kept ? kept : new ArrayBufferWriter<byte>();
        Utf8JsonWriter writer = t_writer ?? new Utf8JsonWriter(buffer, s_options);
        (t_buffer, t_writer) = (null, null);
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        writer.WriteStartArray();
        for (int i = start; i < end; i++)
            ValueJson.Write(writer, items, i);
        writer.WriteEndArray();
        writer.Flush();
        (t_buffer, t_writer) = (buffer, writer);
        return buffer.WrittenSpan;
    }

    private static bool TryAdd(ref Utf8JsonReader reader, Column items)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null when items.Info.IsNullable:
                items.AppendMissing();
                return true;
            case JsonTokenType.String when reader.ValueIsEscaped:
                return items.TryAppendText(reader.GetString());
            case JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                return items.TryAppendUtf8(reader.ValueSpan);
            default:
                return false;
        }
    }
}
