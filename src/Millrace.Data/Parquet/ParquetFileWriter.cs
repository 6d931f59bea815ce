using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>Writes batches as row groups of a Parquet file, and then of the next. The same batches give the same bytes. For one thread at a time.</summary>
internal sealed class ParquetFileWriter : IDisposable
{
    // Part of the bytes that a dataset is known by, so it names the version that last changed what is written, not each that writes.
    private const string Creator = "Millrace version 0.1.0";

    private readonly PageOutput _output;
    private readonly GroupEncoder _encoder;
    private readonly ImmutableArray<RowGroupMetadata>.Builder _groups = ImmutableArray.CreateBuilder<RowGroupMetadata>();

    /// <summary>Prepares to write.</summary>
    /// <param name="shape">A batch like those that will be written.</param>
    /// <param name="options">How it is written.</param>
    /// <exception cref="ArgumentException">An encoding is meant for a column that is not there, or is none of its type, or the codec has no such level, or
    /// there is no such codec or version of pages.</exception>
    public ParquetFileWriter(Batch shape, ParquetWriteOptions options)
    {
        _encoder = new GroupEncoder(shape, options);
        _output = new PageOutput(options);
    }

    /// <summary>Rows written so far.</summary>
    public long RowCount { get; private set; }

    /// <summary>Starts a file.</summary>
    /// <param name="stream">Where its bytes go; stays open.</param>
    public void Start(Stream stream)
    {
        _output.Start(stream);
        _output.Write(FileFooter.Magic);
        _groups.Clear();
        RowCount = 0;
    }

    /// <summary>Writes a batch as one row group.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="cancellation">Ends the writing between two columns.</param>
    /// <exception cref="DataException">A value cannot be written; its column and, where one is to blame, its row are named. Or
    /// a row is not in all columns; nothing is written.</exception>
    public void Write(Batch batch, CancellationToken cancellation)
    {
        ImmutableArray<ChunkMetadata> chunks = _encoder.Encode(batch, RowCount, _ => _output, cancellation);
        _groups.Add(new RowGroupMetadata(batch.Count, chunks));
        RowCount += batch.Count;
    }

    /// <summary>Writes a row group that was encoded before: the same bytes that it would have been encoded to here.</summary>
    /// <param name="group">The row group.</param>
    public void Write(EncodedGroup group)
    {
        var chunks = ImmutableArray.CreateBuilder<ChunkMetadata>(group.Chunks.Length);
        for (int i = 0; i < group.Chunks.Length; i++)
        {
            chunks.Add(EncodedGroup.MoveTo(group.Chunks[i], _output.Position));
            _output.Write(group.BytesOf(i));
        }

        _groups.Add(new RowGroupMetadata(group.Rows, chunks.MoveToImmutable()));
        RowCount += group.Rows;
    }

    /// <summary>Writes the footer.</summary>
    public void Complete()
    {
        var root = _encoder.CreateSchema();
        var metadata = new FileMetadata(root, RowCount, _groups.ToImmutable())
        {
            CreatedBy = Creator,
            Orders = [.. Enumerable.Repeat(ColumnOrder.TypeDefined, root.Children.Length)],
        };
        using var footer = new PooledBytes();
        metadata.Write(footer);
        BinaryPrimitives.WriteInt32LittleEndian(footer.GetSpan(sizeof(int)), footer.WrittenCount);
        footer.Advance(sizeof(int));
        footer.Write(FileFooter.Magic);
        _output.Write(footer.WrittenSpan);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _encoder.Dispose();
        _output.Dispose();
    }
}
