using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Generators;

/// <summary>
/// Code of the user's in one line, as plans and messages show it. It follows from the tokens alone: while they are the same nothing is read again, so a
/// comment or a space may not show.
/// </summary>
internal static class WrittenText
{
    private const int Longest = 60;

    /// <summary>The whole code.</summary>
    public static string Of(SyntaxNode node) => string.Join(" ", Bare(node).Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The tokens alone, each with the space that it needs. Texts stay as they are.</summary>
    public static string Bare(SyntaxNode node) => node
        .ReplaceTokens(node.DescendantTokens(), static (token, _) => token.WithoutTrivia())
        .WithoutTrivia()
        .NormalizeWhitespace(indentation: "", eol: " ")
        .ToString()
        .Trim();

    /// <summary>A text that names something, without quotes; what is put into it stands in braces.</summary>
    public static string Name(ExpressionSyntax text) => text switch
    {
        LiteralExpressionSyntax literal => literal.Token.ValueText,
        InterpolatedStringExpressionSyntax interpolated => string.Concat(interpolated.Contents.Select(static each => each is InterpolatedStringTextSyntax part ? part.TextToken.ValueText : Of(each))),
        _ => $"{{{Of(text)}}}",
    };

    /// <summary>The code, cut where it is long.</summary>
    public static string Short(SyntaxNode node)
    {
        string text = Of(node);
        return text.Length <= Longest ? text : text.Substring(0, Longest - 3) + "…";
    }
}
