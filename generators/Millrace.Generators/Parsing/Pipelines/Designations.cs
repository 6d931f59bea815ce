using Microsoft.CodeAnalysis;
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

    /// <summary>Whether a deconstruction takes a part apart again.</summary>
    public static bool IsNested(ExpressionSyntax left) => Parts(left) is { } parts && parts.Any(static each => Parts(each) is not null);

    /// <summary>Whether a deconstruction takes a value apart as C# can.</summary>
    public static bool Fit(SyntaxNode left, WiringValue value) =>
        Parts(left) is not { } parts
        || (DefineContext.Elements(value) is { } elements && elements.Count == parts.Count && parts.Zip(elements, (part, element) => Fit(part, element)).All(static each => each));

    /// <summary>The parts of a deconstruction; null for a single variable.</summary>
    private static IReadOnlyList<SyntaxNode>? Parts(SyntaxNode left) => left switch
    {
        DeclarationExpressionSyntax declaration => Parts(declaration.Designation),
        ParenthesizedVariableDesignationSyntax designation => designation.Variables,
        TupleExpressionSyntax tuple => [.. tuple.Arguments.Select(static each => each.Expression)],
        _ => null,
    };
}
