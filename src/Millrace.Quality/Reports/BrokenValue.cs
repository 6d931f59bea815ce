namespace Millrace.Quality;

/// <summary>A value that breaks an expectation.</summary>
/// <param name="Row">Its row in the dataset, counted from 0; −1 for a class that no row has.</param>
/// <param name="Value">The value as text, cut after 60 characters; the mask for a sensitive column.</param>
public readonly record struct BrokenValue(long Row, string Value);
