namespace Millrace.Runtime;

/// <summary>A link between two nodes by their numbers.</summary>
/// <param name="From">What was there before.</param>
/// <param name="To">What came of it.</param>
/// <param name="Kind">How they belong together.</param>
/// <param name="Name">The name of the input, output or parameter; for an item its position.</param>
/// <param name="View">The view or the span.</param>
internal readonly record struct LineageEdge(LineageKey From, LineageKey To, LineageLinkKind Kind, string Name, string? View);
