using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>What of a store is exported to ML Metadata; all runs where nothing is said.</summary>
public sealed record MlmdExportOptions
{
    /// <summary>
    /// The runs, each by its identity, an unambiguous beginning of it, or <c>last</c>; empty for all that meet what else is said,
    /// which does not count where runs are named.
    /// </summary>
    public ImmutableArray<string> Runs { get; init; } = [];

    /// <summary>Only runs of this pipeline; null for all.</summary>
    public string? Pipeline { get; init; }

    /// <summary>Only runs that started then or later; null for all.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Whether a file that is there is replaced.</summary>
    public bool Overwrites { get; init; }
}
