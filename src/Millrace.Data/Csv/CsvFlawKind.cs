namespace Millrace.Data;

/// <summary>What can be wrong with a record as a whole.</summary>
internal enum CsvFlawKind
{
    /// <summary>Something follows a closing quote.</summary>
    Quote,

    /// <summary>A quote is not closed.</summary>
    OpenQuote,

    /// <summary>A carriage return outside quotes that no line feed follows.</summary>
    LoneReturn,

    /// <summary>More or fewer fields than the header has.</summary>
    Width,

    /// <summary>Longer than a record may be.</summary>
    Length,

    /// <summary>The file cannot be read.</summary>
    File,
}
