namespace Millrace.Data;

/// <summary>What is known of a column of fixed-width values. NaN may be there besides, unless the type has none.</summary>
/// <typeparam name="TValue">The values' type.</typeparam>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Missing">In how many the value is missing; null where nobody knows.</param>
/// <param name="Least">No value is less.</param>
/// <param name="Greatest">No value is greater.</param>
internal sealed record ValueRange<TValue>(long Rows, long? Missing, TValue Least, TValue Greatest) : ColumnRange(Rows, Missing)
    where TValue : struct;
