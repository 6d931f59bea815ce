using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>
/// Whether C# accepts a type. One that it rejects is reported by C# where the user wrote it, and must not be repeated in generated code.
/// Interfaces that are generated for schemas and feature sets count as implemented.
/// </summary>
internal static class Soundness
{
    public static bool IsSound(ITypeSymbol type) => type switch
    {
        IErrorTypeSymbol missing => missing.ContainingType is { } container && IsGenerated(container),
        IArrayTypeSymbol array => IsSound(array.ElementType),
        INamedTypeSymbol { IsUnboundGenericType: true } or INamedTypeSymbol { IsFileLocal: true } => false,
        INamedTypeSymbol { IsValueType: true } value when value.AllInterfaces.Any(each => each.IsMillrace("IArtifact") && SymbolEqualityComparer.Default.Equals(each.TypeArguments[0], value)) => false,
        INamedTypeSymbol named => (named.ContainingType is null || IsSound(named.ContainingType)) && named.TypeParameters.Zip(named.TypeArguments, Fits).All(each => each),
        _ => true,
    };

    /// <summary>Whether C# accepts the constraints of a type's own type parameters.</summary>
    public static bool HasSoundConstraints(INamedTypeSymbol type) => type.TypeParameters.All(static each => each.ConstraintTypes.All(IsSound));

    private static bool Fits(ITypeParameterSymbol parameter, ITypeSymbol argument)
    {
        if (!IsSound(argument))
            return false;
        if (argument is IErrorTypeSymbol)
            return true;
        if ((parameter.HasValueTypeConstraint && !argument.IsValueType) || (parameter.HasReferenceTypeConstraint && !argument.IsReferenceType))
            return false;
        return argument is ITypeParameterSymbol || IsGenerated(argument) || parameter.ConstraintTypes.OfType<INamedTypeSymbol>().All(each => Satisfies(argument, each));
    }

    private static bool Satisfies(ITypeSymbol argument, INamedTypeSymbol constraint)
    {
        if (argument is ITypeParameterSymbol { ConstraintTypes: var own } && own.Any(each => Satisfies(each, constraint)))
            return true;
        // Arguments of the constraint may be type parameters; the definitions are enough to tell a mistake from a fit.
        INamedTypeSymbol definition = constraint.OriginalDefinition;
        if (definition.TypeKind == TypeKind.Interface)
            return argument.AllInterfaces.Append(argument as INamedTypeSymbol).Any(each => SymbolEqualityComparer.Default.Equals(each?.OriginalDefinition, definition));
        for (ITypeSymbol? type = argument; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, definition))
                return true;
        }

        return false;
    }

    /// <summary>Whether parts of a type are generated: members that are missing now may exist in the finished program.</summary>
    public static bool IsGenerated(ITypeSymbol type) => type.Find("SchemaAttribute") is not null || type.GetAttributes().Any(each => each.AttributeClass.IsMillrace("FeaturesAttribute"));
}
