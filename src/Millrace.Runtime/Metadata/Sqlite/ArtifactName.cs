using System.Runtime.InteropServices;

namespace Millrace.Runtime;

/// <summary>What an artifact is known by. The digest is random already, so the first of its digits are hash enough.</summary>
/// <param name="Digest">The digest of its content, in hexadecimal digits.</param>
/// <param name="Type">The type it is seen as.</param>
internal readonly record struct ArtifactName(string Digest, string Type)
{
    private const int Digits = 8;

    /// <inheritdoc/>
    public override int GetHashCode() => Digest.Length < Digits
        ? string.GetHashCode(Digest, StringComparison.Ordinal)
        : MemoryMarshal.Cast<char, ulong>(Digest.AsSpan(0, Digits)) is [ulong first, ulong second] ? HashCode.Combine(first, second) : 0;
}
