namespace Millrace.Quality;

/// <summary>The number that a share of all numbers does not exceed.</summary>
/// <param name="Share">From 0 to 1.</param>
/// <param name="Value">The number, finite.</param>
public readonly record struct Quantile(double Share, double Value);
