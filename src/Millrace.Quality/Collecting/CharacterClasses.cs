using System.Text;

namespace Millrace.Quality;

/// <summary>Tells the classes of characters.</summary>
internal static class CharacterClasses
{
    /// <summary>How many classes there are.</summary>
    public const int Count = 6;

    private const int AsciiCount = 128;

    private static readonly CharacterClass[] s_ascii = [.. Enumerable.Range(0, AsciiCount).Select(static value => Find(new Rune(value)))];

    /// <summary>The class of a character.</summary>
    public static CharacterClass Of(Rune rune) => rune.IsAscii ? s_ascii[rune.Value] : Find(rune);

    /// <summary>The class of an ASCII character.</summary>
    public static CharacterClass OfAscii(byte character) => s_ascii[character];

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
