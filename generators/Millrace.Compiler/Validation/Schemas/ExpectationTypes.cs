using Millrace.Data;

namespace Millrace.Compiler;

/// <summary>The attributes that say what is expected, and which columns they are for.</summary>
public static class ExpectationTypes
{
    /// <summary>Those of columns, but for ranges and domains, which parameters have too.</summary>
    public static IReadOnlyList<string> OfColumns { get; } =
        ["Presence", "Pattern", "Length", "Between", "Unique", "Increasing", "Decreasing", "Balance", "OnlyIn", "Drift", "Skew", "References"];

    /// <summary>Those of schemas.</summary>
    public static IReadOnlyList<string> OfSchemas { get; } = ["Rows", "Environments"];

    /// <summary>What an attribute is for, where it is not for a column of a type; null where it is.</summary>
    public static string? Objection(string attribute, ColumnKind kind) => attribute switch
    {
        "Pattern" => kind == ColumnKind.Text ? null : "text",
        "Length" => kind.IsReference() ? null : "text, bytes and lists",
        "Between" => IsTime(kind) ? null : "DateTime, DateOnly and TimeOnly",
        "Increasing" or "Decreasing" => kind.IsNumber() || IsTime(kind) || kind == ColumnKind.Text ? null : "numbers, dates, times and text",
        "Balance" => kind is ColumnKind.Boolean or ColumnKind.Text or ColumnKind.Enum || kind.IsWholeNumber() ? null : "bool, text, enumerations and whole numbers",
        "Unique" or "References" => kind is ColumnKind.Boolean or ColumnKind.List ? "keys, which are no bool and no lists" : null,
        "Drift" or "Skew" => kind.IsCompared() ? null : "single values, which are no bytes and no lists",
        _ => null,
    };

    private static bool IsTime(ColumnKind kind) => kind is ColumnKind.DateTime or ColumnKind.Date or ColumnKind.Time;
}
