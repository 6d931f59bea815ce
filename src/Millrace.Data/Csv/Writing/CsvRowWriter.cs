using System.Globalization;
using System.Text;

namespace Millrace.Data;

/// <summary>Writes rows as CSV with \n at the end of each line.</summary>
/// <param name="stream">Where they go; stays open.</param>
/// <param name="options">How they are written down.</param>
internal sealed class CsvRowWriter(Stream stream, CsvOptions options) : IDisposable
{
    private const int RowsBetweenChecks = 1 << 12;

    private readonly CsvOutput _output = new(stream, new CsvSyntax(options));
    private CsvFieldWriter[] _fields = [];
    private long _rows;

    /// <summary>Writes the columns' names, where a file has a header.</summary>
    public void WriteHeader(SchemaInfo schema)
    {
        if (!options.HasHeader)
            return;
        for (int i = 0; i < schema.Columns.Length; i++)
        {
            if (i > 0)
                _output.Separate();
            byte[] name = Encoding.UTF8.GetBytes(schema.Columns[i].Name);
            if (name.Length == 0 || _output.NeedsQuotes(name, isNullable: false))
                _output.WriteQuoted(name);
            else
                _output.Write(name);
        }

        _output.EndLine();
    }

    /// <summary>Writes the rows of a batch, all batches of one schema.</summary>
    /// <exception cref="DataException">A value has no text form; its row, from 1, and its column are named. Or a row is not in all columns.</exception>
    public void Write(Batch batch, CancellationToken cancellation)
    {
        batch.CheckRows();
        if (_fields.Length == 0)
            _fields = [.. batch.Columns.Select(static column => column.Accept(CsvFieldWriters.Instance))];
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
        foreach (CsvFieldWriter field in _fields)
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
                if (i > 0)
                    _output.Separate();
                _fields[i].Write(row, _output);
            }
        }
        catch (DataException error)
        {
            throw new DataException(
                string.Create(CultureInfo.InvariantCulture, $"Row {_rows + row + 1}, column \"{batch.Columns[i].Info.Name}\": {error.Message}"), error);
        }

        _output.EndLine();
    }
}
