namespace Millrace.Output;

/// <summary>How a text is meant; a terminal with colours shows it.</summary>
internal enum Tone
{
    Normal,
    Muted,
    Strong,
    Good,
    Warning,
    Bad,
}
