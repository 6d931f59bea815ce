using System.Buffers;
using System.Text;

namespace Millrace.Data;

/// <summary>Narrows down the type of a column from the texts of its values.</summary>
/// <param name="name">The column's name.</param>
/// <param name="options">How the file spells values; null for the usual.</param>
internal sealed class TextProfile(string name, CsvOptions? options = null)
{
    // A decimal has as many digits at least, whatever they are.
    private const int SureDecimal = 28;

    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789.");

    private readonly CsvSpelling? _booleans = SpellingOf(name, ColumnType.Boolean, options);
    private readonly CsvSpelling? _numbers = SpellingOf(name, ColumnType.Double, options);
    private readonly CsvSpelling? _dates = SpellingOf(name, ColumnType.Date, options);
    private readonly CsvSpelling? _times = SpellingOf(name, ColumnType.DateTime, options);
    private Kinds _kinds = Kinds.All;
    private bool _isEmpty = true;

    [Flags]
    private enum Kinds
    {
        None = 0,
        Boolean = 1,
        Int32 = 2,
        Int64 = 4,
        UInt64 = 8,
        Double = 16,
        Date = 32,
        DateTime = 64,
        Time = 128,
        Guid = 256,
        Decimal = 512,
        Whole = Int32 | Int64 | UInt64,
        Quoted = Date | DateTime | Time | Guid,
        All = 1023,
    }

    /// <summary>Adds a value.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="isQuoted">Whether the file says that it is a text, which is then no number but NaN or infinite.</param>
    public void Add(ReadOnlySpan<char> text, bool isQuoted = false)
    {
        if (isQuoted)
            _kinds &= text is "NaN" or "Infinity" or "-Infinity" ? Kinds.Double : Kinds.Quoted;
        _isEmpty = false;
        if (_kinds != Kinds.None)
            _kinds &= KindsOf(text, _kinds);
    }

    public ColumnGuess ToGuess() => new(name, _isEmpty ? ColumnType.Text : Narrowest(_kinds)) { AreDecimals = !_isEmpty && _kinds.HasFlag(Kinds.Decimal) };

    private static ColumnType Narrowest(Kinds kinds)
    {
        ReadOnlySpan<(Kinds Kind, ColumnType Type)> order =
        [
            (Kinds.Boolean, ColumnType.Boolean), (Kinds.Int32, ColumnType.Int32), (Kinds.Int64, ColumnType.Int64), (Kinds.UInt64, ColumnType.UInt64),
            (Kinds.Double, ColumnType.Double), (Kinds.Date, ColumnType.Date), (Kinds.DateTime, ColumnType.DateTime), (Kinds.Time, ColumnType.Time),
            (Kinds.Guid, ColumnType.Guid),
        ];
        foreach ((Kinds kind, ColumnType type) in order)
        {
            if (kinds.HasFlag(kind))
                return type;
        }

        return ColumnType.Text;
    }

    // Of the kinds still possible, those whose values can be written this way.
    private Kinds KindsOf(ReadOnlySpan<char> text, Kinds asked)
    {
        var kinds = Kinds.None;
        if (asked.HasFlag(Kinds.Boolean) && bool.TryParse(Usual(_booleans, text), out _))
            kinds |= Kinds.Boolean;
        if ((asked & (Kinds.Whole | Kinds.Double | Kinds.Decimal)) != 0 && !IsCode(text))
            kinds |= NumbersOf(Usual(_numbers, text), asked);
        if (asked.HasFlag(Kinds.Date) && ValueFormats.Date.TryParse(Usual(_dates, text), out _))
            kinds |= Kinds.Date;
        if (asked.HasFlag(Kinds.DateTime) && ValueFormats.DateTime.TryParse(Usual(_times, text), out _))
            kinds |= Kinds.DateTime;
        if (asked.HasFlag(Kinds.Time) && ValueFormats.Time.TryParse(text, out _))
            kinds |= Kinds.Time;
        if (asked.HasFlag(Kinds.Guid) && text.Contains('-') && ValueFormats.Guid.TryParse(text, out _))
            kinds |= Kinds.Guid;
        return kinds;
    }

    private static CsvSpelling? SpellingOf(string name, ColumnType type, CsvOptions? options) =>
        options is null ? null : CsvSpelling.Of(new ColumnInfo(name, name, type, IsNullable: true), options);

    // In the usual spelling; what is not spelt as the file says is no value, whatever it might be in the usual one.
    private static ReadOnlySpan<char> Usual(CsvSpelling? spelling, ReadOnlySpan<char> text)
    {
        if (spelling is null)
            return text;
        byte[] utf8 = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        int length = Encoding.UTF8.GetBytes(text, utf8);
        byte[] usual = new byte[length + CsvSpelling.MoreBytes];
        int written = spelling.Respell(utf8.AsSpan(0, length), usual);
        return written < 0 ? "?" : Encoding.UTF8.GetString(usual.AsSpan(0, written));
    }

    private static Kinds NumbersOf(ReadOnlySpan<char> text, Kinds asked)
    {
        if (!ValueFormats.Double.TryParse(text, out _))
            return Kinds.None;
        ReadOnlySpan<char> digits = text.Trim();
        if (digits is ['-' or '+', ..])
            digits = digits[1..];
        Kinds decimals = asked.HasFlag(Kinds.Decimal) && IsDecimal(text, digits) ? Kinds.Decimal : Kinds.None;
        if (digits.ContainsAnyExceptInRange('0', '9'))
            return Kinds.Double | decimals;

        // Seconds since 1970 are the common case: what fills more than half of the range today outgrows it with the next file.
        return decimals
            | (ValueFormats.Int32.TryParse(text, out int number) && number is >= int.MinValue / 2 and <= int.MaxValue / 2 ? Kinds.Int32 : Kinds.None)
            | (ValueFormats.Int64.TryParse(text, out _) ? Kinds.Int64 : Kinds.None)
            | (ValueFormats.UInt64.TryParse(text, out _) ? Kinds.UInt64 : Kinds.None)
            | (digits.Length <= 15 || ValueFormats.Int64.TryParse(text, out _) ? Kinds.Double : Kinds.None);
    }

    // Of a number, which has one point at most; the usual ones need not be read once more.
    private static bool IsDecimal(ReadOnlySpan<char> text, ReadOnlySpan<char> digits) =>
        (digits.Length <= SureDecimal && !digits.ContainsAnyExcept(s_digits)) || ValueFormats.Decimal.TryParse(text, out _);

    // 00501 is a postal code and 007 an agent: as a number it would lose its zeros.
    private static bool IsCode(ReadOnlySpan<char> text) => text is ['0', >= '0' and <= '9', ..] or ['-', '0', >= '0' and <= '9', ..];
}
