namespace Millrace.Runtime;

/// <summary>Who computes the result of a key.</summary>
/// <param name="Owner">The opener of the store.</param>
/// <param name="Step">The step that computes it.</param>
internal readonly record struct ClaimHolder(string Owner, long Step);
