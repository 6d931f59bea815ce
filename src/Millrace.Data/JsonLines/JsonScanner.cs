namespace Millrace.Data;

/// <summary>Finds the values of a schema's columns in lines. Used by one thread at a time.</summary>
/// <param name="schema">The schema.</param>
internal sealed class JsonScanner(SchemaInfo schema) : IDisposable
{
    private readonly JsonNames _root = JsonNames.Of(schema);
    private readonly JsonGrammar _grammar = new();
    private readonly JsonTexts _texts = new();
    private readonly bool[] _isText = [.. schema.Columns.Select(static column => column.Type == ColumnType.Text)];
    private byte[] _name = [];
    private int[] _slots = [];
    private long _row;
    private int _column;
    private int _found;

    // Where the slots of the row begin that is being found.
    private int _first;

    /// <summary>Rows that were found.</summary>
    public int Rows { get; private set; }

    /// <summary>What is wrong behind them; null where nothing is.</summary>
    public JsonFault? Fault { get; private set; }

    /// <summary>The names of all lines so far.</summary>
    public JsonNames Names => _root;

    private int Width => _isText.Length;

    /// <summary>A column's texts in the rows.</summary>
    /// <param name="bytes">The lines that were given.</param>
    /// <param name="position">The column's position.</param>
    /// <param name="rows">How many of the rows count.</param>
    /// <param name="first">The first of them.</param>
    public JsonFields FieldsOf(ReadOnlySpan<byte> bytes, int position, int rows, int first = 0) =>
        new(bytes, _texts.Bytes, _slots, Width, position, first, rows);

    /// <summary>Looks at lines until there are enough rows, or one is faulty.</summary>
    /// <param name="bytes">The lines, padded.</param>
    /// <param name="at">Where to start; gets where it goes on.</param>
    /// <param name="end">Where the lines end.</param>
    /// <param name="starts">Gets where each row starts; so many are enough.</param>
    public void Scan(ReadOnlySpan<byte> bytes, ref int at, int end, Span<int> starts)
    {
        (Rows, Fault) = (0, null);
        _texts.Clear();
        Pooled.Grow(ref _slots, 0, 2 * Width * starts.Length);
        while (at < end && Rows < starts.Length)
        {
            int start = JsonGrammar.SkipSpace(bytes, at);
            if (bytes[start] == '\n')
            {
                at = start + 1;
                continue;
            }

            starts[Rows] = at;
            at = ScanRow(bytes, start);
            if (at < 0)
            {
                Fault = new JsonFault(_grammar.FaultAt, _column, _grammar.Problem);
                break;
            }

            Rows++;
        }

        _texts.Pad();
    }

    public void Dispose()
    {
        _texts.Dispose();
        Pooled.Return(ref _slots);
        Pooled.Return(ref _name);
    }

    // Behind the line's end.
    private int ScanRow(ReadOnlySpan<byte> bytes, int at)
    {
        int start = at;
        _column = -1;
        if (bytes[at] != '{')
        {
            return _grammar.Fail(at, bytes[at] == '['
                ? "the line starts with an array: write each of its objects in a line of its own"
                : "the line is no object of JSON");
        }

        _row++;
        _found = 0;
        _first = 2 * Width * Rows;
        _slots.AsSpan(_first, 2 * Width).Fill(JsonFields.Missing);
        at = ScanObject(bytes, at, _root, 1);
        if (at < 0)
            return at;
        _column = -1;
        at = JsonGrammar.SkipSpace(bytes, at);
        if (bytes[at] != '\n')
            return _grammar.Fail(at, "something follows the object: write one object a line");
        return _found == Width || HasAll(start) ? at + 1 : JsonGrammar.Faulty;
    }

    private bool HasAll(int start)
    {
        ReadOnlySpan<int> row = _slots.AsSpan(_first, 2 * Width);
        for (int i = 0; i < Width; i++)
        {
            if (row[(2 * i) + 1] >= 0 || schema.Columns[i].IsNullable)
                continue;
            _column = i;
            _grammar.Fail(start, JsonFault.Missing);
            return false;
        }

        return true;
    }

    private int ScanObject(ReadOnlySpan<byte> bytes, int at, JsonNames node, int depth)
    {
        if (_grammar.IsTooDeep(at, depth))
            return JsonGrammar.Faulty;
        at = JsonGrammar.SkipSpace(bytes, at + 1);
        if (bytes[at] == '}')
            return at + 1;
        JsonKey? before = null;
        do
        {
            _column = -1;
            at = TakeKey(bytes, at, node, before, out JsonKey? key);
            at = at < 0 ? at : _grammar.SkipColon(bytes, at);
            if (at < 0)
                return at;
            at = key is { IsRead: true } ? ScanValue(bytes, at, key, depth) : _grammar.EndOfValue(bytes, at, depth);
            if (at < 0)
                return at;
            before = key ?? before;
        }
        while (_grammar.HasMore(bytes, ref at, (byte)'}'));
        return at;
    }

