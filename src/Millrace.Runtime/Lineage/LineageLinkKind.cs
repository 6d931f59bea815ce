namespace Millrace.Runtime;

/// <summary>How two nodes of lineage belong together.</summary>
public enum LineageLinkKind
{
    /// <summary>An execution took an artifact.</summary>
    Input,

    /// <summary>An execution yielded an artifact.</summary>
    Output,

    /// <summary>An execution read a file.</summary>
    Read,

    /// <summary>An artifact is an item of a collection.</summary>
    Item,
}
