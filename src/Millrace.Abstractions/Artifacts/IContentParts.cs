using System.Collections.Immutable;

namespace Millrace;

/// <summary>
/// An artifact that can be a view of a wider one, such as a dataset with some of the columns of another. What it sees stands in the keys of steps that take
/// it, so that they are reused when only the rest of the wider one changes.
/// </summary>
public interface IContentParts
{
    /// <summary>All parts of the content that are seen, in an order that counts; empty where they are not known, so that the whole content counts.</summary>
    ImmutableArray<ContentPart> Parts { get; }
}
