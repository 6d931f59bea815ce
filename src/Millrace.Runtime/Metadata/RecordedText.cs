namespace Millrace.Runtime;

/// <summary>
/// How values of parameters are written down: of a secret only that there is one. A value that looks like that gets a backslash, so that the two are never
/// taken for each other.
/// </summary>
internal static class RecordedText
{
    private const char Mark = '\\';

    /// <summary>What is written down.</summary>
    /// <param name="text">The value as it may be shown.</param>
    /// <param name="isSecret">Whether it is a secret.</param>
    public static string? Of(string? text, bool isSecret) => text is not null && !isSecret && IsAlike(text) ? Mark + text : text;

    /// <summary>What was written down.</summary>
    public static ParameterRecord Read(string name, string? text, ParameterOrigin origin) => text switch
    {
        SecretMask.Placeholder => new ParameterRecord(name, text, origin) { IsSecret = true },
        [Mark, ..] when IsAlike(text) => new ParameterRecord(name, text[1..], origin),
        _ => new ParameterRecord(name, text, origin),
    };

    private static bool IsAlike(string text) => text.TrimStart(Mark) == SecretMask.Placeholder;
}
