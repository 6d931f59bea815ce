using System.Buffers;

namespace Millrace.Data;

/// <summary>Fields of a CSV file on their way into it, quoted where they would be read as something else.</summary>
/// <param name="stream">Where they go; stays open.</param>
/// <param name="syntax">What separates fields and what stands for a missing value.</param>
internal sealed class CsvOutput(Stream stream, CsvSyntax syntax) : TextOutput(stream)
{
    // A delimiter of several bytes is looked for on its own: one of them says nothing.
    private readonly SearchValues<byte> _special = SearchValues.Create(
        [
            (byte)'\r', (byte)'\n', .. syntax.Delimiter.Length == 1 ? syntax.Delimiter : default,
            .. syntax.HasQuote ? (ReadOnlySpan<byte>)[syntax.Quote] : default, .. syntax.HasEscape ? (ReadOnlySpan<byte>)[syntax.Escape] : default,
        ]);
    private byte[] _quoted = [];

    /// <summary>Takes the field that was put where <see cref="TextOutput.Reserve"/> made room.</summary>
    /// <param name="length">How long it is.</param>
    /// <param name="isNullable">Whether its column has missing values, which it must not be taken for.</param>
    public void EndField(int length, bool isNullable)
    {
        ReadOnlySpan<byte> text = Reserved(length);
        if (!NeedsQuotes(text, isNullable))
        {
            Advance(length);
            return;
        }

        Pooled.Grow(ref _quoted, 0, length);
        text.CopyTo(_quoted);
        WriteQuoted(_quoted.AsSpan(0, length));
    }

    /// <summary>Writes a field in quotes, or escaped where there are none.</summary>
    /// <exception cref="DataException">There are no quotes, and the text cannot be escaped.</exception>
    public void WriteQuoted(ReadOnlySpan<byte> text)
    {
        if (!syntax.HasQuote)
        {
            WriteEscaped(text);
            return;
        }

        byte other = syntax.HasEscape ? syntax.Escape : syntax.Quote;
        Write(syntax.Quote);
        for (int mark = text.IndexOfAny(syntax.Quote, other); mark >= 0; mark = text.IndexOfAny(syntax.Quote, other))
        {
            Write(text[..(mark + 1)]);
            Write(text[mark]);
            text = text[(mark + 1)..];
        }

        Write(text);
        Write(syntax.Quote);
    }

    /// <summary>Whether a field must be in quotes to be read as the text that it is.</summary>
    /// <param name="text">The field.</param>
    /// <param name="isNullable">Whether its column has missing values.</param>
    public bool NeedsQuotes(ReadOnlySpan<byte> text, bool isNullable) =>
        text.ContainsAny(_special)
        || HasOuterSpaces(text)
        || MayBeComment(text)
        || (syntax.Delimiter.Length > 1 && text.IndexOf(syntax.Delimiter) >= 0)
        || (isNullable && syntax.IsNull(text));

    private bool HasOuterSpaces(ReadOnlySpan<byte> text) => syntax.Trims && !text.IsEmpty && (syntax.IsSpace(text[0]) || syntax.IsSpace(text[^1]));

    private bool MayBeComment(ReadOnlySpan<byte> text) =>
        !syntax.Comment.IsEmpty && !text.IsEmpty && (text.StartsWith(syntax.Comment) || syntax.Comment.StartsWith(text));

    private void WriteEscaped(ReadOnlySpan<byte> text)
    {
        // A carriage return at the end would become one with the line's end.
        if (!syntax.HasEscape || !text.ContainsAny(_special) || text[^1] == '\r' || HasOuterSpaces(text) || MayBeComment(text))
            throw new DataException("a text that can only be told in quotes cannot be written without them: set a quote.");
        while (!text.IsEmpty)
        {
            if (syntax.IsEscapable(text))
                Write(syntax.Escape);
            Write(text[0]);
            text = text[1..];
        }
    }

    private void Write(byte value)
    {
        Reserve(1)[0] = value;
        Advance(1);
    }

    public override void Dispose()
    {
        Pooled.Return(ref _quoted);
        base.Dispose();
    }
}
