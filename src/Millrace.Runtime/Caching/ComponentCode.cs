namespace Millrace.Runtime;

/// <summary>What stands in keys for a component's code.</summary>
/// <param name="Digest">The digest of all that it can reach.</param>
/// <param name="Obstacle">Why the digest does not stand for the code, in a few words; null where it does.</param>
internal sealed record ComponentCode(string Digest, string? Obstacle);
