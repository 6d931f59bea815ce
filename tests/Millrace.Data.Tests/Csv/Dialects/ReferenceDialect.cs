using System.Text;
using System.Text.Unicode;

namespace Millrace.Data.Tests.Csv;

/// <summary>
/// Reads a file in a dialect, damaged or not, a byte at a time and a record after the other: slow, and plain enough to be right. Delimiters are of one byte.
/// </summary>
internal sealed class ReferenceDialect(byte[] bytes, CsvOptions options)
{
    private readonly string _text = Encoding.Latin1.GetString(bytes);
    private int _at;

    /// <summary>The records, faulty ones among them, in order.</summary>
    public List<ReferenceRecord> Records { get; } = [];

    /// <summary>The line of a quote that is never closed; null where there is none.</summary>
    public long? Open { get; private set; }

    public ReferenceDialect Read()
    {
        for (int i = 0; i < options.SkippedLines; i++)
            _at = BehindLine(_at);
        while (_at < _text.Length && Open is null)
        {
            if (options.Comment is { } comment && string.CompareOrdinal(_text, _at, comment, 0, comment.Length) == 0)
                _at = BehindLine(_at);
            else
                ReadRecord();
        }

        return this;
    }

    private void ReadRecord()
    {
        int start = _at;
        List<ReferenceField> fields = [];
        long? faulty = null;
        do
        {
            faulty = ReadField(fields);
        }
        while (faulty is null && Open is null && TryTake(options.Delimiter));
        if (Open is not null)
            return;
        bool isEmpty = _at == start || (options.TrimsSpaces && IsSpace(start, _at));
        bool isLone = faulty is null && Peek(0) == '\r' && Peek(1) != '\n';
        faulty ??= isLone ? LineOf(start) : null;
        if (faulty is not null)
            _at = BehindLine(_at);
        else if (_at < _text.Length)
            _at += _text[_at] == '\r' ? 2 : 1;
        bool isBlank = isEmpty && faulty is null;
        int invalid = Invalid(start, _at);
        Records.Add(new ReferenceRecord([.. fields], LineOf(start), faulty, invalid < 0 ? null : LineOf(invalid), isBlank));
    }

    // The line of what stands behind a closing quote.
    private long? ReadField(List<ReferenceField> fields)
    {
        long line = LineOf(_at);
        int from = _at;
        if (options.TrimsSpaces)
            SkipSpaces();
        int start = _at;
        if (options.Quote is { } quote && TryTake(quote))
        {
            var text = new StringBuilder();
            while (_at < _text.Length && (Peek(0) != quote || Peek(1) == quote))
                text.Append(TakeWithin(isQuoted: true));
            if (_at == _text.Length)
            {
                Open = LineOf(start);
                return null;
            }

            _at++;
            if (options.TrimsSpaces)
                SkipSpaces();
            fields.Add(new ReferenceField(Decoded(text.ToString()), true, LineOf(from)));
            return _at < _text.Length && !IsEnd(Peek(0)) ? LineOf(_at) : null;
        }

        while (_at < _text.Length && !IsEnd(Peek(0)))
            TakeWithin(isQuoted: false);
        string raw = _text[start.._at];
        if (options.TrimsSpaces)
            raw = raw.TrimEnd(options.Delimiter == '\t' ? [' '] : [' ', '\t']);
        bool isMissing = raw.Length == 0 || options.NullSpellings.Contains(raw);
        int end = _at;
        var plain = new StringBuilder();
        for (_at = start; _at < start + raw.Length;)
            plain.Append(TakeWithin(isQuoted: false, start + raw.Length));
        _at = end;
        fields.Add(new ReferenceField(Decoded(plain.ToString()), !isMissing, line));
        return null;
    }

    // What the next bytes stand for.
    private string TakeWithin(bool isQuoted, int end = int.MaxValue)
    {
        char each = _text[_at++];
        if (isQuoted && each == options.Quote)
            return _text[_at++].ToString();
        if (each != options.Escape || _at >= Math.Min(end, _text.Length))
            return each.ToString();
        char next = _text[_at++];
        bool isSpecial = next == options.Escape || next == options.Quote || IsEnd(next);
        string second = next == '\r' && Peek(0) == '\n' && _at < end ? $"{next}{_text[_at++]}" : next.ToString();
        return isSpecial ? second : each + second;
    }

    private int Invalid(int start, int end)
    {
        ReadOnlySpan<byte> record = bytes.AsSpan(start, end - start);
        if (Utf8.IsValid(record))
            return -1;
        int valid = 0;
        while (Rune.DecodeFromUtf8(record[valid..], out _, out int length) == System.Buffers.OperationStatus.Done)
            valid += length;
        return start + valid;
    }

    private bool IsEnd(char each) => each == options.Delimiter || each is '\r' or '\n';

    private char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private int BehindLine(int at) => _text.IndexOf('\n', at) is >= 0 and var end ? end + 1 : _text.Length;

    private long LineOf(int at) => 1 + bytes.AsSpan(0, at).Count((byte)'\n');

    private void SkipSpaces()
    {
        while (Peek(0) == ' ' || (Peek(0) == '\t' && options.Delimiter != '\t'))
            _at++;
    }

    private bool IsSpace(int start, int end) => _text.AsSpan(start, end - start).Trim(options.Delimiter == '\t' ? " " : " \t").IsEmpty;

    private bool TryTake(char value)
    {
        if (_at == _text.Length || _text[_at] != value)
            return false;
        _at++;
        return true;
    }

    private static string Decoded(string text) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(text));
}
