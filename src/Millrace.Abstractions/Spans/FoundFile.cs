namespace Millrace;

/// <summary>A file that fits a pattern.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Values">What its path says.</param>
internal readonly record struct FoundFile(string Path, PatternValues Values);
