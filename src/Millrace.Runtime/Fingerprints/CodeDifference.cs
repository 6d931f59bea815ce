using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Says how the code of a component differs from what it was.</summary>
internal static class CodeDifference
{
    private const int MostNames = 3;

    /// <summary>Names what changed: <c>method Helper.Clean changed</c>; null where that is not known.</summary>
    /// <param name="before">What the code was made of.</param>
    /// <param name="now">What it is made of.</param>
    public static string? Describe(ImmutableArray<CodePart> before, ImmutableArray<CodePart> now)
    {
        if (before.IsEmpty || now.IsEmpty)
            return null;

        ILookup<(CodePartKind, string), string> earlier = Digests(before), later = Digests(now);
        string[] changes =
        [
            .. now.Where(part => earlier[Id(part)].Any() && !earlier[Id(part)].Contains(part.Digest)).Select(part => Changed(part, earlier[Id(part)].First())),
            .. now.Where(part => !earlier[Id(part)].Any()).Select(static part => $"{Name(part)} is new"),
            .. before.Where(part => !later[Id(part)].Any()).Select(static part => $"{Name(part)} is gone"),
        ];
        changes = [.. changes.Distinct(StringComparer.Ordinal)];
        return changes.Length switch
        {
            0 => null,
            <= MostNames => string.Join(", ", changes),
            _ => $"{string.Join(", ", changes.Take(MostNames))} and {changes.Length - MostNames} more",
        };
    }

    private static ILookup<(CodePartKind, string), string> Digests(ImmutableArray<CodePart> parts) => parts.ToLookup(Id, static part => part.Digest);

    private static (CodePartKind, string) Id(CodePart part) => (part.Kind, part.Name);

    private static string Changed(CodePart part, string before) =>
        part.Kind == CodePartKind.Package ? $"{Name(part)} changed from {before} to {part.Digest}" : $"{Name(part)} changed";

    private static string Name(CodePart part)
    {
        string name = part.Kind is CodePartKind.Method or CodePartKind.Type ? DisplayNames.OfPart(part.Name) : part.Name;
        return $"{part.Kind.ToString().ToLowerInvariant()} {name}";
    }
}
