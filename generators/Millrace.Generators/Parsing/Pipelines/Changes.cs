using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Generators;

/// <summary>Expressions that change the value of a variable, such as <c>i++</c>: in Define a variable keeps its value.</summary>
internal static class Changes
{
    /// <summary>What a message says of such an expression, and of what to write instead; null for any other.</summary>
    public static string? Describe(ExpressionSyntax expression) => expression switch
    {
        PrefixUnaryExpressionSyntax { OperatorToken: var token } prefix when token.IsKind(SyntaxKind.PlusPlusToken) || token.IsKind(SyntaxKind.MinusMinusToken) =>
            Advise(expression, prefix.Operand, token.ValueText.Substring(1), "1"),
        PostfixUnaryExpressionSyntax { OperatorToken: var token } postfix when token.IsKind(SyntaxKind.PlusPlusToken) || token.IsKind(SyntaxKind.MinusMinusToken) =>
            Advise(expression, postfix.Operand, token.ValueText.Substring(1), "1"),
        AssignmentExpressionSyntax assignment when !assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) =>
            Advise(expression, assignment.Left, assignment.OperatorToken.ValueText.TrimEnd('='), WrittenText.Of(assignment.Right)),
        _ => null,
    };

    private static string Advise(ExpressionSyntax whole, ExpressionSyntax variable, string sign, string operand) =>
        $"'{WrittenText.Short(whole)}' (declare another variable, with the value '{WrittenText.Of(variable)} {sign} {operand}')";
}
