using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Generators;

/// <summary>The variables on the left of a deconstruction.</summary>
internal static class Designations
{
    /// <summary>The variables and discards that it declares; null where it does something else.</summary>
    public static IReadOnlyList<VariableDesignationSyntax>? Of(ExpressionSyntax left)
    {
        VariableDesignationSyntax?[] parts = left switch
        {
            DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax designation } => [.. designation.Variables],
            TupleExpressionSyntax tuple => [.. tuple.Arguments.Select(static each => each.Expression switch
            {
                DeclarationExpressionSyntax declaration => declaration.Designation,
                IdentifierNameSyntax { Identifier.ValueText: "_" } => SyntaxFactory.DiscardDesignation(),
                IdentifierNameSyntax name => SyntaxFactory.SingleVariableDesignation(name.Identifier),
                _ => null,
            })],
            _ => [null],
        };
        return Array.TrueForAll(parts, static each => each is SingleVariableDesignationSyntax or DiscardDesignationSyntax) ? [.. parts.Select(static each => each!)] : null;
    }
}