    // Names mostly follow each other as they did before, or one of them is left out.
    private int TakeKey(ReadOnlySpan<byte> bytes, int at, JsonNames node, JsonKey? before, out JsonKey? key)
    {
        key = before is null ? node.First : before.Next;
        if (key is not null && bytes[at..].StartsWith(key.Quoted))
            return at + key.Quoted.Length;
        key = key?.Next;
        return key is not null && bytes[at..].StartsWith(key.Quoted) ? at + key.Quoted.Length : FindKey(bytes, at, node, before, out key);
    }

    // A name that stands where another one did.
    private int FindKey(ReadOnlySpan<byte> bytes, int at, JsonNames node, JsonKey? before, out JsonKey? key)
    {
        key = null;
        int end = _grammar.EndOfName(bytes, at);
        if (end < 0)
            return end;
        ReadOnlySpan<byte> name = bytes[(at + 1)..(end - 1)];
        if (name.Contains((byte)'\\'))
        {
            // Half a surrogate pair is in the name of no column.
            Pooled.Grow(ref _name, 0, name.Length);
            name = JsonTexts.TryUnescape(name, _name, out int length) ? _name.AsSpan(0, length) : name;
        }

        key = node.Find(name);
        if (key is null)
            return end;
        if (before is null)
            node.First = key;
        else
            before.Next = key;
        return end;
    }

    private int ScanValue(ReadOnlySpan<byte> bytes, int at, JsonKey key, int depth)
    {
        _column = key.Column;
        if (key.Row == _row)
            return _grammar.Fail(at, "the line has two values of this name");
        key.Row = _row;
        int start = at;
        switch (bytes[at])
        {
            case (byte)'"':
                at = _grammar.EndOfText(bytes, at, out bool isEscaped);
                return at < 0 || (CanHold(key, start) && TrySetText(key, bytes, start + 1, at - 1, isEscaped)) ? at : JsonGrammar.Faulty;
            case (byte)'{' when key.Within is { } within:
                at = ScanObject(bytes, at, within, depth + 1);
                _column = key.Column;
                return at < 0 || key.Column < 0 || TrySetNested(key, bytes, start, at) ? at : JsonGrammar.Faulty;
            case (byte)'{' or (byte)'[':
                at = _grammar.EndOfValue(bytes, at, depth);
                return at < 0 || (CanHold(key, start) && TrySetNested(key, bytes, start, at)) ? at : JsonGrammar.Faulty;
            case (byte)'n':
                return _grammar.EndOfBare(bytes, at);
            default:
                at = _grammar.EndOfBare(bytes, at);
                if (at >= 0 && !CanHold(key, start))
                    return JsonGrammar.Faulty;
                if (at >= 0)
                    Set(key, start, at - start);
                return at;
        }
    }

    // Columns read what is within the value, which is no object.
    private bool CanHold(JsonKey key, int at)
    {
        if (key.Within is null)
            return true;
        _grammar.Fail(at, "columns read what is within this value by name, and it is no object");
        return false;
    }

    private bool TrySetText(JsonKey key, ReadOnlySpan<byte> bytes, int start, int end, bool isEscaped)
    {
        if (!isEscaped)
        {
            Set(key, start, end - start);
            return true;
        }

        if (!_texts.TryAddText(bytes[start..end], out int made, out int length))
            return FailHalf(start);
        Set(key, ~made, length);
        return true;
    }

    private bool TrySetNested(JsonKey key, ReadOnlySpan<byte> bytes, int start, int end)
    {
        if (!_isText[key.Column])
        {
            Set(key, start, end - start);
            return true;
        }

        if (!_texts.TryAddJson(bytes[start..end], out int made, out int length))
            return FailHalf(start);
        Set(key, ~made, length);
        return true;
    }

    private bool FailHalf(int at)
    {
        _grammar.Fail(at, "a text holds half a surrogate pair, which UTF-8 cannot hold");
        return false;
    }

    private void Set(JsonKey key, int start, int length)
    {
        Span<int> slot = _slots.AsSpan(_first + (2 * key.Column), 2);
        bool isSet = slot[1] >= 0;
        if (isSet && key.IsPath)
            return;
        _found += isSet ? 0 : 1;
        (slot[0], slot[1]) = (start, length);
    }
}
