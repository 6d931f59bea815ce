namespace Millrace.Tables;

/// <summary>Which rows a join gives.</summary>
public enum JoinKind
{
    /// <summary>Each left row once for each right row that fits.</summary>
    Inner,

    /// <summary>The same, and left rows that none fits with missing values from the right.</summary>
    Left,

    /// <summary>Each left row once, where any right row fits.</summary>
    Semi,

    /// <summary>Each left row once, where no right row fits.</summary>
    Anti,
}
