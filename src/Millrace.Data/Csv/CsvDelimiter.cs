namespace Millrace.Data;

/// <summary>What separates fields, as components' parameters name it.</summary>
internal static class CsvDelimiter
{
    /// <summary>Reads a parameter's text.</summary>
    /// <exception cref="ParameterException">It is not one character that can separate fields.</exception>
    public static char Read(string text) => text switch
    {
        "tab" or "\\t" => '\t',
        [var character] when CsvOptions.CanSeparate(character) => character,
        _ => throw new ParameterException(
            "delimiter", $"The delimiter is \"{text}\": give one character that is no quote or line end, or the word tab."),
    };
}
