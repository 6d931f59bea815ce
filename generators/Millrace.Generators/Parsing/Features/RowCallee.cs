using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Generators;

/// <summary>A method or local function that takes a row.</summary>
/// <param name="Declaration">Its declaration.</param>
/// <param name="Holder">The type whose methods it calls by their names alone.</param>
internal sealed record RowCallee(SyntaxNode Declaration, INamedTypeSymbol Holder)
{
    /// <summary>The parameters; null where it has none to follow.</summary>
    public SeparatedSyntaxList<ParameterSyntax>? Parameters => Declaration switch
    {
        MethodDeclarationSyntax declared => declared.ParameterList.Parameters,
        LocalFunctionStatementSyntax local => local.ParameterList.Parameters,
        _ => null,
    };

    /// <summary>What it does; null where that stands elsewhere.</summary>
    public SyntaxNode? Body => Declaration switch
    {
        MethodDeclarationSyntax declared => (SyntaxNode?)declared.Body ?? declared.ExpressionBody,
        LocalFunctionStatementSyntax local => (SyntaxNode?)local.Body ?? local.ExpressionBody,
        _ => null,
    };

    /// <summary>The parameter that an argument is for; null where it takes no such argument.</summary>
    public ParameterSyntax? ParameterOf(ArgumentSyntax argument)
    {
        if (Parameters is not { Count: > 0 } parameters)
            return null;
        if (argument.NameColon?.Name.Identifier.ValueText is { } name)
            return parameters.FirstOrDefault(each => each.Identifier.ValueText == name);
        int index = ((BaseArgumentListSyntax)argument.Parent!).Arguments.IndexOf(argument);
        return index < parameters.Count ? parameters[index] : IsParams(parameters.Last()) ? parameters.Last() : null;
    }

    public static bool IsParams(ParameterSyntax parameter) => parameter.Modifiers.Any(SyntaxKind.ParamsKeyword);
}
