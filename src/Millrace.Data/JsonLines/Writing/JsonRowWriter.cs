using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Millrace.Data;

/// <summary>Writes rows as JSON lines with \n at the end of each.</summary>
/// <param name="stream">Where they go; stays open.</param>
internal sealed class JsonRowWriter(Stream stream) : IDisposable
{
    private const int RowsBetweenChecks = 1 << 12;

    private readonly JsonOutput _output = new(stream);
    private JsonFieldWriter[] _fields = [];
    private byte[][] _names = [];
    private long _rows;

    /// <summary>Writes the rows of a batch, all batches of one schema.</summary>
    /// <exception cref="DataException">A value has no text form; its row, from 1, and its column are named. Or a row is not in all columns.</exception>
    public void Write(Batch batch, CancellationToken cancellation)
    {
        batch.CheckRows();
        if (_fields.Length == 0)
        {
            _fields = [.. batch.Columns.Select(static column => column.Accept(JsonFieldWriters.Instance))];
            _names = [.. batch.Columns.Select(static (column, i) => Encoding.UTF8.GetBytes(
                $"{(i == 0 ? '{' : ',')}\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(column.Info.Name)}\":"))];
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
    public void Flush() => _output.Flush();

    public void Dispose()
    {
        foreach (JsonFieldWriter field in _fields)
            field.Dispose();
        _output.Dispose();
    }

    private void WriteRow(Batch batch, int row)
    {
        int i = 0;
        try
        {
            for (; i < _fields.Length; i++)
            {
                _output.Write(_names[i]);
                _fields[i].Write(row, _output);
            }
        }
        catch (DataException error)
        {
            throw new DataException(
                string.Create(CultureInfo.InvariantCulture, $"Row {_rows + row + 1}, column \"{batch.Columns[i].Info.Name}\": {error.Message}"), error);
        }

        _output.Write("}\n"u8);
    }
}
