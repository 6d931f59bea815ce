namespace Millrace.Data;

/// <summary>
/// Finds the first misplaced quote of a record that comes in pieces: a field is quoted where its first byte is a quote. It ends
/// with the record, and with the most bytes of one unless they end within a quoted field.
/// </summary>
/// <param name="syntax">How fields are written down.</param>
/// <param name="line">The line in which the record starts.</param>
/// <param name="mostBytes">How long a record may be.</param>
internal ref struct CsvFaultSearch(CsvSyntax syntax, long line, int mostBytes)
{
    private readonly ReadOnlySpan<byte> _delimiter = syntax.Delimiter;
    private long _left = mostBytes;
    private long _line = line;
    private long _opened;
    private int _field;
    private int _matched;
    private State _state = State.FieldStart;
    private Escaping _escaping;

    private enum State
    {
        FieldStart,
        Unquoted,
        Quoted,
        Closed,
        ClosedBehind,
        End,
        Fault,
    }

    private enum Escaping
    {
        None,
        Begun,
        Return,
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
            if (_state == State.Quoted && _escaping == Escaping.None)
            {
                int next = syntax.HasEscape ? bytes[at..].IndexOfAny(syntax.Quote, syntax.Escape) : bytes[at..].IndexOf(syntax.Quote);
                int skipped = next < 0 ? bytes.Length - at : next;
                _line += bytes.Slice(at, skipped).Count((byte)'\n');
                at += skipped;
                if (next < 0)
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
        if (_escaping != Escaping.None && TryEscape(value))
            return;
        if (_state != State.Quoted && value == _delimiter[_matched])
        {
            if (++_matched < _delimiter.Length)
                return;
            _field++;
            _state = State.FieldStart;
        }
        else if (syntax.HasEscape && value == syntax.Escape && _state is State.FieldStart or State.Unquoted or State.Quoted)
        {
            _escaping = Escaping.Begun;
            _state = _state == State.Quoted ? State.Quoted : State.Unquoted;
        }
        else
        {
            _state = Next(value);
        }

        _matched = 0;
    }

    private State Next(byte value)
    {
        bool isQuote = syntax.HasQuote && value == syntax.Quote;
        bool isSpace = syntax.Trims && syntax.IsSpace(value);
        return _state switch
        {
            State.FieldStart when isQuote && _matched == 0 => Open(),
            State.FieldStart when isSpace && _matched == 0 => State.FieldStart,
            State.Quoted => State.Closed,
            State.Closed when isQuote && _matched == 0 => State.Quoted,
            State.Closed or State.ClosedBehind when _matched > 0 => State.Fault,
            State.Closed or State.ClosedBehind when isSpace => State.ClosedBehind,
            _ when value is (byte)'\r' or (byte)'\n' => State.End,
            State.Closed or State.ClosedBehind => State.Fault,
            _ => State.Unquoted,
        };
    }

    // Whatever stands behind an escape has no meaning, and of a line end both bytes; false where the escape ended before.
    private bool TryEscape(byte value)
    {
        bool isSecond = _escaping == Escaping.Return;
        _escaping = !isSecond && value == '\r' && _state != State.Quoted ? Escaping.Return : Escaping.None;
        if (isSecond && value != '\n')
            return false;
        _line += value == '\n' ? 1 : 0;
        return true;
    }

    private State Open()
    {
        _opened = _line;
        return State.Quoted;
    }
}
