using System.Globalization;

namespace Millrace.Data;

/// <summary>Characters as components' parameters name them: themselves, the word tab, or a code such as \x01.</summary>
internal static class CsvCharacter
{
    /// <summary>The character that a text names; null where it names none.</summary>
    public static char? Find(string text) => text switch
    {
        "tab" or "\\t" => '\t',
        [var character] => character,
        ['\\', 'x', .. var code] when code.Length is 1 or 2 && byte.TryParse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value)
            && value < 0x80 => (char)value,
        _ => null,
    };

    /// <summary>What separates fields.</summary>
    /// <exception cref="ParameterException">The text names no character that can.</exception>
    public static char ReadDelimiter(string text) => Find(text) is { } character && CsvOptions.CanSeparate(character)
        ? character
        : throw new ParameterException("delimiter", $"The delimiter is \"{text}\": give one character that is no quote or line end, or the word tab.");
}
