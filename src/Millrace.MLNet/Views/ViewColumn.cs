namespace Millrace.MLNet;

/// <summary>A column of a view of features.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Feature">The feature's position in the definition where it holds one, else -1.</param>
/// <param name="Width">How many numbers or ids there are where it is always as many.</param>
internal readonly record struct ViewColumn(ViewColumnKind Kind, int Feature = -1, int Width = 1);
