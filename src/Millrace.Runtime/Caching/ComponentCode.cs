namespace Millrace.Runtime;

/// <summary>What stands in keys for a component's code.</summary>
/// <param name="Digest">The digest of all that it can reach.</param>
/// <param name="Obstacle">Why the digest does not stand for the code, in a few words; null where it does.</param>
/// <param name="IsDeterministic">Whether the component is declared to give the same result for the same inputs, whatever services it uses.</param>
internal sealed record ComponentCode(string Digest, string? Obstacle, bool IsDeterministic);
