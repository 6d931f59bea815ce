using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>What a look at every byte of a store found.</summary>
/// <param name="Contents">How many contents the results of its runs have.</param>
/// <param name="Bytes">The bytes of them all, as they were stored.</param>
/// <param name="Problems">Those that are missing or damaged, in the order of their places.</param>
public sealed record StoreVerification(int Contents, long Bytes, ImmutableArray<StoreProblem> Problems)
{
    /// <summary>How many contents belong to no result. That is no damage: a run may be about to show them, and collecting frees the others.</summary>
    public int Unneeded { get; init; }

    /// <summary>Their bytes.</summary>
    public long UnneededBytes { get; init; }

    /// <summary>What is not as it should be besides, by kind.</summary>
    public ImmutableArray<StoreFinding> Findings { get; init; } = [];

    /// <summary>Whether all is as it was stored, or was repaired.</summary>
    public bool IsSound => Problems.IsEmpty && Findings.All(static finding => finding.IsHarmless || finding.IsRepaired);
}
