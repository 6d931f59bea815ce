namespace Millrace.Runtime;

/// <summary>Whether a step is reused, and why.</summary>
/// <param name="Hit">The result that stands for it; null where it must run.</param>
/// <param name="Reason">Why, in a few words.</param>
/// <param name="Rejected">The step whose stored result fits the key, but cannot be used; null where there is none.</param>
internal sealed record ReuseVerdict(CacheHit? Hit, string Reason, long? Rejected = null);
