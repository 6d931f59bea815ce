namespace Millrace.Data;

/// <summary>The kinds of files whose columns can be found.</summary>
internal enum FileKind
{
    /// <summary>CSV.</summary>
    Csv,

    /// <summary>JSON lines.</summary>
    JsonLines,

    /// <summary>Parquet.</summary>
    Parquet,
}
