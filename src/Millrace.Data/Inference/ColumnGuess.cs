namespace Millrace.Data;

/// <summary>What was found of one column of a file.</summary>
/// <param name="Name">The column's name in the file.</param>
/// <param name="Type">The type that reads every value, or null where no column type does.</param>
internal sealed record ColumnGuess(string Name, ColumnType? Type)
{
    /// <summary>What the elements of a list are; null where the column holds no lists.</summary>
    public ColumnGuess? Item { get; init; }

    /// <summary>Whether all its values are written as decimals: numbers with no more digits than those hold. Of Parquet that is not known, and false.</summary>
    public bool AreDecimals { get; init; }

    /// <summary>What the file has where the type shows only how it is read; else null.</summary>
    public string? Note { get; init; }

    /// <summary>Why the column cannot be part of a schema, or null where it can.</summary>
    public string? Problem { get; init; }
}
