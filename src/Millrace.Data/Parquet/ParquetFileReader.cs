using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>Reads chosen columns of a Parquet file, batch by batch, and refuses what does not fit them. For one thread at a time.</summary>
internal sealed class ParquetFileReader : IDisposable
{
    private readonly ImmutableArray<Column> _shape;
    private readonly bool _truncatesTimes;
    private readonly ReadMeter? _meter;
    private readonly PageDecompressor _decompressor = new();
    private readonly ImmutableArray<ColumnReader> _columns = [];
    private readonly ImmutableArray<int> _nested = [];
    private int _nextGroup;
    private int _endGroup;
    private long _firstRow;
    private long _rowsLeft;
    private int _batchRows;
    private bool _isCounted;

    /// <summary>Checks that a file holds the columns of a batch; those that may be missing and are not there are missing in each row.</summary>
    /// <param name="file">The file, of which the reader is a user from now on.</param>
    /// <param name="shape">A batch like those that will be read into.</param>
    /// <param name="truncatesTimes">Whether times finer than a microsecond are cut; otherwise they do not fit.</param>
    /// <param name="meter">What counts what is read; null where nobody wants to know.</param>
    /// <exception cref="ParquetException">The file lacks a column or has it with another type.</exception>
    public ParquetFileReader(OpenedFile file, Batch shape, bool truncatesTimes = false, ReadMeter? meter = null)
    {
        File = file;
        _shape = shape.Columns;
        _truncatesTimes = truncatesTimes;
        _meter = meter;
        _endGroup = file.Metadata.RowGroups.Length;
        try
        {
            var binder = new ColumnBinder(file.Path, file.Handle, file.Metadata, shape.Schema, _decompressor, truncatesTimes, meter);
            _columns = [.. shape.Columns.Select(binder.Bind)];
            _nested = [.. Enumerable.Range(0, _columns.Length).Where(i => _columns[i] is NestedReader)];
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The file.</summary>
    public OpenedFile File { get; }

    /// <summary>Rows in the file.</summary>
    public long RowCount => File.Metadata.Rows;

    /// <summary>Opens a file to read it alone.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="shape">A batch like those that will be read into.</param>
    /// <param name="truncatesTimes">Whether times finer than a microsecond are cut; otherwise they do not fit.</param>
    /// <exception cref="ParquetException">It is missing, is no Parquet file, or lacks a column or has it with another type.</exception>
    public static ParquetFileReader Open(string path, Batch shape, bool truncatesTimes = false) => new(OpenedFile.Open(path), shape, truncatesTimes);

    /// <summary>What a file's footer says.</summary>
    /// <exception cref="ParquetException">It is missing or is no Parquet file.</exception>
    public static FileMetadata ReadMetadata(string path)
    {
        OpenedFile file = OpenedFile.Open(path);
        file.LetGo();
        return file.Metadata;
    }

    /// <summary>Reads from here on one row group alone.</summary>
    /// <param name="group">The row group; −1 for none.</param>
    /// <param name="firstRow">Its first row in the file, from 0.</param>
    public void Select(int group, long firstRow) => (_nextGroup, _endGroup, _firstRow, _rowsLeft) = (group, group + 1, firstRow, 0);

    /// <summary>Reads the next rows into an empty batch of the shape.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="rows">How many at most.</param>
    /// <param name="cancellation">Ends the reading between two columns.</param>
    /// <param name="filter">Who spares row groups, and columns of those in which no row is wanted; null for nobody.</param>
    /// <returns>Whether there were any; of those that were spared only the columns that decide are in the batch.</returns>
    public bool Read(Batch batch, int rows, CancellationToken cancellation, IGroupFilter? filter = null)
    {
        batch.Clear();
        while (_rowsLeft == 0)
        {
            // Where no column is read, rows are nothing but a number, which may be any.
            if (_nextGroup < 0 || _nextGroup >= _endGroup || _columns.IsEmpty)
                return false;
            StartGroup(batch, filter);
        }

        CountGroup();
        int count = (int)Math.Min(Math.Min(_rowsLeft, _batchRows), rows);
        if (!_nested.IsEmpty)
            count = ReadNested(batch, count, cancellation);
        bool isWhole = count == _rowsLeft;
        _rowsLeft -= count;

        // What decides is read first where the rest of the group then need not be.
        ImmutableArray<int> first = filter is not null && isWhole && _nested.IsEmpty ? filter.FilterColumns : [];
        foreach (int i in first)
            Read(batch, i, count, cancellation);
        if (!first.IsEmpty && !filter!.KeepsAny())
            return true;
        for (int i = 0; i < _columns.Length; i++)
        {
            if (_columns[i] is not NestedReader && !first.Contains(i))
                Read(batch, i, count, cancellation);
        }

        return true;
    }

    /// <summary>What the file says of a column's values in a row group; null where it says nothing.</summary>
    /// <param name="column">The column's place in the batch.</param>
    /// <param name="group">The row group.</param>
    public ColumnRange? RangeOf(int column, int group)
    {
        RowGroupMetadata rows = File.Metadata.RowGroups[group];
        return _columns[column] switch
        {
            AbsentReader => new ColumnRange(rows.Rows, rows.Rows),
            FlatReader flat => ChunkRange.Of(File.Metadata, flat.Leaf, rows, _shape[column], _truncatesTimes),
            _ => null,
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ColumnReader column in _columns)
            column.Dispose();
        _decompressor.Dispose();
        File.LetGo();
    }

    // What a row becomes as JSON nobody knows before: row by row, until the batch is large enough.
    private int ReadNested(Batch batch, int most, CancellationToken cancellation)
    {
        int rows = 0;
        for (long bytes = 0; rows < most && bytes < RowSource.BatchBytes; rows++)
        {
            cancellation.ThrowIfCancellationRequested();
            bytes = 0;
            foreach (int i in _nested)
            {
                var texts = (TextColumn)batch.Columns[i];
                Read(_columns[i], texts, 1);
                bytes += texts.Own.ByteCount;
            }
        }

        return rows;
    }

    private void Read(Batch batch, int column, int rows, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Read(_columns[column], batch.Columns[column], rows);
    }

    private void Read(ColumnReader reader, Column column, int rows)
    {
        try
        {
            reader.Read(column, rows);
        }
        catch (Exception error) when (error is not ParquetException)
        {
            throw new ParquetPlace(File.Path, column).Explain(error);
        }
    }

    private void StartGroup(Batch batch, IGroupFilter? filter)
    {
        int index = _nextGroup++;
        RowGroupMetadata group = File.Metadata.RowGroups[index];
        long firstRow = _firstRow;
        _firstRow += group.Rows;
        if (filter is not null && !filter.MayKeep(new GroupRanges(this, batch.Schema, index)))
            return;
        long rowBytes = 0;
        for (int i = 0; i < _columns.Length; i++)
        {
            try
            {
                _columns[i].StartGroup(group, firstRow);
                rowBytes += batch.Columns[i].RowBytes + _columns[i].VariableBytes(group);
            }
            catch (ParquetFault fault)
            {
                throw new ParquetPlace(File.Path, batch.Columns[i]).Fault(fault);
            }
        }

        _rowsLeft = group.Rows;
        _isCounted = false;
        _batchRows = (int)Math.Clamp(RowSource.BatchBytes / Math.Max(rowBytes, 1), 1, RowSource.BatchRows);
    }

    private void CountGroup()
    {
        if (!_isCounted)
            _meter?.AddGroup();
        _isCounted = true;
    }
}
