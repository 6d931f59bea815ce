namespace Millrace.Quality;

/// <summary>A value and how often it occurs among others.</summary>
/// <param name="Value">The value as text.</param>
/// <param name="Weight">How often it occurs, or what that weighs.</param>
/// <param name="Rank">Its place, from 1 for the most frequent one.</param>
public readonly record struct RankedValue(string Value, double Weight, int Rank);
