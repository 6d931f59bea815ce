using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Generators;

/// <summary>Reads the surface of one declaration.</summary>
internal sealed class DeclarationWalker(CancellationToken cancellation)
{
    private readonly ImmutableArray<int>.Builder _starts = ImmutableArray.CreateBuilder<int>();
    private readonly HashSet<string> _mentions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _declares = new(StringComparer.Ordinal);
    private readonly ImmutableArray<AttributedType>.Builder _attributed = ImmutableArray.CreateBuilder<AttributedType>();
    private Fingerprint _fingerprint = Fingerprint.Empty;

    public DeclarationSurface Read(MemberDeclarationSyntax declaration, string anchor)
    {
        foreach (SyntaxToken token in declaration.DescendantTokens(Enter))
        {
            _fingerprint = _fingerprint.Then((ulong)token.RawKind).Then(token.Text);
            _starts.Add(token.SpanStart);
            if (token.IsKind(SyntaxKind.IdentifierToken))
                _ = _mentions.Add(token.ValueText);
            if (token.HasLeadingTrivia)
                _fingerprint = Take(token.LeadingTrivia, _fingerprint);
        }

        return new DeclarationSurface
        {
            Anchor = anchor,
            Fingerprint = _fingerprint,
            Declares = [.. _declares],
            Mentions = [.. _mentions],
            Attributed = _attributed.ToImmutable(),
            Tokens = new TokenMap(_starts.ToImmutable()),
        };
    }

    /// <summary>
    /// Whether a node is the body of a member, which nobody outside can depend on. Bodies that we read are part of the surface: Define, labels, methods
    /// that take the row of a schema, and everything in structs that are generated in part.
    /// </summary>
    public static bool IsBody(SyntaxNode node) => node switch
    {
        BlockSyntax { Parent: BaseMethodDeclarationSyntax or AccessorDeclarationSyntax } => !IsRead(node.Parent!),
        ArrowExpressionClauseSyntax { Parent: BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or BasePropertyDeclarationSyntax } => !IsRead(node.Parent!),
        _ => false,
    };

    private static bool IsRead(SyntaxNode member) =>
        member is MethodDeclarationSyntax { Identifier.ValueText: "Define" }
        || (member is MethodDeclarationSyntax method && method.ParameterList.Parameters.Any(static each => each.Type is QualifiedNameSyntax { Right.Identifier.ValueText: "Row" }))
        || member.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
            && (type is StructDeclarationSyntax || type.IsKind(SyntaxKind.RecordStructDeclaration))
            && type.Modifiers.Any(SyntaxKind.PartialKeyword);

    private bool Enter(SyntaxNode node)
    {
        cancellation.ThrowIfCancellationRequested();
        switch (node)
        {
            case ExtensionBlockDeclarationSyntax block:
                foreach (MemberDeclarationSyntax member in block.Members)
                    Declare(member);
                break;
            case BaseTypeDeclarationSyntax type:
                Declare(type.Identifier.ValueText);
                if (type is TypeDeclarationSyntax declaration && Attributes(declaration) is { IsEmpty: false } attributes)
                    _attributed.Add(new AttributedType(_starts.Count, attributes));
                break;
            case DelegateDeclarationSyntax type:
                Declare(type.Identifier.ValueText);
                break;
            case MethodDeclarationSyntax { ParameterList.Parameters: [{ } first, ..] } method when first.Modifiers.Any(SyntaxKind.ThisKeyword):
                Declare(method);
                break;
            default:
                if (!IsBody(node))
                    return true;
                // What a body holds does not count, but whether there is one does: { get; } keeps a value, { get => … } computes one.
                _fingerprint = _fingerprint.Then((ulong)node.RawKind);
                return false;
        }

        return true;
    }

    private static ImmutableArray<string> Attributes(TypeDeclarationSyntax type) =>
    [
        .. type.Members.OfType<MethodDeclarationSyntax>().SelectMany(static each => each.AttributeLists).Concat(type.AttributeLists)
            .SelectMany(static each => each.Attributes).Select(static each => MarkNames.Last(each.Name)).Distinct(),
    ];

    private void Declare(MemberDeclarationSyntax member)
    {
        if (member is MethodDeclarationSyntax method)
            Declare(method.Identifier.ValueText);
        else if (member is PropertyDeclarationSyntax property)
            Declare(property.Identifier.ValueText);
    }

    private void Declare(string name)
    {
        _ = _declares.Add(name);
        _ = _declares.Add(MarkNames.Short(name));
    }

    /// <summary>Documentation is read into help texts; skipped text decides whether C# has an objection already.</summary>
    private static Fingerprint Take(SyntaxTriviaList list, Fingerprint fingerprint)
    {
        foreach (SyntaxTrivia trivia in list)
        {
            switch (trivia.Kind())
            {
                case SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia or SyntaxKind.SkippedTokensTrivia:
                    fingerprint = fingerprint.Then(trivia.ToFullString());
                    break;
                case SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia:
                    string text = trivia.ToString();
                    if (text.StartsWith("///", StringComparison.Ordinal) || text.StartsWith("/**", StringComparison.Ordinal))
                        fingerprint = fingerprint.Then(text);
                    break;
                default:
                    break;
            }
        }

        return fingerprint;
    }
}
