using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Generators;

/// <summary>A hash of what a file declares, bodies and values left out: as long as it stays, other files mean what they meant.</summary>
internal static class DeclarationHash
{
    private const ulong Start = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong Of(SyntaxNode root)
    {
        ulong hash = Start;
        Declarations(root, ref hash);
        return hash;
    }

    /// <summary>The hash of a text (FNV-1a).</summary>
    public static ulong Of(string text, ulong hash = Start)
    {
        foreach (char c in text)
            hash = unchecked((hash ^ c) * Prime);
        return unchecked((hash ^ 0xFFFF) * Prime);
    }

    public static ulong Of(ulong value, ulong hash)
    {
        for (int i = 0; i < 64; i += 16)
            hash = unchecked((hash ^ ((value >> i) & 0xFFFF)) * Prime);
        return hash;
    }

    private static void Declarations(SyntaxNode node, ref ulong hash)
    {
        hash = Of((ulong)node.RawKind, hash);
        bool isConstant = node is BaseFieldDeclarationSyntax field && field.Modifiers.Any(SyntaxKind.ConstKeyword);
        foreach (SyntaxNodeOrToken child in node.ChildNodesAndTokens())
        {
            if (child.IsToken)
            {
                hash = Of(child.AsToken().Text, hash);
                continue;
            }

            switch (child.AsNode())
            {
                case BlockSyntax or ArrowExpressionClauseSyntax or ConstructorInitializerSyntax or GlobalStatementSyntax:
                    hash = Of(1, hash);
                    break;
                case EqualsValueClauseSyntax when !isConstant && node is PropertyDeclarationSyntax:
                    hash = Of(2, hash);
                    break;
                case VariableDeclarationSyntax variables when !isConstant:
                    Variables(variables, ref hash);
                    break;
                case MemberDeclarationSyntax or AccessorListSyntax or AccessorDeclarationSyntax:
                    Declarations(child.AsNode()!, ref hash);
                    break;
                default:
                    hash = Of(child.AsNode()!.ToString(), hash);
                    break;
            }
        }
    }

    private static void Variables(VariableDeclarationSyntax variables, ref ulong hash)
    {
        hash = Of(variables.Type.ToString(), hash);
        foreach (VariableDeclaratorSyntax variable in variables.Variables)
            hash = Of(variable.Initializer is null ? 0UL : 1UL, Of(variable.Identifier.Text, hash));
    }
}
