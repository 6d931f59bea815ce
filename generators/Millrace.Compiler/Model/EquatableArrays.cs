using System.Collections.Immutable;

namespace Millrace.Compiler;

/// <summary>Makes equatable arrays from sequences.</summary>
public static class EquatableArrays
{
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items)
        where T : IEquatable<T> => new(items.ToImmutableArray());
}
