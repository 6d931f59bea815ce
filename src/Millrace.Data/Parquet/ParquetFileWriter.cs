using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Data;

/// <summary>Writes batches as row groups of a Parquet file, and then of the next. The same batches give the same bytes. For one thread at a time.</summary>
internal sealed class ParquetFileWriter : IDisposable
{
    // Part of the bytes that a dataset is known by, so it names the version that last changed what is written, not each that writes.
    private const string Creator = "Millrace version 0.1.0";

    private readonly PageOutput _output;
    private readonly SchemaInfo _schema;
    private readonly ParquetWriteOptions _options;
    private readonly ImmutableArray<RowGroupMetadata>.Builder _groups = ImmutableArray.CreateBuilder<RowGroupMetadata>();
    private ImmutableArray<ColumnWriter> _columns = [];
    private long _rowsBefore;

    /// <summary>Prepares to write.</summary>
    /// <param name="shape">A batch like those that will be written.</param>
    /// <param name="options">How it is written.</param>
    /// <exception cref="ArgumentException">An encoding is meant for a column that is not there, or is none of its type, or the codec has no such level, or
    /// there is no such codec or version of pages.</exception>
    public ParquetFileWriter(Batch shape, ParquetWriteOptions options)
    {
        ByteOrder.Check();
        options.CheckLevel();
        _schema = shape.Schema;
        _options = options;
        string? unknown = options.Encodings.Keys.FirstOrDefault(name => _schema.IndexOf(name) < 0);
        if (unknown is not null)
            throw new ArgumentException($"There is no column \"{unknown}\" in {_schema.Name}, for which an encoding is given.", nameof(options));
        _output = new PageOutput(options);
        _columns = [.. shape.Columns.Select(CreateWriter)];
    }

    /// <summary>Rows written so far.</summary>
    public long RowCount { get; private set; }

    /// <summary>Starts a file.</summary>
    /// <param name="stream">Where its bytes go; stays open.</param>
    /// <param name="rowsBefore">Rows of the files before it, which errors count as well.</param>
    public void Start(Stream stream, long rowsBefore = 0)
    {
        _rowsBefore = rowsBefore;
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
        batch.CheckRows();
        var chunks = ImmutableArray.CreateBuilder<ChunkMetadata>(_columns.Length);
        for (int i = 0; i < _columns.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                chunks.Add(_columns[i].Write(batch.Columns[i], _output));
            }
            catch (UnwritableValue value)
            {
                string row = (_rowsBefore + RowCount + value.Index + 1).ToString(CultureInfo.InvariantCulture);
                throw new DataException($"Column \"{batch.Columns[i].Info.Name}\", row {row}: {value.Message}", value);
            }
            catch (DataException error)
            {
                throw new DataException($"Column \"{batch.Columns[i].Info.Name}\": {error.Message}", error);
            }
        }

        _groups.Add(new RowGroupMetadata(batch.Count, chunks.MoveToImmutable()));
        RowCount += batch.Count;
    }

    /// <summary>Writes the footer.</summary>
    public void Complete()
    {
        var root = new SchemaNode("schema", Repetition.Required, [.. _columns.Select(column => column.CreateNode())]);
        var metadata = new FileMetadata(root, RowCount, _groups.ToImmutable())
        {
            CreatedBy = Creator,
            Orders = [.. Enumerable.Repeat(ColumnOrder.TypeDefined, _columns.Length)],
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
        foreach (ColumnWriter column in _columns)
            column.Dispose();
        _output.Dispose();
    }

    private ColumnWriter CreateWriter(Column column)
    {
        ParquetColumnEncoding encoding = _options.Encodings.GetValueOrDefault(column.Info.Name, ParquetColumnEncoding.Automatic);
        return column is ListColumn lists
            ? new ListWriter(column.Info, ValueWriters.Create(lists.Items, encoding))
            : new FlatWriter(column.Info, ValueWriters.Create(column, encoding));
    }
}
