using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>Picks the codec of a parameter's type.</summary>
internal static class ParameterCodecs
{
    private const string Codec = "global::Millrace.ParameterCodec";

    /// <summary>The expression that makes the codec, or null where the type cannot be read from text.</summary>
    public static string? Of(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return Nullable(Present(nullable.TypeArguments[0]));
        string? codec = Present(type);
        return type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } ? Nullable(codec) : codec;
    }

    private static string? Nullable(string? codec) => codec is null ? null : $"{Codec}.Nullable({codec})";

    private static string? Present(ITypeSymbol type)
    {
        if (type.ListItem() is { } item)
            return Present(item) is string codec ? $"{Codec}.List<{TypeRefs.Of(item).FullName}>({codec})" : null;
        if (IsEnumeration(type))
            return $"{Codec}.Enum<{TypeRefs.Of(type).FullName}>()";
        return Parses(type) ? $"{Codec}.Of<{TypeRefs.Of(type).FullName}>()" : null;
    }

    private static bool IsEnumeration(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum
        || type is ITypeParameterSymbol { HasValueTypeConstraint: true, ConstraintTypes: var constraints } && constraints.Any(static each => each.SpecialType == SpecialType.System_Enum);

    private static bool Parses(ITypeSymbol type) => type switch
    {
        IErrorTypeSymbol => true,
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.OfType<INamedTypeSymbol>().Any(each => IsParsable(each, type)),
        _ => type.AllInterfaces.Any(each => IsParsable(each, type)),
    };

    private static bool IsParsable(INamedTypeSymbol candidate, ITypeSymbol type) =>
        candidate.Is("System.IParsable") && candidate.TypeArguments.Length == 1 && SymbolEqualityComparer.Default.Equals(candidate.TypeArguments[0], type);
}
