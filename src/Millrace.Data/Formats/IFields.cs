namespace Millrace.Data;

/// <summary>One column's texts in some rows of a file, for parsers that are compiled for the kind of file.</summary>
internal interface IFields
{
    /// <summary>How many rows.</summary>
    int Count { get; }

    /// <summary>The text of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="padded">The text and eight bytes more; valid until the next is asked for.</param>
    /// <param name="length">The text's length.</param>
    /// <returns>Whether there is a value.</returns>
    bool TryGet(int row, out ReadOnlySpan<byte> padded, out int length);

    /// <summary>Whether a text that is no value of its column may stand for a missing one.</summary>
    bool MayBeMissing(ReadOnlySpan<byte> text);
}
