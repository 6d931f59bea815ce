using System.Text;

namespace Millrace.Data;

/// <summary>What separates, surrounds and escapes fields and what stands for a missing value, in UTF-8.</summary>
internal sealed class CsvSyntax
{
    private readonly byte[] _delimiter;
    private readonly byte[] _comment;
    private readonly byte[][] _nullSpellings;

    /// <exception cref="ArgumentException">The options do not go together.</exception>
    public CsvSyntax(CsvOptions options)
    {
        CsvOptionsCheck.Check(options);
        _delimiter = Encoding.UTF8.GetBytes([options.Delimiter]);
        _comment = Encoding.UTF8.GetBytes(options.Comment ?? "");
        _nullSpellings = [.. options.NullSpellings.Select(Encode).OfType<byte[]>()];
        HasQuote = options.Quote is not null;
        Quote = (byte)(options.Quote ?? '"');
        HasEscape = options.Escape is not null && options.Escape != options.Quote;
        Escape = (byte)(options.Escape ?? '\\');
        Trims = options.TrimsSpaces;
    }

    /// <summary>What separates fields: one to three bytes.</summary>
    public ReadOnlySpan<byte> Delimiter => _delimiter;

    /// <summary>What starts a line that is passed over; empty where none is.</summary>
    public ReadOnlySpan<byte> Comment => _comment;

    /// <summary>Whether fields may be quoted.</summary>
    public bool HasQuote { get; }

    /// <summary>What quotes them.</summary>
    public byte Quote { get; }

    /// <summary>Whether bytes may be escaped otherwise than by writing a quote twice.</summary>
    public bool HasEscape { get; }

    /// <summary>What escapes them.</summary>
    public byte Escape { get; }

    /// <summary>Whether spaces around fields count for nothing.</summary>
    public bool Trims { get; }

    /// <summary>Whether a field is what lies between delimiters, but for double quotes around it.</summary>
    public bool IsUsual => HasQuote && Quote == '"' && !HasEscape && !Trims;

    /// <summary>Whether rows can be told from single bytes alone: by which they are found many at a time.</summary>
    public bool HasSimpleBytes => _delimiter.Length == 1 && !HasEscape && _comment.Length == 0;

    /// <summary>Whether anything but nothing stands for a missing value.</summary>
    public bool HasNullSpellings => _nullSpellings.Length > 0;

    /// <summary>Whether a text that is not in quotes stands for a missing value.</summary>
    public bool IsNull(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            return true;
        foreach (byte[] spelling in _nullSpellings)
        {
            if (text.SequenceEqual(spelling))
                return true;
        }

        return false;
    }

    /// <summary>Whether a byte is a space that is trimmed, where spaces are.</summary>
    public bool IsSpace(byte value) => value == ' ' || (value == '\t' && _delimiter[0] != '\t');

    /// <summary>Where behind spaces the next byte is.</summary>
    public int BehindSpaces(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length && IsSpace(bytes[at]))
            at++;
        return at;
    }

    /// <summary>Whether an escape before these bytes takes the meaning from the first.</summary>
    public bool IsEscapable(ReadOnlySpan<byte> bytes) => !bytes.IsEmpty
        && (bytes[0] == Escape || (HasQuote && bytes[0] == Quote) || bytes[0] is (byte)'\n' or (byte)'\r' || bytes.StartsWith(_delimiter));

    // Half a surrogate pair is in no file.
    private static byte[]? Encode(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        return Encoding.UTF8.GetString(utf8) == text ? utf8 : null;
    }
}
