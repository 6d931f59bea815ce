namespace Millrace.Data;

/// <summary>One column of one file of a dataset.</summary>
/// <param name="Missing">In how many rows the value is missing.</param>
/// <param name="Min">The least value, or a text that is not greater than it. Null where there is none or the column has no order, and of sensitive
/// columns.</param>
/// <param name="Max">The greatest value, or a text that is not less than it; null likewise, and where no short text is so great.</param>
/// <param name="Digest">The digest of the column's values in this file (<see cref="ColumnDigest"/>).</param>
internal sealed record ShardColumn(long Missing, string? Min, string? Max, string Digest);
