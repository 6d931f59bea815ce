namespace Millrace.Runtime;

/// <summary>Which way lineage is followed.</summary>
public enum LineageDirection
{
    /// <summary>To what something was made from.</summary>
    Up,

    /// <summary>To what was made from something.</summary>
    Down,
}
