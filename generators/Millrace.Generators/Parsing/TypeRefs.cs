using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Makes types without symbols from symbols.</summary>
internal static class TypeRefs
{
    private static readonly SymbolDisplayFormat s_definition = SymbolDisplayFormat.FullyQualifiedFormat.WithGenericsOptions(SymbolDisplayGenericsOptions.None);

    /// <summary>The type; nullable annotations of references are left out.</summary>
    public static TypeRef Of(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => new TypeRef(CSharp.Escape(parameter.Name), default, IsTypeParameter: true) { IsLearned = parameter.ConstraintTypes.OfType<INamedTypeSymbol>().Any(LearnedTypes.IsLearned) },
        IArrayTypeSymbol { Rank: 1 } array => new TypeRef("{0}[]", Single(array.ElementType)),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => new TypeRef("{0}?", Single(nullable.TypeArguments[0])),
        INamedTypeSymbol { IsTupleType: true } tuple => Tuple(tuple),
        INamedTypeSymbol named when named.ContainingType is { } container && AllArguments(container).Any() => Nested(named),
        INamedTypeSymbol named => new TypeRef(named.ToDisplayString(s_definition), named.TypeArguments.Select(Of).ToEquatableArray()) { IsLearned = LearnedTypes.IsLearned(named) },
        _ => new TypeRef(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), default),
    };

    /// <summary>The type as generated code spells it, with a question mark where it is a reference that may be null.</summary>
    public static string Spell(ITypeSymbol type) =>
        Of(type).FullName + (type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } ? "?" : "");

    private static EquatableArray<TypeRef> Single(ITypeSymbol type) => new([Of(type)]);

    private static TypeRef Tuple(INamedTypeSymbol tuple)
    {
        IEnumerable<string> elements = tuple.TupleElements.Select((each, i) => each.IsExplicitlyNamedTupleElement ? $"{{{i}}} {CSharp.Escape(each.Name)}" : $"{{{i}}}");
        return new TypeRef($"({string.Join(", ", elements)})", tuple.TupleElements.Select(each => Of(each.Type)).ToEquatableArray());
    }

    private static TypeRef Nested(INamedTypeSymbol type)
    {
        var levels = new Stack<INamedTypeSymbol>();
        for (INamedTypeSymbol? level = type; level is not null; level = level.ContainingType)
            levels.Push(level);
        string name = "";
        int place = 0;
        foreach (INamedTypeSymbol level in levels)
        {
            name = name.Length == 0 ? level.ToDisplayString(s_definition) : $"{name}.{CSharp.Escape(level.Name)}";
            if (level.TypeArguments.Length > 0)
                name += $"<{string.Join(", ", level.TypeArguments.Select(_ => $"{{{place++}}}"))}>";
        }

        return new TypeRef(name, AllArguments(type).Select(Of).ToEquatableArray()) { IsLearned = LearnedTypes.IsLearned(type) };
    }

    private static IEnumerable<ITypeSymbol> AllArguments(INamedTypeSymbol type) =>
        (type.ContainingType is { } container ? AllArguments(container) : []).Concat(type.TypeArguments);
}
