using System.Collections.Immutable;
using Millrace.Runtime;

namespace Millrace.Output;

/// <summary>The artifacts of one kind, or the files, that lineage leads to.</summary>
/// <param name="Artifacts">The artifacts, and which way they lie.</param>
/// <param name="Files">The files from outside, which lie above.</param>
internal sealed record LineageList(ImmutableArray<(LineageDirection Direction, PlacedArtifact Artifact)> Artifacts, ImmutableArray<LineageFile> Files)
{
    /// <summary>The kind that stands for files from outside.</summary>
    public const string FileKind = "file";

    /// <summary>Finds them.</summary>
    public static LineageList Find(
        Lineage lineage, ImmutableArray<LineageNode> roots, ImmutableArray<LineageDirection> directions, string kind, int? depth) =>
        kind == FileKind
            ? new([], directions.Contains(LineageDirection.Up) ? [.. lineage.EnumerateFiles(roots, depth)] : [])
            : new([.. directions.SelectMany(way => lineage.EnumerateArtifacts(roots, way, kind, depth).Select(each => (way, each)))], []);
}
