using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Generators;

/// <summary>
/// Finds the components, or the pipeline, that the receiver of Step may mean: a closed type, or generic ones whose companion is named. Companions of the same
/// compilation do not exist yet, so the generic component of that name is looked for instead.
/// </summary>
internal sealed class ComponentBinder(SemanticModel semantics, CancellationToken cancellation)
{
    /// <summary>The components; empty where the receiver is none.</summary>
    public IReadOnlyList<INamedTypeSymbol> Bind(ExpressionSyntax receiver)
    {
        // Asked by itself, the name of a type costs little; asked in its place, C# first binds the whole statement, and looks for Step, which is not
        // generated yet, among all extensions.
        ISymbol? symbol = semantics.GetSpeculativeSymbolInfo(receiver.SpanStart, receiver, SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol
            ?? semantics.GetSymbolInfo(receiver, cancellation).Symbol;
        if (symbol is INamedTypeSymbol type)
            return IsComponent(type) ? WithCompanions(type) : [.. Generic(Siblings(type)), .. Generic(Nearer(receiver)).Where(each => !SymbolEqualityComparer.Default.Equals(each.ContainingSymbol, type.ContainingSymbol))];
        if (symbol is not null && symbol is not INamespaceSymbol)
            return [];
        return receiver switch
        {
            IdentifierNameSyntax name => Generic(semantics.LookupNamespacesAndTypes(receiver.SpanStart, name: name.Identifier.ValueText)),
            MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } access when semantics.GetSymbolInfo(access.Expression, cancellation).Symbol is INamespaceOrTypeSymbol container =>
                Generic(semantics.LookupNamespacesAndTypes(receiver.SpanStart, container, name.Identifier.ValueText)),
            AliasQualifiedNameSyntax { Name: IdentifierNameSyntax name } alias when semantics.GetSymbolInfo(alias.Alias, cancellation).Symbol is INamespaceOrTypeSymbol container =>
                Generic(semantics.LookupNamespacesAndTypes(receiver.SpanStart, container, name.Identifier.ValueText)),
            _ => [],
        };
    }

    /// <summary>The class that a receiver names, whatever it is.</summary>
    public INamedTypeSymbol? Class(ExpressionSyntax receiver) => semantics.GetSymbolInfo(receiver, cancellation).Symbol as INamedTypeSymbol;

    private static bool IsComponent(INamedTypeSymbol type) => type.TypeKind == TypeKind.Class && (type.Find("ComponentAttribute") is not null || PortReader.IsStep(type));

    /// <summary>What a name means once companions exist: a component that is nearer than the class that C# finds now, such as a <c>Task&lt;T&gt;</c> of the program's own.</summary>
    private ImmutableArray<ISymbol> Nearer(ExpressionSyntax receiver) => receiver is IdentifierNameSyntax name
        ? semantics.LookupNamespacesAndTypes(receiver.SpanStart, name: name.Identifier.ValueText)
        : [];

    /// <summary>A component that is not generic may be the companion of others as well.</summary>
    private static List<INamedTypeSymbol> WithCompanions(INamedTypeSymbol type) => type.IsGenericType ? [type] : [type, .. Generic(Siblings(type))];

    private static ImmutableArray<INamedTypeSymbol> Siblings(INamedTypeSymbol type) => type.ContainingType is { } container
        ? container.GetTypeMembers(type.Name)
        : type.ContainingNamespace.GetTypeMembers(type.Name);

    private static List<INamedTypeSymbol> Generic(IEnumerable<ISymbol> symbols) =>
        [.. symbols.OfType<INamedTypeSymbol>().Where(static each => each.TypeParameters.Length > 0 && IsComponent(each)).Select(static each => each.OriginalDefinition)];
}
