using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>An input and where it comes from.</summary>
internal sealed record GraphInputDocument(string Name, string Type, string Role, ImmutableArray<GraphSourceDocument> Sources);
