using System.Buffers.Binary;
using System.Collections.Immutable;
using Parquet;
using Parquet.Meta;
using Parquet.Schema;

namespace Millrace.Data;

/// <summary>Reads chosen columns of a Parquet file, a row group at a time, and refuses what does not fit them.</summary>
internal sealed class ParquetFileReader : IAsyncDisposable
{
    // Row groups beyond this are no writer's habit; a damaged footer must not make us reserve memory for billions of rows.
    private const int MaxGroupRows = 1 << 27;

    private readonly string _path;
    private readonly ParquetReader _reader;
    private readonly ImmutableArray<(DataField Field, ParquetCodec Codec)> _columns;
    private long _firstRow;
    private int _nextGroup;

    private ParquetFileReader(string path, ParquetReader reader, ImmutableArray<(DataField Field, ParquetCodec Codec)> columns)
    {
        _path = path;
        _reader = reader;
        _columns = columns;
    }

    /// <summary>Rows in the file.</summary>
    public long RowCount => _reader.Metadata!.NumRows;

    /// <summary>Opens a file and checks that it holds the columns.</summary>
    /// <exception cref="DataException">It is missing, is no Parquet file, or lacks a column or has it with another type.</exception>
    public static async ValueTask<ParquetFileReader> OpenAsync(string path, SchemaInfo schema, CancellationToken cancellation)
    {
        ParquetReader reader = await OpenReaderAsync(path, cancellation).ConfigureAwait(false);
        try
        {
            var columns = schema.Columns.Select(column => Bind(path, reader.Schema, column, schema)).ToImmutableArray();
            CheckBounds(path, reader, columns);
            return new ParquetFileReader(path, reader, columns);
        }
        catch (Exception error)
        {
            await reader.DisposeAsync().ConfigureAwait(false);
            if (error is MillraceException)
                throw;
            throw Damaged(path, error);
        }
    }

    /// <summary>Opens a file whatever its columns.</summary>
    /// <exception cref="DataException">It is missing or is no Parquet file.</exception>
    public static async ValueTask<ParquetReader> OpenReaderAsync(string path, CancellationToken cancellation)
    {
        await CheckFrameAsync(path, cancellation).ConfigureAwait(false);
        try
        {
            var options = new ParquetOptions { UseDateOnlyTypeForDates = true };
            ParquetReader reader = await ParquetReader.CreateAsync(path, options, cancellation).ConfigureAwait(false);
            try
            {
                // The schema is decoded when it is first asked for: a damaged one shall fail here.
                _ = reader.Schema;
                return reader;
            }
            catch
            {
                await reader.DisposeAsync().ConfigureAwait(false);
                throw;
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw Damaged(path, error);
        }
    }

    /// <summary>Reads the next row group into an empty batch of the schema.</summary>
    /// <returns>Whether there was one.</returns>
    public async ValueTask<bool> ReadAsync(Batch batch, CancellationToken cancellation)
    {
        batch.Clear();
        if (_nextGroup >= _reader.RowGroupCount)
            return false;
        using ParquetRowGroupReader group = _reader.OpenRowGroupReader(_nextGroup++);
        var place = new ParquetPlace(_path, _firstRow, (int)group.RowCount);
        _firstRow += group.RowCount;
        for (int i = 0; i < _columns.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                await _columns[i].Codec.ReadAsync(group, _columns[i].Field, batch.Columns[i], place, cancellation).ConfigureAwait(false);
            }
            catch (Exception error) when (error is not (OperationCanceledException or MillraceException))
            {
                throw new DataException(
                    $"{_path}, column \"{batch.Columns[i].Info.Name}\": the file is damaged or uses an unsupported encoding "
                    + $"({error.Message.TrimEnd('.')}).",
                    error);
            }
        }

        return true;
    }

    public ValueTask DisposeAsync() => _reader.DisposeAsync();

    private static (DataField, ParquetCodec) Bind(string path, ParquetSchema file, ColumnInfo column, SchemaInfo schema)
    {
        Field? field = file.Fields.FirstOrDefault(each => each.Name == column.Name);
        if (field is null)
        {
            throw new DataException($"{path}: there is no column \"{column.Name}\", which {schema.Name}.{column.Member} reads; "
                + $"{NearestName.Describe(column.Name, [.. file.Fields.Select(each => each.Name)])}.");
        }

        ParquetCodec codec = ParquetCodec.Of(column.Type);
        return field is DataField { IsArray: false, MaxRepetitionLevel: 0 } data && codec.CanRead(data)
            ? (data, codec)
            : throw new DataException($"{path}, column \"{column.Name}\": the file has {ParquetTypes.Describe(field)}, "
                + $"but {schema.Name}.{column.Member} is {ParquetTypes.Describe(column)}.");
    }

    private static async ValueTask CheckFrameAsync(string path, CancellationToken cancellation)
    {
        try
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, useAsync: false);
            await using (stream.ConfigureAwait(false))
            {
                byte[] frame = new byte[12];
                if (stream.Length == 0)
                    throw new DataException($"{path}: the file is empty.");
                if (stream.Length < frame.Length)
                    throw new DataException($"{path}: this is not a Parquet file.");
                await stream.ReadExactlyAsync(frame.AsMemory(0, 4), cancellation).ConfigureAwait(false);
                stream.Seek(-8, SeekOrigin.End);
                await stream.ReadExactlyAsync(frame.AsMemory(4, 8), cancellation).ConfigureAwait(false);
                if (!frame.AsSpan(0, 4).SequenceEqual("PAR1"u8))
                    throw new DataException($"{path}: this is not a Parquet file.");
                uint footer = BinaryPrimitives.ReadUInt32LittleEndian(frame.AsSpan(4));
                if (!frame.AsSpan(8, 4).SequenceEqual("PAR1"u8) || footer == 0 || footer > stream.Length - frame.Length)
                    throw new DataException($"{path}: the Parquet file is cut off or damaged: its end does not lead to a footer.");
            }
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataException($"{path}: the file does not exist.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{path}: the file cannot be opened: {error.Message}", error);
        }
    }

    private static void CheckBounds(string path, ParquetReader reader, ImmutableArray<(DataField Field, ParquetCodec Codec)> columns)
    {
        long rows = 0;
        for (int i = 0; i < reader.RowGroupCount; i++)
        {
            using ParquetRowGroupReader group = reader.OpenRowGroupReader(i);
            if (group.RowCount is < 0 or > MaxGroupRows)
                throw Damaged(path, $"row group {i + 1} claims {group.RowCount} rows");
            rows += group.RowCount;
            foreach ((DataField field, _) in columns)
            {
                ColumnMetaData? chunk = group.GetMetadata(field)?.MetaData;
                if (chunk is null || chunk.NumValues != group.RowCount)
                    throw Damaged(path, $"row group {i + 1} claims {group.RowCount} rows and {chunk?.NumValues ?? 0} values in column \"{field.Name}\"");
            }
        }

        if (rows != reader.Metadata!.NumRows)
            throw Damaged(path, $"the file claims {reader.Metadata.NumRows} rows and its row groups {rows}");
    }

    private static DataException Damaged(string path, Exception cause) =>
        new($"{path}: the Parquet file is damaged or unsupported: {cause.Message.TrimEnd('.')}.", cause);

    private static DataException Damaged(string path, string what) => new($"{path}: the Parquet file is damaged: {what}.");
}
