namespace Millrace.Quality;

/// <summary>A part of the rows: those with one value in one column, or with none, or with one of the rarer ones.</summary>
/// <param name="Column">The column's name in files.</param>
/// <param name="Value">The value as text; null of the rows without one.</param>
/// <param name="IsOthers">Whether it is all rarer values together.</param>
internal readonly record struct Slice(string Column, string? Value, bool IsOthers)
{
    /// <summary>What stands for the value where it is all rarer ones together.</summary>
    public const string Others = "other";

    /// <summary>Whether these are the rows with one value.</summary>
    public bool IsValue => Value is not null && !IsOthers;

    /// <summary>The rows of all rarer values of a column together.</summary>
    public static Slice OthersOf(string column) => new(column, Others, true);
}
