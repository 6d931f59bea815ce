namespace Millrace.Runtime;

/// <summary>Which stored artifacts are wanted: those that meet all that is said here.</summary>
public sealed record ArtifactFilter
{
    /// <summary>All artifacts.</summary>
    public static ArtifactFilter All { get; } = new();

    /// <summary>With what the digest begins, in hexadecimal digits; null for any.</summary>
    public string? Digest { get; init; }

    /// <summary>A part of the type as a person reads it, in whatever case: <c>dataset&lt;trip&gt;</c>; null for any.</summary>
    public string? Type { get; init; }

    /// <summary>The kind's short name: <c>model</c>; null for any.</summary>
    public string? Kind { get; init; }

    /// <summary>Only results of this run, those that it reused included: its identity, an unambiguous beginning of it, or <c>last</c>; null for all.</summary>
    public string? Run { get; init; }

    /// <summary>Only those that a run of this pipeline made; null for all.</summary>
    public string? Pipeline { get; init; }

    /// <summary>Only those that were first stored then or later; null for all.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only those that stand for what was put at this full path outside of the store: a written file, a registered model; null for all.</summary>
    public string? OutsidePath { get; init; }

    /// <summary>Only those that stand for this content outside of the store: its whole SHA-256 in hexadecimal digits; null for all.</summary>
    public string? OutsideDigest { get; init; }

    /// <summary>
    /// Whether only those are wanted of which it is not recorded what they stand for: what stands for nothing, and what earlier versions stored.
    /// </summary>
    public bool IsOutsideUnknown { get; init; }

    /// <summary>Whether it wants all artifacts.</summary>
    public bool IsAll => this == All;
}
