using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Who ran a run, where, with which plan and which code.</summary>
public sealed record RunOrigin
{
    /// <summary>The user's name on that machine.</summary>
    public required string User { get; init; }

    /// <summary>The machine's name.</summary>
    public required string Host { get; init; }

    /// <summary>The operating system.</summary>
    public required string System { get; init; }

    /// <summary>The version of .NET and the kind of processor.</summary>
    public required string Runtime { get; init; }

    /// <summary>The git commit of the program's sources; null where nobody could say.</summary>
    public string? Revision { get; init; }

    /// <summary>Whether tracked files differed from that commit when the program first asked; null where nobody could say.</summary>
    public bool? IsDirty { get; init; }

    /// <summary>The version of the pipeline's plan: 1 for the first that the store met, and one more for each that differs from all before.</summary>
    public required int PlanVersion { get; init; }

    /// <summary>The digest of the plan.</summary>
    public required string PlanDigest { get; init; }

    /// <summary>The packages that the program was built with, by name; empty where it has no list of them.</summary>
    public ImmutableArray<PackageVersion> Packages { get; init; } = [];
}
