using System.Text;

namespace Millrace.Quality;

/// <summary>Tells the classes of characters.</summary>
internal static class CharacterClasses
{
    /// <summary>How many classes there are.</summary>
    public const int Count = 6;

    private const int AsciiCount = 128;

    // A counter of each class has room for so many bits in one number.
    private const int CounterBits = 10;
    private const int MostAtOnce = (1 << CounterBits) - 1;

    private static readonly CharacterClass[] s_ascii = [.. Enumerable.Range(0, AsciiCount).Select(static value => Find(new Rune(value)))];

    private static readonly ulong[] s_counters = [.. s_ascii.Select(static found => 1UL << (CounterBits * (int)found))];

    /// <summary>The class of a character.</summary>
    public static CharacterClass Of(Rune rune) => rune.IsAscii ? s_ascii[rune.Value] : Find(rune);

    /// <summary>The class of an ASCII character.</summary>
    public static CharacterClass OfAscii(byte character) => s_ascii[character];

    /// <summary>Counts ASCII characters by class.</summary>
    /// <param name="text">The characters.</param>
    /// <param name="counts">A count of each class, to which they are added.</param>
    public static void CountAscii(ReadOnlySpan<byte> text, Span<int> counts)
    {
        while (!text.IsEmpty)
        {
            ReadOnlySpan<byte> some = text[..Math.Min(text.Length, MostAtOnce)];
            text = text[some.Length..];
            ulong sum = 0;
            foreach (byte character in some)
                sum += s_counters[character];
            for (int i = 0; i < Count; i++, sum >>= CounterBits)
                counts[i] += (int)(sum & MostAtOnce);
        }
    }

    private static CharacterClass Find(Rune rune)
    {
        if (Rune.IsLetter(rune))
            return CharacterClass.Letter;
        if (Rune.IsDigit(rune))
            return CharacterClass.Digit;
        if (Rune.IsWhiteSpace(rune))
            return CharacterClass.Space;
        if (Rune.IsPunctuation(rune) || Rune.IsSymbol(rune))
            return CharacterClass.Punctuation;
        return Rune.IsControl(rune) ? CharacterClass.Control : CharacterClass.Other;
    }
}
