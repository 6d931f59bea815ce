namespace Millrace.Data;

/// <summary>
/// For which types of columns the attributes are that say what is expected. The compiler asks the same code, over its own names of the same types.
/// </summary>
internal static class SuitedTypes
{
    /// <summary>
    /// What an attribute is for, where it is not for columns of a type; null where it is. Ranges and domains are looked at with those of parameters.
    /// </summary>
    /// <param name="attribute">Its name: <c>Pattern</c>.</param>
    /// <param name="type">The type.</param>
    public static string? Objection(string attribute, ColumnType type) => attribute switch
    {
        "Pattern" => type == ColumnType.Text ? null : "text",
        "Length" => type is ColumnType.Text or ColumnType.Binary or ColumnType.List ? null : "text, bytes and lists",
        "Between" => IsTime(type) ? null : "DateTime, DateOnly and TimeOnly",
        "Increasing" or "Decreasing" => type.IsNumber() || IsTime(type) || type == ColumnType.Text ? null : "numbers, dates, times and text",
        "Balance" => type is ColumnType.Boolean or ColumnType.Text or ColumnType.Enum || type.IsWholeNumber() ? null : "bool, text, enumerations and whole numbers",
        "Unique" or "References" => type is ColumnType.Boolean or ColumnType.List ? "keys, which are no bool and no lists" : null,
        "Drift" or "Skew" => type.IsCompared() ? null : "single values, which are no bytes and no lists",
        _ => null,
    };

    private static bool IsTime(ColumnType type) => type is ColumnType.DateTime or ColumnType.Date or ColumnType.Time;
}
