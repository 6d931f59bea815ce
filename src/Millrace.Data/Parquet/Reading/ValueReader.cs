namespace Millrace.Data;

/// <summary>Decodes a leaf's present values from pages and adds them to a column. Knows nothing of rows and levels.</summary>
internal abstract class ValueReader : IDisposable
{
    private long _dictionaryHeld;

    /// <summary>Forgets the chunk before: a new one begins.</summary>
    /// <param name="stored">Bytes that it has in the file.</param>
    public virtual void StartChunk(long stored)
    {
    }

    /// <summary>Checks what a dictionary claims, before any memory is taken for it.</summary>
    /// <param name="encoding">Its encoding.</param>
    /// <param name="count">How many entries it claims.</param>
    /// <param name="bytes">Bytes of its page when decompressed.</param>
    /// <param name="budget">What all columns may take.</param>
    /// <exception cref="ParquetFault">It cannot be, or takes too much.</exception>
    public void CheckDictionary(ParquetEncoding encoding, int count, int bytes, PageBudget budget)
    {
        if (encoding is not (ParquetEncoding.Plain or ParquetEncoding.PlainDictionary))
            throw Unsupported(encoding, "a dictionary");
        if ((long)count * LeastEntry > bytes)
            throw new ParquetFault($"a dictionary claims {count} entries and has {bytes} bytes");
        budget.Take(ref _dictionaryHeld, DictionaryBytes(bytes, count));
    }

    /// <summary>Takes the chunk's dictionary, which was checked.</summary>
    /// <param name="bytes">The decompressed page.</param>
    /// <param name="count">How many entries it has.</param>
    public abstract void ReadDictionary(ReadOnlyMemory<byte> bytes, int count);

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

    /// <summary>Bytes that an entry of a dictionary has in its page at least.</summary>
    protected abstract int LeastEntry { get; }

    /// <summary>Memory that a dictionary takes besides its page.</summary>
    protected abstract long DictionaryBytes(int bytes, int count);

    public static ParquetFault Unsupported(ParquetEncoding encoding, string of) =>
        ParquetFault.Unsupported(Enum.IsDefined(encoding) ? $"the encoding {encoding} of {of}" : $"encoding {(int)encoding}");

    public static ParquetFault NoDictionary() => new("a page has codes of a dictionary, and there is none before it");

    public static ParquetFault TooFewValues() => new("a page has fewer values than it claims");

    /// <summary>The page of split streams is no whole number of values.</summary>
    public static ParquetFault NoWholeValues(int bytes, int width) => new($"{bytes} bytes are no whole values of {width} bytes");
}
