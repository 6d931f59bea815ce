namespace Millrace.Runtime;

/// <summary>A node of lineage by the number that the metadata has for it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">The number; of an execution that of the executed step.</param>
internal readonly record struct LineageKey(LineageNodeKind Kind, long Id)
{
    public static LineageKey Artifact(long id) => new(LineageNodeKind.Artifact, id);

    public static LineageKey Execution(long id) => new(LineageNodeKind.Execution, id);

    public static LineageKey File(long id) => new(LineageNodeKind.File, id);
}
