using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>The order in which members count, which must not be that in which a compiler is given a type's files.</summary>
internal static class MemberOrder
{
    /// <summary>Members by the paths of their files, and in a file as they stand there. Compiled members keep their order.</summary>
    public static IEnumerable<T> InOrder<T>(this IEnumerable<T> members)
        where T : ISymbol =>
        members.OrderBy(static each => each.Locations[0], Comparer<Location>.Create(Compare));

    /// <summary>The properties of a type in that order; of those of one name, of which C# complains, the first.</summary>
    public static IEnumerable<IPropertySymbol> FirstProperties(this INamedTypeSymbol type) =>
        type.GetMembers().OfType<IPropertySymbol>().InOrder().GroupBy(static each => each.MetadataName, StringComparer.Ordinal).Select(static each => each.First());

    /// <summary>Where a type is declared: of several parts, the first in that order.</summary>
    public static Location Place(this INamedTypeSymbol type) =>
        type.Locations.Length == 1
            ? type.Locations[0]
            : type.Locations.OrderBy(static each => each, Comparer<Location>.Create(Compare)).First();

    /// <summary>Which of two places comes first in that order: less than 0 for the first.</summary>
    public static int Compare(Location one, Location other)
    {
        int paths = string.CompareOrdinal(one.SourceTree?.FilePath ?? "", other.SourceTree?.FilePath ?? "");
        return paths != 0 ? paths : one.SourceSpan.Start.CompareTo(other.SourceSpan.Start);
    }
}
