namespace Millrace.Data;

/// <summary>What comparing two present values can come to. A comparison is the set of those at which it holds, so its contrary is the other ones.</summary>
[Flags]
internal enum Outcomes
{
    None = 0,
    Less = 1,
    Equal = 2,
    Greater = 4,

    /// <summary>One of the two is NaN.</summary>
    Unordered = 8,

    NotEqual = Less | Greater | Unordered,
    All = NotEqual | Equal,
}
