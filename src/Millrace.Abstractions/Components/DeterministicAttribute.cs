namespace Millrace;

/// <summary>
/// Declares that a member gives the same result for the same arguments, or that what differs does not reach any result, though it looks
/// otherwise: it asks another program that always answers the same, fills a cache, or names a temporary file at random. The search for what cached
/// components may not depend on stops there.
/// </summary>
/// <param name="reason">Why that is so, for those who read the code later.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Constructor | AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class DeterministicAttribute(string reason) : Attribute
{
    /// <summary>Why that is so.</summary>
    public string Reason { get; } = reason;
}
