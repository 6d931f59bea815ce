namespace Millrace.Runtime;

/// <summary>What a node of lineage is.</summary>
public enum LineageNodeKind
{
    /// <summary>A stored artifact.</summary>
    Artifact,

    /// <summary>A step that was executed, whatever other steps its results stand for.</summary>
    Execution,

    /// <summary>A version of a file from outside.</summary>
    File,
}
