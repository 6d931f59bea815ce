using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>The code that a component can reach.</summary>
/// <param name="Digest">What stands for it in keys.</param>
/// <param name="Parts">The methods, types, packages and libraries that it is made of, by kind and name.</param>
/// <param name="Obstacles">What cannot be seen in the code, so that the digest does not stand for it; empty where there is nothing.</param>
/// <param name="IsDeterministic">Whether the component is declared to give the same result for the same inputs, whatever it uses.</param>
internal sealed record CodeFingerprint(string Digest, ImmutableArray<CodePart> Parts, ImmutableArray<string> Obstacles, bool IsDeterministic);
