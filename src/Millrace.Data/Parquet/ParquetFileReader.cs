using System.Collections.Immutable;
using Microsoft.Win32.SafeHandles;

namespace Millrace.Data;

/// <summary>Reads chosen columns of a Parquet file, batch by batch, and refuses what does not fit them. For one thread at a time.</summary>
internal sealed class ParquetFileReader : IDisposable
{
    // Texts and lists can be of any size: a batch has fewer rows where they are large.
    private const long VariableBytes = 1 << 26;

    private readonly string _path;
    private readonly SafeFileHandle _file;
    private readonly FileMetadata _metadata;
    private readonly PageDecompressor _decompressor = new();
    private ImmutableArray<ColumnReader> _columns = [];
    private ImmutableArray<int> _nested = [];
    private int _nextGroup;
    private long _firstRow;
    private long _rowsLeft;
    private int _batchRows;

    private ParquetFileReader(string path, SafeFileHandle file, FileMetadata metadata)
    {
        _path = path;
        _file = file;
        _metadata = metadata;
    }

    /// <summary>Rows in the file.</summary>
    public long RowCount => _metadata.Rows;

    /// <summary>Opens a file and checks that it holds the columns of a batch; those that may be missing and are not there are missing in each row.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="shape">A batch like those that will be read into.</param>
    /// <exception cref="ParquetException">It is missing, is no Parquet file, or lacks a column or has it with another type.</exception>
    public static ParquetFileReader Open(string path, Batch shape)
    {
        ParquetFileReader reader = Open(path);
        try
        {
            var binder = new ColumnBinder(path, reader._file, reader._metadata, shape.Schema, reader._decompressor);
            reader._columns = [.. shape.Columns.Select(binder.Bind)];
            reader._nested = [.. Enumerable.Range(0, reader._columns.Length).Where(i => reader._columns[i] is NestedReader)];
            return reader;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>What a file's footer says.</summary>
    /// <exception cref="ParquetException">It is missing or is no Parquet file.</exception>
    public static FileMetadata ReadMetadata(string path)
    {
        using ParquetFileReader reader = Open(path);
        return reader._metadata;
    }

    /// <summary>Reads the next rows into an empty batch of the shape.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="rows">How many at most.</param>
    /// <param name="cancellation">Ends the reading between two columns.</param>
    /// <returns>Whether there were any.</returns>
    public bool Read(Batch batch, int rows, CancellationToken cancellation)
    {
        batch.Clear();
        while (_rowsLeft == 0)
        {
            // Where no column is read, rows are nothing but a number, which may be any.
            if (_nextGroup == _metadata.RowGroups.Length || _columns.IsEmpty)
                return false;
            StartGroup(batch);
        }

        int count = (int)Math.Min(Math.Min(_rowsLeft, _batchRows), rows);
        if (!_nested.IsEmpty)
            count = ReadNested(batch, count, cancellation);
        for (int i = 0; i < _columns.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_columns[i] is not NestedReader)
                Read(_columns[i], batch.Columns[i], count);
        }

        _rowsLeft -= count;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ColumnReader column in _columns)
            column.Dispose();
        _decompressor.Dispose();
        _file.Dispose();
    }

    // What a row becomes as JSON nobody knows before: row by row, until the batch is large enough.
    private int ReadNested(Batch batch, int most, CancellationToken cancellation)
    {
        int rows = 0;
        for (long bytes = 0; rows < most && bytes < VariableBytes; rows++)
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

    private void Read(ColumnReader reader, Column column, int rows)
    {
        try
        {
            reader.Read(column, rows);
        }
        catch (Exception error) when (error is not ParquetException)
        {
            throw new ParquetPlace(_path, column).Explain(error);
        }
    }

    private static ParquetFileReader Open(string path)
    {
        ByteOrder.Check();
        SafeFileHandle? file = null;
        try
        {
            file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.SequentialScan);
            return new ParquetFileReader(path, file, FileFooter.Read(file));
        }
        catch (Exception error)
        {
            file?.Dispose();
            throw error switch
            {
                FileNotFoundException or DirectoryNotFoundException => new ParquetException(path, null, null, "the file does not exist.", null, error),
                ParquetFault fault => new ParquetException(path, null, null, $"{fault.Message}.", fault.Feature, fault),
                OutOfMemoryException => new ParquetException(path, null, null, "there is not enough memory to read the file's metadata.", null, error),
                _ => new ParquetException(path, null, null, $"the file cannot be read: {error.Message}", null, error),
            };
        }
    }

    private void StartGroup(Batch batch)
    {
        RowGroupMetadata group = _metadata.RowGroups[_nextGroup++];
        long variable = 0;
        for (int i = 0; i < _columns.Length; i++)
        {
            try
            {
                _columns[i].StartGroup(group, _firstRow);
                variable += _columns[i].VariableBytes(group);
            }
            catch (ParquetFault fault)
            {
                throw new ParquetPlace(_path, batch.Columns[i]).Fault(fault);
            }
        }

        _firstRow += group.Rows;
        _rowsLeft = group.Rows;
        _batchRows = (int)Math.Clamp(VariableBytes / Math.Max(variable, 1), 1, RowSource.BatchRows);
    }
}
