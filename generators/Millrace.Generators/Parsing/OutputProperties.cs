using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>The properties of a record, class or struct that holds several outputs. They are read alone, so how they are set does not matter.</summary>
internal static class OutputProperties
{
    /// <summary>What everybody can read of an instance: properties of bases first, each once. What is computed and is no artifact is no output.</summary>
    public static IReadOnlyList<IPropertySymbol> Of(INamedTypeSymbol type)
    {
        var properties = new List<IPropertySymbol>();
        foreach (IPropertySymbol property in Levels(type).Reverse().SelectMany(static level => level.GetMembers().OfType<IPropertySymbol>().Where(IsReadable).InOrder()))
        {
            int hidden = properties.FindIndex(each => each.Name == property.Name);
            if (hidden < 0)
                properties.Add(property);
            else
                properties[hidden] = property;
        }

        return [.. properties.Where(static each => each.SetMethod is not null || each.Type.IsArtifact() || !Soundness.IsSound(each.Type))];
    }

    /// <summary>Whether a property is marked as holdout: itself, where it overrides another one, or as a parameter of a constructor.</summary>
    public static bool IsHoldout(INamedTypeSymbol type, IPropertySymbol property)
    {
        for (IPropertySymbol? level = property; level is not null; level = level.OverriddenProperty)
        {
            if (level.Find("HoldoutAttribute") is not null)
                return true;
        }

        return Levels(type).SelectMany(static each => each.InstanceConstructors).SelectMany(static each => each.Parameters)
            .Any(each => each.Name == property.Name && each.Find("HoldoutAttribute") is not null);
    }

    private static IEnumerable<INamedTypeSymbol> Levels(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type; level is not null; level = level.BaseType)
            yield return level;
    }

    private static bool IsReadable(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public };
}
