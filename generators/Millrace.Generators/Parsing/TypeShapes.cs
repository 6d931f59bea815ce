using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads how a struct is declared, as far as it decides whether a part of it can be generated.</summary>
internal static class TypeShapes
{
    private static readonly SymbolDisplayFormat s_display =
        SymbolDisplayFormat.MinimallyQualifiedFormat.RemoveMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    public static TypeShape Of(INamedTypeSymbol type, SyntaxNode declaration)
    {
        INamedTypeSymbol? closed = null;
        INamedTypeSymbol? generic = type.TypeParameters.IsEmpty ? null : type;
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            closed ??= container.IsPartial() ? null : container;
            generic ??= container.TypeParameters.IsEmpty ? null : container;
        }

        return new TypeShape
        {
            IsPartial = type.IsPartial(),
            IsRecord = type.IsRecord,
            IsRefLike = type.IsRefLikeType,
            KeywordLocation = declaration is TypeDeclarationSyntax written ? written.Keyword.GetLocation().ToInfo() : default,
            ClosedContainer = closed is null ? null : Place(closed),
            Generic = generic is null ? null : Place(generic),
            IsFileLocal = type.IsFileLocal || Containers(type).Any(each => each.IsFileLocal),
        };
    }

    /// <summary>Whether a schema has its generated part: one that was compiled before has, and one that is compiled here unless no part of it can be written.</summary>
    public static bool HasGeneratedPart(this INamedTypeSymbol schema, CancellationToken cancellation) =>
        schema.DeclaringSyntaxReferences is not [{ } declaration, ..] || Of(schema, declaration.GetSyntax(cancellation)).CanContinue;

    /// <summary>The type as a message shows it: <c>int</c> rather than <c>Int32</c>, and no <c>@</c>.</summary>
    public static string DisplayName(this ITypeSymbol type) => type.ToDisplayString(s_display);

    /// <summary>Whether code of other assemblies can name a type.</summary>
    public static bool IsPublic(this INamedTypeSymbol type) => Containers(type).Prepend(type).All(each => Reach(each) == Everywhere);

    /// <summary>Whether a member that shows a type is seen where the type is not: C# says so.</summary>
    public static bool IsExposedBy(this INamedTypeSymbol type, ISymbol member) =>
        Containers(type).Prepend(type).Min(Reach) < Math.Min(Reach(member), Containers(member.ContainingType).Prepend(member.ContainingType).Min(Reach));

    /// <summary>Whether a member's signature names a type that is seen less than the member, or may not be used: C# says so, and would again where generated code repeats it.</summary>
    public static bool IsHiddenFrom(this ITypeSymbol type, ISymbol member) => type switch
    {
        IArrayTypeSymbol array => array.ElementType.IsHiddenFrom(member),
        IErrorTypeSymbol => false,
        INamedTypeSymbol named => named.IsExposedBy(member) || named.IsForbiddenTo(member) || named.TypeArguments.Any(each => each.IsHiddenFrom(member)),
        _ => false,
    };

    /// <summary>What <see cref="Visibility"/> says of what all code of its assembly sees, and no other.</summary>
    public const int SeenInAssembly = 1;

    /// <summary>How far a type is seen, type arguments included: the more, the farther.</summary>
    public static int Visibility(this ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType.Visibility(),
        INamedTypeSymbol named and not IErrorTypeSymbol => Containers(named).Prepend(named).Select(Reach).Concat(named.TypeArguments.Select(Visibility)).Min(),
        _ => Everywhere,
    };

    private const int Everywhere = 2;

    private static int Reach(ISymbol symbol) => symbol.DeclaredAccessibility switch
    {
        Accessibility.Public => Everywhere,
        Accessibility.Internal or Accessibility.ProtectedOrInternal => SeenInAssembly,
        _ => 0,
    };

    /// <summary>Whether code of the same assembly can name a type, wherever it stands.</summary>
    public static bool IsVisibleInAssembly(this INamedTypeSymbol type) =>
        Containers(type).Prepend(type).All(each => !each.IsFileLocal && Reach(each) > 0);

    private static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
            yield return container;
    }

    private static Named Place(INamedTypeSymbol type) =>
        new(type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), type.Place().ToInfo());
}
