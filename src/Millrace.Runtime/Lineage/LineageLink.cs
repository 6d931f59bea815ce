namespace Millrace.Runtime;

/// <summary>Two nodes of a <see cref="LineageGraph"/> that belong together.</summary>
/// <param name="From">The position of the node that was there before: what was taken, or who made it.</param>
/// <param name="To">The position of the node that came of it.</param>
/// <param name="Kind">How they belong together.</param>
/// <param name="Name">The name of the input, output or parameter; for an item its position.</param>
/// <param name="View">The view through which an input was seen, the span that a file belongs to, or null.</param>
public sealed record LineageLink(int From, int To, LineageLinkKind Kind, string Name, string? View);
