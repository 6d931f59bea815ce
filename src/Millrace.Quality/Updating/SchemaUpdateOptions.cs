using Millrace.Data;

namespace Millrace.Quality;

/// <summary>How a file is read that a schema is held against.</summary>
public sealed record SchemaUpdateOptions
{
    /// <summary>How a CSV file is written down.</summary>
    public CsvOptions Csv { get; init; } = CsvOptions.Default;

    /// <summary>
    /// Whether the delimiter of a CSV file is looked for among comma, tab, semicolon and bar; only where <see cref="Csv"/> has the usual one, a comma.
    /// </summary>
    public bool FindsDelimiter { get; init; } = true;

    /// <summary>How many rows are read at most; null for all.</summary>
    public long? MaxRows { get; init; }

    /// <summary>
    /// Where the file comes from. Of columns that are not expected there nothing is: they may be missing, or hold anything. Null where nobody tells
    /// environments apart.
    /// </summary>
    public string? Environment { get; init; }
}
