using System.Collections.Immutable;

namespace Millrace.Generators;

/// <summary>A type with attributes, which may be marked for us.</summary>
/// <param name="Position">Where the type's name stands among the tokens of its declaration.</param>
/// <param name="Attributes">The last names of the attributes, as written.</param>
internal readonly record struct AttributedType(int Position, ImmutableArray<string> Attributes);
