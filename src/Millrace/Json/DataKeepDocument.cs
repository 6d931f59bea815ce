using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>What became of files that were to be kept: what <c>data keep --json</c> writes.</summary>
internal sealed record DataKeepDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Store { get; init; }

    /// <summary>How many contents were copied into the store.</summary>
    public required int Copied { get; init; }

    /// <summary>The bytes of these.</summary>
    public required long Bytes { get; init; }

    /// <summary>How many contents the store had already.</summary>
    public required int Known { get; init; }

    /// <summary>The paths of files whose content no recorded run has read: they are not kept.</summary>
    public required ImmutableArray<string> Unread { get; init; }
}
