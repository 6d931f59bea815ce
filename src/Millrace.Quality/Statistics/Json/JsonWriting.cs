using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Millrace.Quality;

/// <summary>Ways of writing JSON that a person reads and a program compares line by line.</summary>
internal static class JsonWriting
{
    /// <summary>Indented, with the same line ends everywhere and texts as they are.</summary>
    public static JsonWriterOptions Readable { get; } = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a member where there is a text.</summary>
    public static void WriteIfAny(this Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    /// <summary>Writes a member where there is a number.</summary>
    public static void WriteIfAny(this Utf8JsonWriter json, string name, double? number)
    {
        if (number is not null)
            json.WriteNumber(name, number.Value);
    }

    /// <summary>Writes a member that is an array of values, on one line.</summary>
    public static void WriteRow(this Utf8JsonWriter json, string name, ReadOnlySpan<string> values)
    {
        json.WritePropertyName(name);
        json.WriteRawValue($"[{string.Join(", ", values)}]");
    }

    /// <summary>Writes an element that is an array of values, on a line of its own.</summary>
    public static void WriteRow(this Utf8JsonWriter json, ReadOnlySpan<string> values) =>
        json.WriteRawValue($"\n{new string(' ', 2 * json.CurrentDepth)}[{string.Join(", ", values)}]");

    /// <summary>A number as JSON has it: the shortest text that reads as the same number.</summary>
    public static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A text in quotes.</summary>
    public static string Text(string text) => $"\"{JsonEncodedText.Encode(text, Readable.Encoder)}\"";
}
