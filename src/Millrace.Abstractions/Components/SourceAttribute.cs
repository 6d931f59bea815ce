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
/// </remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SourceAttribute : Attribute;
