namespace Millrace.Output;

/// <summary>Somewhere that a person reads: a terminal with colours, or plain lines.</summary>
internal interface ITerminal
{
    /// <summary>Whether it shows colours and can redraw what it showed.</summary>
    bool IsRich { get; }

    void Line(string text = "", Tone tone = Tone.Normal);

    void Table(TextTable table);

    /// <summary>Shows an error so that it cannot be missed.</summary>
    /// <param name="title">A few words: what failed.</param>
    /// <param name="message">The message, of one or several lines.</param>
    /// <param name="details">Stack lines and places to look; may be empty.</param>
    void Error(string title, string message, IReadOnlyList<string> details);
}
