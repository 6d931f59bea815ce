using System.Globalization;

namespace Millrace.Data;

/// <summary>Writes rows as lines of text, each with something before every field and something at its end.</summary>
/// <typeparam name="TOutput">What takes them.</typeparam>
/// <param name="output">Takes them; disposed of with the writer.</param>
/// <param name="writers">Makes what writes the values of a column.</param>
/// <param name="before">What stands before a column's values, in UTF-8, by the column's place.</param>
/// <param name="end">What ends a line, in UTF-8.</param>
internal sealed class RowWriter<TOutput>(
    TOutput output, IColumnVisitor<FieldWriter<TOutput>> writers, Func<ColumnInfo, int, byte[]> before, byte[] end) : IDisposable
    where TOutput : TextOutput
{
    private const int RowsBetweenChecks = 1 << 12;

    private FieldWriter<TOutput>[] _fields = [];
    private byte[][] _before = [];
    private long _rows;

    /// <summary>Writes the rows of a batch, all batches of one schema.</summary>
    /// <exception cref="DataException">A value has no text form; its row, from 1, and its column are named. Or a row is not in all columns.</exception>
    public void Write(Batch batch, CancellationToken cancellation)
    {
        batch.CheckRows();
        if (_fields.Length == 0)
        {
            _fields = [.. batch.Columns.Select(column => column.Accept(writers))];
            _before = [.. batch.Columns.Select((column, i) => before(column.Info, i))];
        }

        for (int i = 0; i < _fields.Length; i++)
            _fields[i].Start(batch.Columns[i]);
        for (int row = 0; row < batch.Count; row++)
        {
            if (row % RowsBetweenChecks == 0)
                cancellation.ThrowIfCancellationRequested();
            WriteRow(batch, row);
        }

        _rows += batch.Count;
    }

    /// <summary>Hands all that was written on to the stream.</summary>
    public void Flush() => output.Flush();

    public void Dispose()
    {
        foreach (FieldWriter<TOutput> field in _fields)
            field.Dispose();
        output.Dispose();
    }

    private void WriteRow(Batch batch, int row)
    {
        int i = 0;
        try
        {
            for (; i < _fields.Length; i++)
            {
                output.Write(_before[i]);
                _fields[i].Write(row, output);
            }
        }
        catch (DataException error)
        {
            throw new DataException(
                string.Create(CultureInfo.InvariantCulture, $"Row {_rows + row + 1}, column \"{batch.Columns[i].Info.Name}\": {error.Message}"), error);
        }

        output.Write(end);
    }
}
