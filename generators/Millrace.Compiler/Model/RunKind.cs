namespace Millrace.Compiler;

/// <summary>How Run hands back its result.</summary>
public enum RunKind
{
    Direct,
    Task,
    ValueTask,
}
