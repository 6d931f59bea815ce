namespace Millrace.Data;

/// <summary>How values of a type are written as text, the same in every culture, and read back exactly.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public abstract class ValueFormat<T>
    where T : struct
{
    /// <summary>Reads a value.</summary>
    /// <param name="text">The text; white space around it is allowed.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether the text is a value.</returns>
    public abstract bool TryParse(ReadOnlySpan<char> text, out T value);

    /// <summary>Writes a value.</summary>
    /// <param name="value">The value.</param>
    public abstract string Format(T value);
}
