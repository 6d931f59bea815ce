namespace Millrace.Json;

/// <summary>Two nodes of lineage that belong together: input, output, read or item.</summary>
internal sealed record LineageLinkDocument(int From, int To, string Kind, string Name, string? View);
