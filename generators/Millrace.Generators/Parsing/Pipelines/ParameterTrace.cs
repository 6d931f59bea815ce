using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Generators;

/// <summary>Finds the parameter that a loop's list comes from, so that its message can say why that cannot be.</summary>
internal static class ParameterTrace
{
    /// <summary>How many variables may stand between a list and a parameter, so that two that name each other end.</summary>
    private const int MostNames = 16;

    /// <summary>The name of a <c>[Parameter]</c> that an expression of <c>Define</c> reads, itself or by way of variables; null where there is none.</summary>
    public static string? Find(ExpressionSyntax expression, SemanticModel semantics, int names = 0)
    {
        foreach (IdentifierNameSyntax name in expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        {
            string? found = semantics.GetSymbolInfo(name).Symbol switch
            {
                IPropertySymbol property when property.Find("ParameterAttribute") is not null => property.Name,
                ILocalSymbol local when names < MostNames && Initializer(local, semantics.SyntaxTree) is { } value => Find(value, semantics, names + 1),
                _ => null,
            };
            if (found is not null)
                return found;
        }

        return null;
    }

    private static ExpressionSyntax? Initializer(ILocalSymbol local, SyntaxTree tree) =>
        local.DeclaringSyntaxReferences.FirstOrDefault(each => each.SyntaxTree == tree)?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var value } ? value : null;
}
