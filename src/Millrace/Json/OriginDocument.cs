using Millrace.Runtime;

namespace Millrace.Json;

/// <summary>Where a run comes from.</summary>
internal sealed record OriginDocument
{
    public required string User { get; init; }

    public required string Host { get; init; }

    public required string System { get; init; }

    public required string Runtime { get; init; }

    /// <summary>The git commit of the program's sources.</summary>
    public string? Revision { get; init; }

    /// <summary>Whether tracked files differed from it.</summary>
    public bool? IsDirty { get; init; }

    public required int PlanVersion { get; init; }

    public required string PlanDigest { get; init; }

    /// <summary>Versions of packages by their names.</summary>
    public required SortedDictionary<string, string> Packages { get; init; }

    public static OriginDocument Of(RunOrigin origin) => new()
    {
        User = origin.User,
        Host = origin.Host,
        System = origin.System,
        Runtime = origin.Runtime,
        Revision = origin.Revision,
        IsDirty = origin.IsDirty,
        PlanVersion = origin.PlanVersion,
        PlanDigest = origin.PlanDigest,
        Packages = new(origin.Packages.ToDictionary(static each => each.Name, static each => each.Version), StringComparer.Ordinal),
    };
}
