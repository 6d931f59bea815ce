namespace Millrace.Data;

/// <summary>What becomes of the rows that a table has already.</summary>
public enum SqlWriteMode
{
    /// <summary>They stay, but for what the same step has written of the same rows, so that a step that is done again writes nothing twice.</summary>
    Append,

    /// <summary>They go, in the same transaction in which the new ones come.</summary>
    Replace,
}
