using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Generators;

/// <summary>Finds the code of methods, accessors, constructors and initialisers.</summary>
internal static class Bodies
{
    /// <summary>The declaration that holds a member's code; null where it has none here.</summary>
    /// <param name="symbol">A method, or a field or property whose initialiser is meant.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static SyntaxNode? Of(ISymbol symbol, CancellationToken cancellation)
    {
        if (symbol is IMethodSymbol method)
        {
            IMethodSymbol written = method.PartialImplementationPart ?? method;
            SyntaxNode? node = written.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
            return node ?? (method is { MethodKind: MethodKind.Constructor, IsImplicitlyDeclared: true } ? method.ContainingType.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) : null);
        }

        return symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
    }

    /// <summary>The value that a field or property is initialised with.</summary>
    public static EqualsValueClauseSyntax? Initializer(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax variable => variable.Initializer,
        PropertyDeclarationSyntax property => property.Initializer,
        _ => null,
    };

    /// <summary>Whether a property stores its value: its accessors have no bodies.</summary>
    public static bool IsAuto(IPropertySymbol property, CancellationToken cancellation) =>
        property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) switch
        {
            PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } list } => !property.IsAbstract && list.Accessors.All(static each => each.Body is null && each.ExpressionBody is null),
            ParameterSyntax => true,
            _ => false,
        };

    /// <summary>The hash of a declaration's text. A class stands for its constructor, whose text is that of its head alone.</summary>
    public static Fingerprint TextOf(SyntaxNode node) => Fingerprint.Empty.Then(node is TypeDeclarationSyntax type ? type.BaseList?.ToString() ?? "" : node.ToString());
}
