using System.Buffers;

namespace Millrace.Data;

/// <summary>Encodes the present values of a column's rows. Knows nothing of rows, levels and pages. Keeps scratch memory: one a column.</summary>
internal abstract class ValueWriter : IDisposable
{
    /// <summary>The leaf that holds the values.</summary>
    public abstract SchemaNode CreateLeaf(string name, Repetition repetition);

    /// <summary>Takes all rows of a row group, and decides how they are encoded.</summary>
    /// <returns>How many values are present.</returns>
    /// <exception cref="UnwritableValue">A value has no form in files.</exception>
    public abstract int Start(Column column);

    /// <summary>Which rows have a value; empty where all have.</summary>
    public abstract ReadOnlySpan<ulong> Validity { get; }

    /// <summary>The encoding of the values' pages.</summary>
    public virtual ParquetEncoding Encoding { get; private protected set; }

    /// <summary>Writes the dictionary, where the values are codes of one.</summary>
    /// <returns>How many entries it has; 0 where there is none.</returns>
    public virtual int WriteDictionary(IBufferWriter<byte> output) => 0;

    /// <summary>Encodes some of the present values.</summary>
    public abstract void Write(int first, int count, IBufferWriter<byte> output);

    /// <summary>The bytes of some of the present values where they need not be encoded.</summary>
    public virtual bool TryGetPlain(int first, int count, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        return false;
    }

    /// <summary>How many of the present values, from one on, a page holds.</summary>
    public abstract int FitPage(int first, int pageBytes);

    /// <summary>Least and greatest value.</summary>
    public abstract ChunkStatistics Statistics(long nulls);

    /// <inheritdoc/>
    public abstract void Dispose();
}
