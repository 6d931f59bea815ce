namespace Millrace.Data;

/// <summary>What can be wrong with a record as a whole.</summary>
internal enum CsvFlawKind
{
    /// <summary>A quote is not closed, or something follows the closing one.</summary>
    Quote,

    /// <summary>A carriage return outside quotes that no line feed follows.</summary>
    LoneReturn,

    /// <summary>More or fewer fields than the header has.</summary>
    Width,

    /// <summary>Longer than a record may be.</summary>
    Length,

    /// <summary>The file cannot be read.</summary>
    File,
}
