namespace Millrace;

/// <summary>
/// Marks a text parameter of a component as the path of a file or folder that is read from outside. The content's digest, not the path,
/// decides whether the step is reused. An empty text stands for nothing.
/// </summary>
/// <remarks>
/// The digest of a file is kept in the store: as long as its path, length and times stay, it is not read again. A file that is changed at equal length, and
/// whose times are set back to what they were, is taken for unchanged.
/// <para/>
/// Where the path leads to no local file or folder (an address, a pattern, a mistyped name), nobody can tell what the content is: the step runs every time,
/// and <c>plan</c> says so. What lies elsewhere is an ordinary parameter, on a component whose results expire (<see cref="CachePolicy.Expires"/>).
/// <para/>
/// A parameter that takes a <see cref="SpanPattern"/> names the one that takes the <see cref="SpanSelection"/>: <c>[Source(SelectedBy = nameof(Spans))]</c>.
/// Then the paths and digests of the wanted files count, span by span, and a reason says which spans are new.
/// </remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SourceAttribute : Attribute
{
    /// <summary>The property that says which spans of the pattern are wanted, another text parameter of the component; null where the text is a path.</summary>
    public string? SelectedBy { get; init; }
}
