namespace Millrace.Quality;

/// <summary>What is known of lists.</summary>
/// <param name="Lengths">How many elements lists have; none of sensitive columns.</param>
/// <param name="Items">What is known of the elements of all lists together.</param>
public sealed record ListStatistics(LengthStatistics Lengths, ColumnStatistics Items);
