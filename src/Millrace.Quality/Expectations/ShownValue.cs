using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Values as reports show them: cut where they are long, the mask where they are sensitive.</summary>
internal static class ShownValue
{
    private const int Length = 60;

    /// <summary>The value of a row; "missing" where it has none.</summary>
    public static string Of(Column values, int index) => Of(values.Info, values.IsMissing(index) || values.Info.IsSensitive ? null : values.FormatText(index));

    /// <summary>A value of a column that is formatted already.</summary>
    public static string Of(ColumnInfo column, string? text)
    {
        if (column.IsSensitive)
            return SensitiveAttribute.Mask;
        if (text is null)
            return "missing";
        int end = text.Length > Length && char.IsSurrogatePair(text[Length - 1], text[Length]) ? Length - 1 : Length;
        return text.Length <= Length ? text : string.Concat(text.AsSpan(0, end), "…");
    }
}
