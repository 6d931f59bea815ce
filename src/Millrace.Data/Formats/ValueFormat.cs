using System.Text;

namespace Millrace.Data;

/// <summary>How values of a type are written as text, the same in every culture, and read back exactly.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public abstract class ValueFormat<T>
    where T : struct
{
    private const int MaxStackText = 128;

    /// <summary>What a value looks like, to follow "is not": <c>a whole number from 0 to 255</c>.</summary>
    public abstract string Description { get; }

    /// <summary>Reads a value.</summary>
    /// <param name="text">The text; white space around it is allowed.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether the text is a value.</returns>
    public abstract bool TryParse(ReadOnlySpan<char> text, out T value);

    /// <summary>Reads a value from its text in UTF-8.</summary>
    /// <param name="utf8">The text; white space around it is allowed.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether the text is a value.</returns>
    public virtual bool TryParse(ReadOnlySpan<byte> utf8, out T value) => TryParseAsText(utf8, out value);

    /// <summary>Reads a value from its text in UTF-8 as <see cref="TryParse(ReadOnlySpan{char}, out T)"/> does.</summary>
    internal bool TryParseAsText(ReadOnlySpan<byte> utf8, out T value)
    {
        Span<char> text = stackalloc char[MaxStackText];
        if (utf8.Length <= MaxStackText)
            return Encoding.UTF8.TryGetChars(utf8, text, out int length) & TryParse(text[..length], out value);
        return TryParse(Encoding.UTF8.GetString(utf8), out value);
    }

    /// <summary>Reads the texts of a column; for the parameters see <see cref="FieldParsing"/>.</summary>
    internal virtual int ReadFields<TFields>(in TFields fields, Span<T> values, Span<ulong> validity, int first, ref int missing)
        where TFields : struct, IFields, allows ref struct =>
        FieldParsing.Read(new FormatParser<T>(this), fields, values, validity, first, ref missing);

    /// <summary>Why a text that <see cref="TryParse(ReadOnlySpan{char}, out T)"/> refuses is no value, to follow it in an error.</summary>
    internal virtual string DescribeFault(ReadOnlySpan<char> text) => $"is not {Description}";

    /// <summary>Writes a value into memory of the caller.</summary>
    /// <param name="value">The value.</param>
    /// <param name="destination">Where to.</param>
    /// <param name="written">Characters written.</param>
    /// <returns>Whether it fitted.</returns>
    public abstract bool TryFormat(T value, Span<char> destination, out int written);

    /// <summary>Writes a value in UTF-8 into memory of the caller.</summary>
    /// <param name="value">The value.</param>
    /// <param name="utf8">Where to.</param>
    /// <param name="written">Bytes written.</param>
    /// <returns>Whether it fitted.</returns>
    public virtual bool TryFormat(T value, Span<byte> utf8, out int written)
    {
        Span<char> buffer = stackalloc char[MaxStackText];
        ReadOnlySpan<char> text = TryFormat(value, buffer, out int length) ? buffer[..length] : Format(value);
        return Encoding.UTF8.TryGetBytes(text, utf8, out written);
    }

    /// <summary>Writes a value.</summary>
    /// <param name="value">The value.</param>
    public virtual string Format(T value)
    {
        Span<char> buffer = stackalloc char[MaxStackText];
        return TryFormat(value, buffer, out int written)
            ? buffer[..written].ToString()
            : throw new InvalidOperationException($"A {typeof(T).Name} takes more than {buffer.Length} characters.");
    }

    private protected static bool TryCopy(ReadOnlySpan<byte> text, Span<byte> utf8, out int written)
    {
        bool fits = text.TryCopyTo(utf8);
        written = fits ? text.Length : 0;
        return fits;
    }
}
