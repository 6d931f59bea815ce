using System.Collections.Immutable;

namespace Millrace.Quality;

/// <summary>A property as it stands in the source of a schema.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Where its type stands.</param>
/// <param name="Whole">Where all of it stands, its attributes first.</param>
/// <param name="Declaration">Where it begins behind its attributes.</param>
/// <param name="Attributes">Its attributes.</param>
internal sealed record SourceMember(string Name, Range Type, Range Whole, int Declaration, ImmutableArray<SourceAttribute> Attributes);
