using System.Buffers;

namespace Millrace.Data;

/// <summary>Writes rows as CSV with \n at the end of each line.</summary>
internal sealed class CsvRowWriter
{
    private readonly TextWriter _text;
    private readonly CsvOptions _options;
    private readonly SearchValues<char> _quoted;
    private char[] _field = new char[256];

    public CsvRowWriter(TextWriter text, CsvOptions options)
    {
        _text = text;
        _options = options;
        _quoted = SearchValues.Create([options.Delimiter, '"', '\r', '\n']);
    }

    public void WriteHeader(SchemaInfo schema)
    {
        for (int i = 0; i < schema.Columns.Length; i++)
        {
            if (i > 0)
                _text.Write(_options.Delimiter);
            WriteField(schema.Columns[i].Name, schema.Columns[i].Name.Length == 0);
        }

        _text.Write('\n');
    }

    public void WriteRow(Batch batch, int row)
    {
        for (int i = 0; i < batch.Columns.Length; i++)
        {
            if (i > 0)
                _text.Write(_options.Delimiter);
            Column column = batch.Columns[i];
            if (column.IsMissing(row))
                continue;
            int length;
            while (!column.TryFormatText(row, _field, out length))
                _field = new char[_field.Length * 2];
            ReadOnlySpan<char> value = _field.AsSpan(0, length);
            WriteField(value, column.Info.IsNullable && _options.IsNull(value));
        }

        _text.Write('\n');
    }

    private void WriteField(ReadOnlySpan<char> value, bool quoted)
    {
        if (!quoted && !value.ContainsAny(_quoted))
        {
            _text.Write(value);
            return;
        }

        _text.Write('"');
        for (int quote = value.IndexOf('"'); quote >= 0; quote = value.IndexOf('"'))
        {
            _text.Write(value[..(quote + 1)]);
            _text.Write('"');
            value = value[(quote + 1)..];
        }

        _text.Write(value);
        _text.Write('"');
    }
}
