using System.Collections.Immutable;

namespace Millrace.Generators;

/// <summary>A type with attributes, its own or on methods, which may be marked for us.</summary>
/// <param name="Position">Where the type begins among the tokens of its declaration.</param>
/// <param name="Attributes">The last names of the attributes, as written, each once.</param>
internal readonly record struct AttributedType(int Position, ImmutableArray<string> Attributes);
