using System.Text;
using CsCheck;

namespace Millrace.Data.Tests.Csv;

/// <summary>A way to write a table down, and a plain writer of it.</summary>
internal sealed record Dialect(CsvOptions Options, Encoding Encoding, bool HasMark, string End, bool QuotesAll, bool EscapesQuotes, bool Pads)
{
    private static readonly (string? Option, Encoding Encoding, bool HasMark)[] s_encodings =
    [
        (null, new UTF8Encoding(false), false),
        (null, new UTF8Encoding(true), true),
        ("utf-8", new UTF8Encoding(false), false),
        (null, new UnicodeEncoding(false, true), true),
        (null, new UnicodeEncoding(true, true), true),
        ("utf-16", new UnicodeEncoding(true, true), true),
        ("utf-16le", new UnicodeEncoding(false, false), false),
        ("UTF-16BE", new UnicodeEncoding(true, false), false),
        (null, new UTF32Encoding(false, true), true),
        ("utf-32le", new UTF32Encoding(false, false), false),
        ("latin1", Encoding.Latin1, false),
        ("windows-1252", CodePagesEncodingProvider.Instance.GetEncoding(1252)!, false),
    ];

    /// <summary>Dialects of all kinds.</summary>
    public static Gen<Dialect> Any { get; } =
        from delimiter in AnyOf(',', ';', '\t', '|', '\x01', 'é')
        from quote in AnyOf<char?>('"', '"', '\'', null)
        from escape in AnyOf<char?>(null, '\\')
        from comment in AnyOf(null, "#", "//")
        from skipped in Gen.Int[0, 2]
        from hasHeader in Gen.Bool
        from trims in Gen.Bool
        from encoding in AnyOf(s_encodings)
        from end in AnyOf("\n", "\r\n")
        from all in Gen.Bool
        from escapes in Gen.Bool
        from pads in Gen.Bool
        select new Dialect(
            new CsvOptions
            {
                Delimiter = delimiter, Quote = quote, Escape = escape, Comment = comment, SkippedLines = skipped, HasHeader = hasHeader,
                TrimsSpaces = trims, Encoding = encoding.Option, NullSpellings = ["NA"],
            },
            encoding.Encoding, encoding.HasMark, end, all, escapes && escape is not null, pads && trims);

    /// <summary>Whether a text can be told from others in this dialect.</summary>
    public bool CanHold(string text)
    {
        if (Encoding.GetString(Encoding.GetBytes(text)) != text)
            return false;
        bool isSpecial = text.Any(each => each == Options.Delimiter || each is '\r' or '\n' || each == Options.Escape);
        return Options.Quote is not null || (!NeedsQuotes(text) && (Options.Escape is not null || !isSpecial));
    }

    /// <summary>Writes a table; null is a missing value.</summary>
    public byte[] Write(string?[][] rows, int commentEvery)
    {
        var text = new StringBuilder(HasMark ? "\uFEFF" : "");
        for (int i = 0; i < Options.SkippedLines; i++)
            text.Append("\"any ' \\ , line").Append(End);
        for (int i = 0; i < rows.Length; i++)
        {
            if (Options.Comment is { } comment && i % commentEvery == 0)
                text.Append(comment).Append(" an \"odd ' one \\").Append(End);
            text.AppendJoin(Options.Delimiter, rows[i].Select(Field)).Append(End);
        }

        return Encoding.GetBytes(text.ToString());
    }

    internal static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private string Field(string? text)
    {
        string pad = Pads ? "  " : "";
        return pad + (text is null ? "" : Quoted(text)) + pad;
    }

    private string Quoted(string text)
    {
        bool isSpecial = text.Any(each => each == Options.Delimiter || each == Options.Quote || each is '\r' or '\n' || each == Options.Escape);
        if (Options.Quote is not { } quote || (!QuotesAll && !NeedsQuotes(text) && (!isSpecial || EscapesQuotes)))
            return string.Concat(text.Select(each => IsEscapable(each) ? $"{Options.Escape}{each}" : $"{each}"));
        string doubled = Options.Escape is { } escape ? text.Replace($"{escape}", $"{escape}{escape}", StringComparison.Ordinal) : text;
        return $"{quote}{doubled.Replace($"{quote}", EscapesQuotes ? $"{Options.Escape}{quote}" : $"{quote}{quote}", StringComparison.Ordinal)}{quote}";
    }

    private bool IsEscapable(char each) => Options.Escape is { } escape
        && (each == escape || each == Options.Delimiter || each == Options.Quote || each is '\r' or '\n');

    // What an escape does not tell from something else.
    private bool NeedsQuotes(string text) => text is "" or "NA" or [.., '\r']
        || (Options.TrimsSpaces && text.Trim(' ', '\t').Length < text.Length)
        || (Options.Comment is { } comment && (text[0] == comment[0]));
}
