namespace Millrace.Data;

/// <summary>A value as an error message shows it: quoted, shortened, masked where the column is sensitive.</summary>
internal static class ShownValue
{
    private const int MaxLength = 60;

    public static string Of(ColumnInfo column, ReadOnlySpan<char> value)
    {
        if (column.IsSensitive)
            return SensitiveAttribute.Mask;
        bool tooLong = value.Length > MaxLength;
        int length = tooLong ? MaxLength : value.Length;
        if (tooLong && char.IsHighSurrogate(value[length - 1]))
            length--;
        string text = value[..length].ToString()
            .Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);
        return tooLong ? $"\"{text}…\"" : $"\"{text}\"";
    }
}
