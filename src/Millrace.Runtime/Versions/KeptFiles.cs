using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>What became of files that were to be kept in the store.</summary>
/// <param name="Copied">How many contents were copied.</param>
/// <param name="Bytes">The bytes of these.</param>
/// <param name="Known">How many contents the store had already.</param>
/// <param name="Problems">The files that could not be kept, and why, by their paths.</param>
public sealed record KeptFiles(int Copied, long Bytes, int Known, ImmutableArray<(string Path, string Reason)> Problems)
{
    /// <summary>The paths of files whose content no recorded run has read: they are not kept, because nothing would say what they are.</summary>
    public ImmutableArray<string> Unread { get; init; } = [];
}
