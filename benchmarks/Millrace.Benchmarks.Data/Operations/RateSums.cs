namespace Millrace.Benchmarks.Data;

/// <summary>What every contender comes to that has found the rows of a filter: sums, exact in any order.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Id">Sum of the column.</param>
/// <param name="Rate">Sum of the values that are there.</param>
public readonly record struct RateSums(long Rows, long Id, double Rate);
