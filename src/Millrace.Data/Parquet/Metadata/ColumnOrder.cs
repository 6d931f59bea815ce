namespace Millrace.Data;

/// <summary>The order in which a column's minimum and maximum were found; the numbers are the format's.</summary>
internal enum ColumnOrder
{
    Unknown = 0,

    /// <summary>The order of the column's type: numbers by value, signed or not, bytes as unsigned.</summary>
    TypeDefined = 1,

    /// <summary>IEEE 754's total order, which knows -0 from 0 and has a place for each NaN.</summary>
    TotalOrder = 2,
}
