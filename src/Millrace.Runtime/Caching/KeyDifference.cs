using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Says how a key differs from another, as a reason for which a step runs.</summary>
internal static class KeyDifference
{
    private const int MaximumText = 60;

    /// <summary>Names what changed, separated by commas; null where nothing did.</summary>
    /// <param name="before">The parts of the earlier key.</param>
    /// <param name="now">The parts of the key.</param>
    /// <param name="code">What a fingerprint of code is made of.</param>
    public static string? Describe(ImmutableArray<KeyPart> before, ImmutableArray<KeyPart> now, Func<string, ImmutableArray<CodePart>> code)
    {
        var earlier = before.ToLookup(static part => (part.Kind, part.Name));
        var later = now.ToLookup(static part => (part.Kind, part.Name));
        string[] changes =
        [
            .. now.Where(part => !earlier[(part.Kind, part.Name)].Any(each => each.Value == part.Value))
                .Select(part => Within(part) ?? (earlier[(part.Kind, part.Name)].FirstOrDefault() is KeyPart old ? Changed(old, part, code) : Added(part))),
            .. before.Where(part => !later.Contains((part.Kind, part.Name))).Select(part => Within(part) ?? Removed(part)),
        ];
        return changes.Length == 0 ? null : string.Join(", ", changes.Distinct(StringComparer.Ordinal));

        string? Within(KeyPart part)
        {
            ImmutableArray<KeyPart> old = About(before, part), current = About(now, part);
            return part.Kind is not (KeyPartKind.Input or KeyPartKind.Source) || old.Concat(current).All(static each => each.Split().Part is null) ? null
                : old.IsEmpty ? Added(part)
                : current.IsEmpty ? Removed(part)
                : PartDifference.Describe(old, current) is string which ? $"{Name(part)}: {which}"
                : $"{Name(part)} changed";
        }
    }

    /// <summary>The parts that are about the same thing as one of them.</summary>
    private static ImmutableArray<KeyPart> About(ImmutableArray<KeyPart> parts, KeyPart one) =>
        [.. parts.Where(part => part.Kind == one.Kind && part.Split().Whole == one.Split().Whole)];

    private static string Changed(KeyPart before, KeyPart now, Func<string, ImmutableArray<CodePart>> code) => now.Kind switch
    {
        KeyPartKind.Parameter => $"parameter {now.Name} changed from {Text(before)} to {Text(now)}",
        KeyPartKind.Seed => $"seed changed from {Text(before)} to {Text(now)}",
        KeyPartKind.Runtime => $".NET changed from {Text(before)} to {Text(now)}",
        KeyPartKind.Component => $"component changed from {Text(before)} to {Text(now)}",
        KeyPartKind.Source => $"the content of '{now.Name}' changed",
        KeyPartKind.Code => CodeDifference.Describe(code(before.Value ?? ""), code(now.Value ?? "")) ?? "code changed",
        _ => $"{Name(now)} changed",
    };

    private static string Added(KeyPart part) =>
        part.Kind == KeyPartKind.Seed ? "uses the seed now"
        : IsItem(part) ? $"{Name(part)} changed"
        : $"{Name(part)} is new";

    private static string Removed(KeyPart part) =>
        part.Kind == KeyPartKind.Seed ? "no longer uses the seed"
        : IsItem(part) ? $"{Name(part)} changed"
        : $"{Name(part)} is gone";

    /// <summary>Whether the part is about an item of a list.</summary>
    private static bool IsItem(KeyPart part) => part.Split().Whole.Contains('[', StringComparison.Ordinal);

    /// <summary>What the part is about; an item of a list stands for the list.</summary>
    private static string Name(KeyPart part)
    {
        string kind = part.Kind == KeyPartKind.Secret ? "parameter" : part.Kind.ToString().ToLowerInvariant();
        return $"{kind} {part.Split().Whole.Split('[')[0]}".TrimEnd();
    }

    private static string Text(KeyPart part) => part.Value switch
    {
        null => "nothing",
        "" => "\"\"",
        { Length: > MaximumText } text => text[..MaximumText] + "…",
        string text => text,
    };
}
