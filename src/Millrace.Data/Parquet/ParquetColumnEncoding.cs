namespace Millrace.Data;

/// <summary>How a column's values are encoded before they are compressed.</summary>
public enum ParquetColumnEncoding
{
    /// <summary>
    /// As the values suggest, and as other programs read it: texts that repeat by dictionary, whole numbers of 16 bits or more and times of day as
    /// deltas where those are short, others plain.
    /// </summary>
    Automatic,

    /// <summary>As they are.</summary>
    Plain,

    /// <summary>Texts and bytes as codes of a dictionary, even where few of them repeat.</summary>
    Dictionary,

    /// <summary>Whole numbers, dates and times as differences, packed in bits.</summary>
    DeltaBinaryPacked,

    /// <summary>Numbers of a fixed width with their first bytes together, then their second ones, and so on: floating-point numbers compress better so.</summary>
    ByteStreamSplit,

    /// <summary>Texts and bytes with all lengths first, as deltas.</summary>
    DeltaLengthByteArray,
}
