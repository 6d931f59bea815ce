namespace Millrace.Data;

/// <summary>A row of a file that could not be read. Values of sensitive columns are masked, in the reason as in the row.</summary>
[Schema]
public partial record struct RejectedRow
{
    /// <summary>The file's name, without its folder.</summary>
    [Column("file")]
    public string File { get; init; }

    /// <summary>The line in the file, from 1, in which what is wrong was found.</summary>
    [Column("line")]
    public long Line { get; init; }

    /// <summary>The column's name, or null where the row as a whole is meant.</summary>
    [Column("column")]
    public string? Column { get; init; }

    /// <summary>What is wrong.</summary>
    [Column("reason")]
    public string Reason { get; init; }

    /// <summary>
    /// The row as it stands in the file, sensitive values masked; all of it is where some column is sensitive and the row's fields cannot be told apart.
    /// What is no character is the replacement character.
    /// </summary>
    [Column("row")]
    public string Text { get; init; }
}
