namespace Millrace.Data;

/// <summary>Decodes a leaf's present values from pages and adds them to a column. Knows nothing of rows and levels.</summary>
internal abstract class ValueReader : IDisposable
{
    /// <summary>Forgets the chunk before: a new one begins.</summary>
    public virtual void StartChunk()
    {
    }

    /// <summary>Takes the chunk's dictionary.</summary>
    /// <param name="bytes">The decompressed page.</param>
    /// <param name="encoding">Its encoding.</param>
    /// <param name="count">How many entries it claims.</param>
    public abstract void ReadDictionary(ReadOnlyMemory<byte> bytes, ParquetEncoding encoding, int count);

    /// <summary>Starts with the values of a data page.</summary>
    /// <param name="encoding">Their encoding.</param>
    /// <param name="bytes">The decompressed page behind its levels; valid until the next page starts.</param>
    /// <param name="most">How many values there can be at most.</param>
    public abstract void StartPage(ParquetEncoding encoding, ReadOnlyMemory<byte> bytes, int most);

    /// <summary>Adds the next slots of the page to a column.</summary>
    /// <param name="column">The column, or that of a list's elements.</param>
    /// <param name="slots">How many slots, missing ones included.</param>
    /// <param name="present">How many of them have a value.</param>
    /// <param name="validity">Which have; where all have, not looked at.</param>
    /// <exception cref="UnfitValue">A value does not fit the column.</exception>
    public abstract void Append(Column column, int slots, int present, ReadOnlySpan<ulong> validity);

    /// <summary>Bytes of a value where a whole page of plain values can be decompressed straight into the column; else 0.</summary>
    public virtual int PlainWidth => 0;

    /// <summary>Adds rows and hands out their memory for plain values; only where <see cref="PlainWidth"/> is not 0.</summary>
    public virtual Span<byte> AppendPlain(Column column, int count) => throw new InvalidOperationException("These values are not taken as they are: PlainWidth is 0.");

    /// <summary>Makes values of what was written into the memory that <see cref="AppendPlain"/> gave.</summary>
    public virtual void FinishPlain(Column column, int count)
    {
    }

    /// <inheritdoc/>
    public abstract void Dispose();

    protected static ParquetFault Unsupported(ParquetEncoding encoding, string of) =>
        ParquetFault.Unsupported(Enum.IsDefined(encoding) ? $"the encoding {encoding} of {of}" : $"encoding {(int)encoding}");

    protected static ParquetFault NoDictionary() => new("a page has codes of a dictionary, and there is none before it");
}
