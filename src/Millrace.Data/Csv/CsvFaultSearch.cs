namespace Millrace.Data;

/// <summary>
/// Finds the first misplaced quote of a record that comes in pieces, by the rules of RFC 4180: a field is quoted where its first byte is a quote. It ends
/// with the record, and with the most bytes of one unless they end within a quoted field.
/// </summary>
/// <param name="delimiter">What separates fields.</param>
/// <param name="line">The line in which the record starts.</param>
/// <param name="mostBytes">How long a record may be.</param>
internal ref struct CsvFaultSearch(ReadOnlySpan<byte> delimiter, long line, int mostBytes)
{
    private readonly ReadOnlySpan<byte> _delimiter = delimiter;
    private long _left = mostBytes;
    private long _line = line;
    private long _opened;
    private int _field;
    private int _matched;
    private State _state = State.FieldStart;

    private enum State
    {
        FieldStart,
        Unquoted,
        Quoted,
        Closed,
        End,
        Fault,
    }

    /// <summary>What the bytes so far come to, were they all: the misplaced quote, or null.</summary>
    public readonly CsvFault? Fault => _state switch
    {
        State.Quoted => new CsvFault(_opened, null, _field),
        State.Fault => new CsvFault(_opened, _line, _field),
        _ => null,
    };

    /// <summary>Looks at the next bytes.</summary>
    /// <returns>Whether those behind them matter.</returns>
    public bool GoesOnBehind(ReadOnlySpan<byte> bytes)
    {
        int at = 0;
        while (at < bytes.Length)
        {
            if (_state == State.Quoted)
            {
                int quote = bytes[at..].IndexOf((byte)'"');
                int skipped = quote < 0 ? bytes.Length - at : quote;
                _line += bytes.Slice(at, skipped).Count((byte)'\n');
                at += skipped;
                if (quote < 0)
                    break;
            }

            Look(bytes[at++]);
            if (_state is State.End or State.Fault || (at > _left && _state is State.FieldStart or State.Unquoted))
                return false;
        }

        _left -= bytes.Length;
        return true;
    }

    private void Look(byte value)
    {
        if (_state != State.Quoted && value == _delimiter[_matched])
        {
            if (++_matched < _delimiter.Length)
                return;
            _field++;
            _state = State.FieldStart;
        }
        else
        {
            _state = (_state, value) switch
            {
                (State.FieldStart, (byte)'"') when _matched == 0 => Open(),
                (State.Quoted, (byte)'"') => State.Closed,
                (State.Closed, (byte)'"') when _matched == 0 => State.Quoted,
                (State.Closed, _) when _matched > 0 => State.Fault,
                (_, (byte)'\r' or (byte)'\n') => State.End,
                (State.Closed, _) => State.Fault,
                _ => State.Unquoted,
            };
        }

        _matched = 0;
    }

    private State Open()
    {
        _opened = _line;
        return State.Quoted;
    }
}
