using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Millrace.Generators;

/// <summary>One method, or the initialiser of a field or property, as it is read.</summary>
internal sealed class MethodCode
{
    public MethodCode(ISymbol symbol, SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        (Symbol, Node) = (symbol, node);
        Body = [.. Code(symbol, node).Select(each => model.GetOperation(each, cancellation)).OfType<IOperation>()];
        Origins = new Origins(symbol as IMethodSymbol, Body);
        Holders = new Holders(symbol, node, Origins);
    }

    /// <summary>The method, or the member that is initialised.</summary>
    public ISymbol Symbol { get; }

    /// <summary>Its declaration.</summary>
    public SyntaxNode Node { get; }

    /// <summary>Its code, bound.</summary>
    public IReadOnlyList<IOperation> Body { get; }

    /// <summary>Where its values come from.</summary>
    public Origins Origins { get; }

    /// <summary>Whose objects its values are.</summary>
    public Holders Holders { get; }

    /// <summary>Where the use of a member stands, from the start of the declaration.</summary>
    public (int Start, int Length) Place(SyntaxNode use, ISymbol member)
    {
        TextSpan place = Tokens.Of(use, member);
        return (place.Start - Node.SpanStart, place.Length);
    }

    private static IEnumerable<SyntaxNode> Code(ISymbol symbol, SyntaxNode node) => node switch
    {
        TypeDeclarationSyntax type => type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>() ?? [],
        _ when symbol is not IMethodSymbol => Bodies.Initializer(node) is { } value ? [value] : [],
        BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax => [node],
        _ => [],
    };
}
