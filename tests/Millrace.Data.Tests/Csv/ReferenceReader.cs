using System.Text;
using System.Text.Unicode;

namespace Millrace.Data.Tests.Csv;

/// <summary>Reads a file with commas, damaged or not, a byte at a time and a record after the other: slow, and plain enough to be right.</summary>
/// <param name="bytes">The file.</param>
/// <param name="mostBytes">How long a record may be.</param>
internal sealed class ReferenceReader(byte[] bytes, int mostBytes)
{
    private int _at;
    private long _line = 1;
    private (long Line, int At)? _quote;

    /// <summary>The header and the rows before the first fault.</summary>
    public List<ReferenceField[]> Rows { get; } = [];

    /// <summary>The line of the first fault; null where there is none.</summary>
    public long? FaultyLine { get; private set; }

    public ReferenceReader Read()
    {
        while (_at < bytes.Length && FaultyLine is null)
            ReadRecord();
        return this;
    }

    private void ReadRecord()
    {
        (int start, long line) = (_at, _line);
        List<ReferenceField> fields = [];
        int field;
        _quote = null;
        do
        {
            field = _at;
            ReadField(fields);
        }
        while (_quote is null && TryTake(','));
        int end = _at;
        bool isLone = _quote is null && TryTake('\r') && (_at == bytes.Length || bytes[_at] != '\n');
        if (_quote is null && !isLone && TryTake('\n'))
            _line++;

        // Of a quoted field that begins in time the whole counts, however long it is, but not whether its bytes are characters.
        int reached = _quote is null ? end : _quote.Value.At;
        if ((_quote is null ? end : field) - start > mostBytes)
            FaultyLine = line;
        else
            FaultyLine = LineOfNoCharacter(start, reached - start > mostBytes ? start : reached, line) ?? _quote?.Line ?? (isLone ? line : null);
        if (FaultyLine is not null || (end == start && (Rows.Count == 0 || Rows[0].Length > 1)))
            return;
        if (Rows.Count > 0 && fields.Count != Rows[0].Length)
            FaultyLine = line;
        else
            Rows.Add([.. fields]);
    }

    private void ReadField(List<ReferenceField> fields)
    {
        (int start, long line) = (_at, _line);
        if (!TryTake('"'))
        {
            while (_at < bytes.Length && bytes[_at] is not ((byte)',' or (byte)'\r' or (byte)'\n'))
                _at++;
            fields.Add(new ReferenceField(Encoding.UTF8.GetString(bytes[start.._at]), false, line));
            return;
        }

        var text = new List<byte>();
        bool isClosed = false;
        while (!isClosed && _at < bytes.Length)
        {
            bool isQuote = TryTake('"');
            isClosed = isQuote && (_at == bytes.Length || bytes[_at] != '"');
            if (isClosed)
                break;
            _line += bytes[_at] == '\n' ? 1 : 0;
            text.Add(bytes[_at++]);
        }

        fields.Add(new ReferenceField(Encoding.UTF8.GetString([.. text]), true, line));
        if (!isClosed)
            _quote = (line, start);
        else if (_at < bytes.Length && bytes[_at] is not ((byte)',' or (byte)'\r' or (byte)'\n'))
            _quote = (_line, _at);
    }

    private long? LineOfNoCharacter(int start, int end, long line)
    {
        if (Utf8.IsValid(bytes.AsSpan(start, end - start)))
            return null;
        int valid = Enumerable.Range(0, end - start).Last(length => Utf8.IsValid(bytes.AsSpan(start, length)));
        return line + bytes.AsSpan(start, valid).Count((byte)'\n');
    }

    private bool TryTake(char value)
    {
        if (_at == bytes.Length || bytes[_at] != value)
            return false;
        _at++;
        return true;
    }
}
