using System.Collections.Immutable;
using Millrace.Graphs;
using Millrace.Output;
using Millrace.Runtime;

namespace Millrace.Json;

/// <summary>Turns lineage into documents.</summary>
internal static class LineageDocuments
{
    public static LineageDocument Of(string store, string? note, LineageUnion graph) => new()
    {
        Store = store,
        Note = note,
        IsCut = graph.IsCut,
        Nodes = [.. graph.Nodes.Select(Of)],
        Links = [.. graph.Links.Select(static link => new LineageLinkDocument(link.From, link.To, MillraceJson.Name(link.Kind), link.Name, link.View))],
    };

    public static LineageListDocument Of(string store, string? note, string kind, LineageList list) => new()
    {
        Store = store,
        Note = note,
        Kind = kind,
        Artifacts = [.. list.Artifacts.Select(static each => Of(each.Artifact, each.Direction))],
        Files = [.. list.Files.Select(static file => new SourceFileDocument(file.Path, file.Digest, file.Bytes))],
    };

    public static ArtifactListDocument Of(Store store, ImmutableArray<PlacedArtifact> artifacts) => new()
    {
        Store = store.Path,
        Artifacts = [.. artifacts.Select(each => Of(each) with { Schema = TableSchemaDocument.Of(store.Metadata.GetSchema(each.Record)) })],
    };

    public static FoundArtifactDocument Of(PlacedArtifact artifact, LineageDirection? direction = null) => new()
    {
        Direction = direction is { } way ? MillraceJson.Name(way) : null,
        Digest = artifact.Record.Digest,
        Type = artifact.Record.DisplayType,
        Kind = artifact.Record.Kind,
        Bytes = artifact.Record.Bytes,
        Files = artifact.Record.Files,
        Rows = artifact.Record.Rows,
        MadeAt = artifact.MadeAt,
        Place = artifact.Place,
    };

    private static LineageNodeDocument Of(LineageUnionNode node, int position)
    {
        (LineageNode content, LineageDirection? direction, int depth) = node;
        return new LineageNodeDocument
        {
            Node = position,
            Kind = MillraceJson.Name(content.Kind),
            Direction = direction is { } way ? MillraceJson.Name(way) : "root",
            Depth = depth,
            Digest = content.Artifact?.Record.Digest ?? content.File?.Digest,
            Bytes = content.Artifact?.Record.Bytes ?? content.File?.Bytes,
            Type = content.Artifact?.Record.DisplayType,
            ArtifactKind = content.Artifact?.Record.Kind,
            Rows = content.Artifact?.Record.Rows,
            MadeAt = content.Artifact?.MadeAt,
            Place = content.Artifact?.Place,
            Run = content.Execution?.RunId,
            Pipeline = content.Execution?.Pipeline,
            Step = content.Execution?.Step,
            Component = content.Execution?.Component,
            State = content.Execution is { } execution ? MillraceJson.Name(execution.State) : null,
            StartedAt = content.Execution?.StartedAt,
            Uses = content.Execution?.Uses,
            LatestRun = content.Execution?.LatestRunId,
            Path = content.File?.Path,
        };
    }
}
