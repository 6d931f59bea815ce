namespace Millrace.Json;

/// <summary>What feeds an input.</summary>
/// <param name="Step">The step; null for what the steps inside of a pipeline or a map take from outside.</param>
/// <param name="Output">The step's output, or the name of what is taken.</param>
/// <param name="View">The view through which it is seen; null for none.</param>
/// <param name="Or">What stands in where the run goes on without it; null for nothing.</param>
internal sealed record GraphSourceDocument(string? Step, string Output, string? View, GraphSourceDocument? Or = null);
