using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>An input and where it comes from; nowhere for an optional one that is not given.</summary>
internal sealed record GraphInputDocument(string Name, string Type, string Role, bool Optional, ImmutableArray<GraphSourceDocument> Sources);
