namespace Millrace.Runtime;

/// <summary>A content of the store that is not what was stored.</summary>
/// <param name="Artifact">An artifact that it belongs to.</param>
/// <param name="Place">The latest place of that artifact: <c>run/step/output</c>.</param>
/// <param name="IsMissing">Whether files are gone; otherwise they hold something else.</param>
public sealed record StoreProblem(ArtifactRecord Artifact, string Place, bool IsMissing)
{
    internal const string SourceKind = "source";

    /// <summary>Whether it is the copy of a file from outside.</summary>
    public bool IsSourceFile => Artifact.Kind == SourceKind;
}
