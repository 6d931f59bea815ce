using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Questions about symbols.</summary>
internal static class Symbols
{
    /// <summary>Whether a type is the one of this name in the namespace <c>Millrace</c>.</summary>
    public static bool IsMillrace(this ITypeSymbol? type, string name) =>
        type is INamedTypeSymbol && type.Name == name && type.ContainingNamespace is { Name: "Millrace", ContainingNamespace.IsGlobalNamespace: true };

    /// <summary>Whether a type is the one of this full name, type arguments aside.</summary>
    public static bool Is(this ITypeSymbol? type, string fullName) =>
        type is INamedTypeSymbol named && fullName.EndsWith(named.Name, StringComparison.Ordinal) && FullName(named) == fullName;

    /// <summary>An attribute of the namespace <c>Millrace</c>, or null.</summary>
    public static AttributeData? Find(this ISymbol symbol, string attribute) => Find(symbol.GetAttributes(), attribute);

    public static AttributeData? Find(this System.Collections.Immutable.ImmutableArray<AttributeData> attributes, string attribute)
    {
        foreach (AttributeData each in attributes)
        {
            if (each.AttributeClass.IsMillrace(attribute))
                return each;
        }

        return null;
    }

    /// <summary>Whether a type is marked twice, as one that is declared twice is: C# reports that, and all that is there twice with it.</summary>
    public static bool IsMarkedTwice(this INamedTypeSymbol type, string attribute) => type.GetAttributes().Count(each => each.AttributeClass.IsMillrace(attribute)) > 1;

    /// <summary>The second of the attributes that mark a type as a component and as a pipeline; null where it is not both.</summary>
    public static AttributeData? SecondRole(this INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Class && type.Find("ComponentAttribute") is { ApplicationSyntaxReference: { } one } component && type.Find("PipelineAttribute") is { ApplicationSyntaxReference: { } other } pipeline
            ? MemberOrder.Compare(Location.Create(one.SyntaxTree, one.Span), Location.Create(other.SyntaxTree, other.Span)) < 0 ? pipeline : component
            : null;

    /// <summary>Whether a type has another member of a property's name: C# reports the second, and every use of either.</summary>
    public static bool IsDeclaredTwice(this IPropertySymbol property) => !property.IsIndexer && property.ContainingType.GetMembers(property.Name).Length > 1;

    /// <summary>Whether two methods cannot stand in one class: C# reports the second.</summary>
    public static bool IsSameMember(this IMethodSymbol one, IMethodSymbol other) =>
        one.Name == other.Name && one.Arity == other.Arity && one.Parameters.Length == other.Parameters.Length
        && one.Parameters.Zip(other.Parameters, static (a, b) => (a.RefKind == RefKind.None) == (b.RefKind == RefKind.None) && SymbolEqualityComparer.Default.Equals(a.Type, b.Type)).All(static each => each);

    /// <summary>Whether a type may flow between steps. A type that does not exist counts: C# reports it.</summary>
    public static bool IsArtifact(this ITypeSymbol type) => type switch
    {
        IErrorTypeSymbol => true,
        INamedTypeSymbol { IsReferenceType: true } => type.AllInterfaces.Any(each => IsArtifactOf(each, type)),
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.OfType<INamedTypeSymbol>().Any(each => IsArtifactOf(each, type)),
        _ => false,
    };

    /// <summary>The item's type of <c>IReadOnlyList&lt;T&gt;</c>, or null.</summary>
    public static ITypeSymbol? ListItem(this ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IReadOnlyList_T } list ? list.TypeArguments[0] : null;

    /// <summary>Whether the first declaration of a type is written <c>partial</c>.</summary>
    public static bool IsPartial(this INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Any(each => each.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>All types in a namespace or type, those in types too.</summary>
    public static IEnumerable<INamedTypeSymbol> Types(this INamespaceOrTypeSymbol container)
    {
        foreach (ISymbol member in container.GetMembers())
        {
            if (member is INamedTypeSymbol type)
                yield return type;
            if (member is INamespaceOrTypeSymbol inner)
            {
                foreach (INamedTypeSymbol each in inner.Types())
                    yield return each;
            }
        }
    }

    /// <summary>Where and how a type is declared.</summary>
    public static TypeDeclaration Declare(this INamedTypeSymbol type)
    {
        var containers = new Stack<string>();
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
            containers.Push($"partial {Keyword(container)} {CSharp.Escape(container.Name)}");
        return new TypeDeclaration
        {
            Namespace = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)),
            Containers = containers.ToEquatableArray(),
            Accessibility = SyntaxFacts.GetText(type.DeclaredAccessibility),
            Keyword = Keyword(type),
            Name = CSharp.Escape(type.Name),
            TypeParameters = type.TypeParameters.Select(each => CSharp.Escape(each.Name)).ToEquatableArray(),
            Constraints = type.TypeParameters.Select(Constraint).Where(each => each.Length > 0).ToEquatableArray(),
            Type = TypeRefs.Of(type),
        };
    }

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "interface",
        { IsRecord: true, IsValueType: true } => "record struct",
        { IsRecord: true } => "record",
        { IsValueType: true } => "struct",
        _ => "class",
    };

    private static string Constraint(ITypeParameterSymbol parameter)
    {
        var constraints = new List<string>();
        if (parameter.HasUnmanagedTypeConstraint)
            constraints.Add("unmanaged");
        else if (parameter.HasValueTypeConstraint)
            constraints.Add("struct");
        else if (parameter.HasReferenceTypeConstraint)
            constraints.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
        else if (parameter.HasNotNullConstraint)
            constraints.Add("notnull");
        constraints.AddRange(parameter.ConstraintTypes.Select(TypeRefs.Spell));
        if (parameter.HasConstructorConstraint)
            constraints.Add("new()");
        if (parameter.AllowsRefLikeType)
            constraints.Add("allows ref struct");
        return constraints.Count == 0 ? "" : $"where {CSharp.Escape(parameter.Name)} : {string.Join(", ", constraints)}";
    }

    private static bool IsArtifactOf(INamedTypeSymbol candidate, ITypeSymbol type) =>
        candidate.IsMillrace("IArtifact") && candidate.TypeArguments.Length == 1 && SymbolEqualityComparer.Default.Equals(candidate.TypeArguments[0], type);

    private static string FullName(INamedTypeSymbol type) =>
        type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.ToDisplayString()}.{type.Name}" : type.Name;
}
