using Millrace.Json;
using Millrace.Runtime;

namespace Millrace.Output;

/// <summary>Nodes and links of lineage in a few words, on one line.</summary>
internal static class LineageTexts
{
    private const int DigestDigits = 12;

    /// <summary>A node.</summary>
    public static string Of(LineageNode node) => Sanitizer.OneLine(node switch
    {
        { Artifact: { } artifact } => $"{artifact.Record.DisplayType} {artifact.Record.Digest[..DigestDigits]}{Rows(artifact.Record)}",
        { Execution: { } execution } => $"step {execution.Step} of {execution.Pipeline} in {execution.RunId}{State(execution)}{Uses(execution)}",
        _ => $"file {node.File!.Path} ({Texts.Bytes(node.File.Bytes)}, sha256 {node.File.Digest[..DigestDigits]})",
    });

    /// <summary>A node and, of an artifact, where it was made.</summary>
    public static string OfRoot(LineageNode node) =>
        node.Artifact is { Place: { } place } ? $"{Of(node)}, first made by {Sanitizer.OneLine(place)}" : Of(node);

    /// <summary>What a link says of the node at its far end; empty where nothing needs to be said.</summary>
    public static string Of(LineageLink link) => link.Kind switch
    {
        LineageLinkKind.Item => $"[{link.Name}]",
        _ => Sanitizer.OneLine(link.View is { } view ? $"{link.Name} ({view})" : link.Name),
    };

    private static string Rows(ArtifactRecord artifact) => artifact.Rows is { } rows ? $", {Texts.Count(rows)} {(rows == 1 ? "row" : "rows")}" : "";

    private static string State(LineageExecution execution) => execution.State == StepState.Executed ? "" : $", {MillraceJson.Name(execution.State)}";

    private static string Uses(LineageExecution execution) => execution.Uses switch
    {
        0 => "",
        1 => $", used once more in {execution.LatestRunId}",
        _ => $", used {Texts.Count(execution.Uses)} times more, last in {execution.LatestRunId}",
    };
}
