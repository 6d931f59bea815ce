using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Data;

/// <summary>Encodes batches as row groups. Equal batches give equal bytes. For one thread at a time.</summary>
internal sealed class GroupEncoder : IDisposable
{
    private readonly ImmutableArray<ColumnWriter> _columns;

    /// <summary>Prepares to encode.</summary>
    /// <param name="shape">A batch like those that will be encoded.</param>
    /// <param name="options">How it is written.</param>
    /// <exception cref="ArgumentException">An encoding is meant for a column that is not there, or is none of its type, or the codec has no such level, or
    /// there is no such codec or version of pages.</exception>
    public GroupEncoder(Batch shape, ParquetWriteOptions options)
    {
        ByteOrder.Check();
        options.CheckLevel();
        string? unknown = options.Encodings.Keys.FirstOrDefault(name => shape.Schema.IndexOf(name) < 0);
        if (unknown is not null)
            throw new ArgumentException($"There is no column \"{unknown}\" in {shape.Schema.Name}, for which an encoding is given.", nameof(options));
        _columns = [.. shape.Columns.Select(column => CreateWriter(column, options))];
    }

    /// <summary>The schema of a file of such row groups.</summary>
    public SchemaNode CreateSchema() => new("schema", Repetition.Required, [.. _columns.Select(column => column.CreateNode())]);

    /// <summary>Encodes a batch as one row group.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="firstRow">How many rows are before it, which errors count as well.</param>
    /// <param name="output">Where a column goes, told by its place.</param>
    /// <param name="cancellation">Ends the work between two columns.</param>
    /// <exception cref="DataException">A value cannot be written; its column and, where one is to blame, its row are named. Or
    /// a row is not in all columns; nothing is written.</exception>
    public ImmutableArray<ChunkMetadata> Encode(Batch batch, long firstRow, Func<int, PageOutput> output, CancellationToken cancellation)
    {
        batch.CheckRows();
        var chunks = ImmutableArray.CreateBuilder<ChunkMetadata>(_columns.Length);
        for (int i = 0; i < _columns.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                chunks.Add(_columns[i].Write(batch.Columns[i], output(i)));
            }
            catch (UnwritableValue value)
            {
                string row = (firstRow + value.Index + 1).ToString(CultureInfo.InvariantCulture);
                throw new DataException($"Column \"{batch.Columns[i].Info.Name}\", row {row}: {value.Message}", value);
            }
            catch (DataException error)
            {
                throw new DataException($"Column \"{batch.Columns[i].Info.Name}\": {error.Message}", error);
            }
        }

        return chunks.MoveToImmutable();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ColumnWriter column in _columns)
            column.Dispose();
    }

    private static ColumnWriter CreateWriter(Column column, ParquetWriteOptions options)
    {
        ParquetColumnEncoding encoding = options.Encodings.GetValueOrDefault(column.Info.Name, ParquetColumnEncoding.Automatic);
        return column is ListColumn lists
            ? new ListWriter(column.Info, ValueWriters.Create(lists.Items, encoding))
            : new FlatWriter(column.Info, ValueWriters.Create(column, encoding));
    }
}
