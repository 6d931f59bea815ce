namespace Millrace.Data;

/// <summary>What is known of a column's values in some rows.</summary>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Missing">In how many the value is missing; null where nobody knows.</param>
internal record ColumnRange(long Rows, long? Missing)
{
    /// <summary>Whether no row has a value.</summary>
    public bool IsAllMissing => Missing == Rows;
}
