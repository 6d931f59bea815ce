namespace Millrace.Runtime;

/// <summary>Why steps of a run whose program ended have no result.</summary>
internal static class InterruptedRun
{
    /// <summary>Of a step that ran.</summary>
    public const string EndedWhileRunning = "the program ended while it ran";

    /// <summary>Of a step that had not begun.</summary>
    public const string EndedBefore = "the program ended before its turn";

    /// <summary>Of a step that still ran when its run ended.</summary>
    public const string EndedWithRun = "given up when the run ended";
}
