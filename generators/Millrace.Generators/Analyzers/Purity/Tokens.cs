using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Millrace.Generators;

/// <summary>The tokens that a diagnostic about a use of a member stands at: the member's name, with its type where it is static.</summary>
internal static class Tokens
{
    public static TextSpan Of(SyntaxNode use, ISymbol member) => use switch
    {
        InvocationExpressionSyntax invocation => Name(invocation.Expression, member),
        ObjectCreationExpressionSyntax creation => TextSpan.FromBounds(creation.SpanStart, creation.ArgumentList?.Span.End ?? creation.Type.Span.End),
        ImplicitObjectCreationExpressionSyntax creation => TextSpan.FromBounds(creation.SpanStart, creation.ArgumentList.Span.End),
        ConstructorInitializerSyntax initializer => initializer.ThisOrBaseKeyword.Span,
        TypeDeclarationSyntax type => type.Identifier.Span,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Span,
        ExpressionSyntax expression => Name(expression, member),
        _ => use.Span,
    };

    private static TextSpan Name(ExpressionSyntax expression, ISymbol member) => expression switch
    {
        MemberAccessExpressionSyntax access => member.IsStatic && member is not IMethodSymbol { IsExtensionMethod: true } ? access.Span : access.Name.Span,
        MemberBindingExpressionSyntax binding => binding.Name.Span,
        _ => expression.Span,
    };
}
