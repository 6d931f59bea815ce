namespace Millrace.Json;

/// <summary>What decides whether a step runs: it does where the value is <paramref name="Holds"/>.</summary>
internal sealed record GraphConditionDocument(GraphSourceDocument Source, bool Holds);
