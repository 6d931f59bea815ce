namespace Millrace.Data;

/// <summary>What becomes of the rows that a table has already.</summary>
public enum SqlWriteMode
{
    /// <summary>They stay, but for those of the same run: rows carry their run, so a step that is done again writes nothing twice.</summary>
    Append,

    /// <summary>They go, in the same transaction in which the new ones come.</summary>
    Replace,
}
