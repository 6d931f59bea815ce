namespace Millrace.Signals;

/// <summary>Work that an interruption may have to end from outside.</summary>
internal interface IInterruptible
{
    /// <summary>Whether something goes on, or is still to come, that runs whatever happens.</summary>
    bool HasToGoOn { get; }

    /// <summary>How long that may take at most.</summary>
    TimeSpan Patience { get; }

    /// <summary>Gives the terminal back as it was, where something is drawn on it.</summary>
    void StopDrawing();

    /// <summary>Tells the result as far as it is known.</summary>
    void SayLastWords();
}
