using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Generators;

/// <summary>Turns an expression of the user's into code that means the same in a generated file.</summary>
internal static class ExpressionReader
{
    /// <summary>Reads an expression that is assigned to a target.</summary>
    /// <param name="expression">The expression, as it stands in the source.</param>
    /// <param name="target">The type that it is converted to; null for its own.</param>
    /// <param name="semantics">The model of its file.</param>
    /// <param name="scope">What it may use besides static members; null for nothing.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static ExpressionText Read(ExpressionSyntax expression, ITypeSymbol? target, SemanticModel semantics, ExpressionScope? scope, CancellationToken cancellation)
    {
        var rewriter = new ExpressionRewriter(semantics, scope, cancellation);
        SyntaxNode rewritten = rewriter.Visit(expression);
        ITypeSymbol? natural = semantics.GetTypeInfo(expression, cancellation).Type;
        target ??= natural;
        bool fits = target is not null and not IErrorTypeSymbol && semantics.ClassifyConversion(expression.SpanStart, expression, target).IsImplicit;
        // What is of the wrong type is reported by C#, whatever it is made of. What uses generated members has a type only in the finished program.
        if (rewriter.Obstacle is { } obstacle && (fits || target is null || natural is IErrorTypeSymbol || (natural is null && target.TypeKind == TypeKind.Delegate)))
            return new ExpressionText(null, Obstacle: obstacle);
        if (rewriter.IsBroken || target is null || !fits)
            return new ExpressionText(null);
        Optional<object?> constant = scope is null ? semantics.GetConstantValue(expression, cancellation) : scope.Constant(expression);
        if (constant.HasValue && ExpressionText.Of(constant.Value, target) is { } literal)
            return literal;
        string code = WrittenText.Bare(rewritten);
        if (code.Contains('\n'))
            return new ExpressionText(null, Obstacle: new Obstacle("a text over several lines", expression.GetLocation()));
        if (TakesItsType(expression) || !SymbolEqualityComparer.Default.Equals(natural, target))
            code = $"({TypeRefs.Spell(target)})({code})";
        return new ExpressionText(code);
    }

    /// <summary>Whether the expression takes its type from where it stands.</summary>
    private static bool TakesItsType(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => TakesItsType(parenthesized.Expression),
        PostfixUnaryExpressionSyntax postfix => TakesItsType(postfix.Operand),
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.DefaultLiteralExpression) || literal.IsKind(SyntaxKind.NullLiteralExpression),
        _ => expression is ImplicitObjectCreationExpressionSyntax or CollectionExpressionSyntax or ConditionalExpressionSyntax or SwitchExpressionSyntax,
    };
}
