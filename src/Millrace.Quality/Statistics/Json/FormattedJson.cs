using System.Buffers;
using System.Text.Json;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>The frame of an artifact's JSON file: an object whose first member is the name of its format. The same members give the same bytes.</summary>
internal static class FormattedJson
{
    /// <summary>Writes a file.</summary>
    /// <param name="format">The format's name, with its version.</param>
    /// <param name="writeMembers">Writes the members after the format.</param>
    public static byte[] Write(string format, Action<Utf8JsonWriter> writeMembers)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonWriting.Readable))
        {
            json.WriteStartObject();
            json.WriteString("format", format);
            writeMembers(json);
            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">What it holds.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="format">The format that is read.</param>
    /// <param name="read">Reads the object; nothing of it outlives the call.</param>
    /// <exception cref="DataException">The file is damaged, or of another version; the message says where.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> bytes, string file, string format, Func<JsonPlace, T> read)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes);
            var root = new JsonPlace(document.RootElement, file, "");
            string found = root["format"].ToText();
            return found == format
                ? read(root)
                : throw new DataException($"{file} has the format \"{found}\"; this version reads \"{format}\". Run the step that made it again.");
        }
        catch (JsonException error)
        {
            throw new DataException($"{file} is damaged: it is no JSON ({error.Message}). Run the step that made it again.", error);
        }
    }
}
