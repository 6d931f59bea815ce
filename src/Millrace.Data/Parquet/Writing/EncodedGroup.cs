using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>A row group in memory, encoded while others are, to be written when it is its turn. Reused; for one thread at a time.</summary>
internal sealed class EncodedGroup : IDisposable
{
    // Places in a file are never 0, which stands for nothing there.
    private const long Start = 4;

    private readonly GroupEncoder _encoder;
    private readonly PageOutput _output;
    private readonly ImmutableArray<PooledBytes> _columns;

    /// <summary>Prepares to encode.</summary>
    /// <param name="shape">A batch like those that will be encoded.</param>
    /// <param name="options">How it is written.</param>
    public EncodedGroup(Batch shape, ParquetWriteOptions options)
    {
        _encoder = new GroupEncoder(shape, options);
        _output = new PageOutput(options);
        _columns = [.. shape.Columns.Select(static _ => new PooledBytes())];
    }

    /// <summary>Its rows.</summary>
    public int Rows { get; private set; }

    /// <summary>Its chunks, as if each were the first of its file.</summary>
    public ImmutableArray<ChunkMetadata> Chunks { get; private set; } = [];

    /// <summary>The bytes of a chunk.</summary>
    public ReadOnlySpan<byte> BytesOf(int column) => _columns[column].WrittenSpan;

    /// <summary>A chunk as it is where its bytes begin elsewhere.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="position">Where its bytes begin.</param>
    public static ChunkMetadata MoveTo(ChunkMetadata chunk, long position) => chunk with
    {
        DataPageOffset = chunk.DataPageOffset - Start + position,
        DictionaryPageOffset = chunk.DictionaryPageOffset == 0 ? 0 : chunk.DictionaryPageOffset - Start + position,
    };

    /// <summary>Encodes a batch, instead of what was encoded before.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="firstRow">How many rows are before it, which errors count as well.</param>
    /// <param name="cancellation">Ends the work between two columns.</param>
    /// <exception cref="DataException">A value cannot be written; its column and, where one is to blame, its row are named.</exception>
    public void Encode(Batch batch, long firstRow, CancellationToken cancellation)
    {
        Chunks = _encoder.Encode(batch, firstRow, OutputOf, cancellation);
        Rows = batch.Count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _encoder.Dispose();
        _output.Dispose();
        foreach (PooledBytes column in _columns)
            column.Dispose();
    }

    private PageOutput OutputOf(int column)
    {
        _columns[column].Clear();
        _output.Start(new BytesStream(_columns[column]), Start);
        return _output;
    }
}
