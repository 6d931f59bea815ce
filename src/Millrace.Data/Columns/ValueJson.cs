using System.Text.Json;

namespace Millrace.Data;

/// <summary>A column's values in JSON: numbers and booleans as they are, everything else in quotes, what is missing as null.</summary>
internal static class ValueJson
{
    private const int OnStack = 128;

    public static void Write(Utf8JsonWriter writer, Column column, int index)
    {
        if (column.IsMissing(index))
        {
            writer.WriteNullValue();
            return;
        }

        switch (column)
        {
            case TextColumn text:
                writer.WriteStringValue(text.GetBytes(text.Codes[index]));
                return;
            case BinaryColumn binary:
                writer.WriteBase64StringValue(binary.GetBytes(binary.Codes[index]));
                return;
        }

        Span<char> buffer = stackalloc char[OnStack];
        ReadOnlySpan<char> shown = column.TryFormatText(index, buffer, out int written) ? buffer[..written] : column.FormatText(index);
        if (IsBare(column.Info.Type, shown))
            writer.WriteRawValue(shown, skipInputValidation: true);
        else
            writer.WriteStringValue(shown);
    }

    /// <summary>Writes a value that is not missing as the name of a property.</summary>
    public static void WriteName(Utf8JsonWriter writer, Column column, int index)
    {
        if (column is TextColumn text)
            writer.WritePropertyName(text.GetBytes(text.Codes[index]));
        else
            writer.WritePropertyName(column.FormatText(index)!);
    }

    // NaN and the infinities are no numbers of JSON.
    private static bool IsBare(ColumnType type, ReadOnlySpan<char> text) =>
        type == ColumnType.Boolean || (type.IsNumber() && text[^1] is >= '0' and <= '9');
}
