namespace Millrace.Quality;

/// <summary>A value outside a domain.</summary>
/// <param name="Value">The value as text, cut after 60 characters.</param>
/// <param name="Count">How many rows have it.</param>
/// <param name="Row">The first of them, counted from 0; −1 where it is not known.</param>
public readonly record struct UnexpectedValue(string Value, long Count, long Row);
