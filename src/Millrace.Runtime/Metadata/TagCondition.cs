namespace Millrace.Runtime;

/// <summary>A tag that runs are to have.</summary>
/// <param name="Name">The tag's name.</param>
/// <param name="Value">Its value; null for any.</param>
public sealed record TagCondition(string Name, string? Value = null);
