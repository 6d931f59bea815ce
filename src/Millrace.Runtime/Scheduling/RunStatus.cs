namespace Millrace.Runtime;

/// <summary>How a run stands, or ended.</summary>
public enum RunStatus
{
    /// <summary>It goes on.</summary>
    Running = 0,

    /// <summary>Every step that was asked for was executed or reused, or is one that the run can do without.</summary>
    Succeeded = 1,

    /// <summary>A step failed.</summary>
    Failed = 2,

    /// <summary>A gate was closed, and nothing failed.</summary>
    Blocked = 3,

    /// <summary>Somebody cancelled it.</summary>
    Cancelled = 4,

    /// <summary>The program that ran it ended without finishing it, or gave no sign of life for so long that it was taken for dead.</summary>
    Interrupted = 5,
}
