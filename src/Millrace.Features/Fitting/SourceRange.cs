namespace Millrace.Features;

/// <summary>The ends of numbers.</summary>
/// <param name="Minimum">The least.</param>
/// <param name="Maximum">The greatest.</param>
internal readonly record struct SourceRange(double Minimum, double Maximum);
