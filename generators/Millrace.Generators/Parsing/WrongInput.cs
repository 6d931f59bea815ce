using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Inputs of Run that are wrong, which has been reported: Step keeps as much of them as lets the calls that were meant be accepted.</summary>
internal static class WrongInput
{
    /// <summary>An input of which nothing is known.</summary>
    public static InputModel Anything(string name) => new(name, new TypeRef("object?", default), IsArtifact: false, IsWrong: true);

    /// <summary>An input of a type that none may have.</summary>
    public static InputModel Of(string name, ITypeSymbol type)
    {
        if (type.IsArtifact())
            return new InputModel(name, TypeRefs.Of(type), IsWrong: true);
        if (Item(type) is { } item && item.IsArtifact())
            return new InputModel(name, TypeRefs.Of(item), IsList: true, IsWrong: true);
        // What only a method can hold, such as a span, is given as a list.
        if (type.IsRefLikeType)
            return new InputModel(name, new TypeRef("object?", default), IsList: true, IsArtifact: false, IsWrong: true);
        // A class may be meant as an artifact, and is then given what a step yields.
        return IsValue(type) ? new InputModel(name, new TypeRef(TypeRefs.Spell(type), default), IsArtifact: false, IsWrong: true)
            : Item(type) is { } other ? Items(name, type, other)
            : Anything(name);
    }

    private static InputModel Items(string name, ITypeSymbol type, ITypeSymbol item) => IsValue(item)
        ? new InputModel(name, new TypeRef(TypeRefs.Spell(type), default), IsArtifact: false, IsWrong: true)
        : new InputModel(name, new TypeRef("object?", default), IsList: true, IsArtifact: false, IsWrong: true);

    private static ITypeSymbol? Item(ITypeSymbol type) => type is IArrayTypeSymbol { Rank: 1 } array
        ? array.ElementType
        : type.AllInterfaces.Append(type as INamedTypeSymbol)
            .FirstOrDefault(static each => each?.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0];

    private static bool IsValue(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsValueType: true } or INamedTypeSymbol { TypeKind: TypeKind.Delegate } or ITypeParameterSymbol or { SpecialType: SpecialType.System_String };
}
