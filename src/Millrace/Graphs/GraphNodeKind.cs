namespace Millrace.Graphs;

/// <summary>What a node of a drawn graph is.</summary>
internal enum GraphNodeKind
{
    /// <summary>A step that runs a component.</summary>
    Step,

    /// <summary>A pipeline as a step, or steps for each item of a collection.</summary>
    Composite,

    /// <summary>A stored artifact that the pipeline takes.</summary>
    Reference,

    /// <summary>What the pipeline takes or yields where it is a step of another.</summary>
    Port,
}
