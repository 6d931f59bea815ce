namespace Millrace.Quality;

/// <summary>What the numbers of each kind weigh, by the weights of their rows.</summary>
/// <param name="Finite">The finite ones.</param>
/// <param name="Zeros">Those that are 0.</param>
/// <param name="NotANumber">Those that are no number.</param>
/// <param name="NegativeInfinite">Those that are negative infinity.</param>
/// <param name="PositiveInfinite">Those that are positive infinity.</param>
public sealed record NumberWeights(double Finite, double Zeros, double NotANumber, double NegativeInfinite, double PositiveInfinite);
