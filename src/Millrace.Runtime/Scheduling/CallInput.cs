namespace Millrace.Runtime;

/// <summary>An artifact as a step gets it.</summary>
/// <param name="Value">The artifact, seen through its view.</param>
/// <param name="Opened">The artifact as it was opened.</param>
/// <param name="Artifact">What is stored.</param>
/// <param name="Type">Its type as it is stored.</param>
internal sealed record CallInput(object Value, object Opened, ArtifactRecord Artifact, ArtifactType Type);
