using System.Text;
using System.Text.Unicode;

namespace Millrace.Data;

/// <summary>A column of texts: UTF-8 entries and a code a row. A string is made of an entry once somebody asks for it.</summary>
/// <param name="info">What the column is.</param>
/// <param name="capacity">Rows that fit before it grows.</param>
public sealed class TextColumn(ColumnInfo info, int capacity) : BytesColumn(info, capacity)
{
    private const int OnStack = 256;

    /// <summary>An entry's text.</summary>
    /// <param name="code">The entry's code.</param>
    public string GetText(int code) => EntryText(code);

    /// <summary>A row's text, or null where it is missing.</summary>
    /// <param name="index">The row.</param>
    public string? this[int index] => Codes[index] is >= 0 and var code ? EntryText(code) : null;

    /// <summary>Adds a text, or a missing value for null.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="InvalidOperationException">It is null, and the column is not nullable.</exception>
    /// <exception cref="DataException">It is no valid Unicode: half a surrogate pair stands alone.</exception>
    public void Append(string? text)
    {
        if (text is null)
            AppendMissing();
        else if (!TryAppend(text, text, out int read))
            throw Utf8Text.HalfPair(text, read);
    }

    /// <summary>Adds a text.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="DataException">It is no valid Unicode: half a surrogate pair stands alone.</exception>
    public void Append(ReadOnlySpan<char> text)
    {
        if (!TryAppend(text, null, out int read))
            throw Utf8Text.HalfPair(text, read);
    }

    /// <inheritdoc/>
    public override bool TryAppendText(ReadOnlySpan<char> text) => TryAppend(text, null, out _);

    /// <inheritdoc/>
    public override bool TryAppendUtf8(ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text))
            return false;
        AppendBytes(text);
        return true;
    }

    // Whoever reads fields has checked that they are UTF-8.
    internal override int AppendFields<TFields>(in TFields fields) => AppendBytes(fields);

    /// <inheritdoc/>
    public override string ValueDescription => "a text in UTF-8";

    /// <inheritdoc/>
    public override string? FormatText(int index) => this[index];

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IColumnVisitor<TResult> visitor) => visitor.VisitText(this);

    /// <inheritdoc/>
    public override bool TryFormatText(int index, Span<char> destination, out int written)
    {
        written = 0;
        return Codes[index] is var code && (code < 0 || Encoding.UTF8.TryGetChars(GetBytes(code), destination, out written));
    }

    private bool TryAppend(ReadOnlySpan<char> text, string? kept, out int read)
    {
        byte[]? rented = null;
        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> utf8 = most <= OnStack ? stackalloc byte[OnStack] : rented = Pooled.Rent<byte>(most);
        try
        {
            if (!Utf8Text.TryEncode(text, utf8, out read, out int length))
                return false;
            if (kept is null)
                AppendBytes(utf8[..length]);
            else
                AppendText(utf8[..length], kept);
            return true;
        }
        finally
        {
            if (rented is not null)
                Pooled.Return(rented);
        }
    }
}
