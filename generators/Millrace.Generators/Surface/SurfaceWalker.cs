using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Generators;

/// <summary>Reads the surface of a file.</summary>
internal sealed class SurfaceWalker(SyntaxTree tree, CancellationToken cancellation)
{
    private readonly List<DeclarationSurface> _declarations = [];
    private readonly Dictionary<string, int> _declared = new(StringComparer.Ordinal);
    private readonly HashSet<string> _namespaces = new(StringComparer.Ordinal);
    private readonly HashSet<string> _frameNames = new(StringComparer.Ordinal);
    private readonly HashSet<string> _globalNames = new(StringComparer.Ordinal);
    private readonly List<string> _aliases = [];
    private readonly List<string> _globalAliases = [];
    private Fingerprint _frame = Fingerprint.Empty;
    private Fingerprint? _globals;
    private Fingerprint? _attributes;

    public TreeSurface Read()
    {
        if (tree.GetRoot(cancellation) is CompilationUnitSyntax unit)
            Read(unit);
        Fingerprint frame = _frame.Then(tree.FilePath);
        return new TreeSurface
        {
            Path = tree.FilePath,
            Fingerprint = _declarations.Aggregate(frame.Then(_globals ?? default).Then(_attributes ?? default), static (all, each) => all.Then(each.Anchor).Then(each.Fingerprint)),
            Frame = frame,
            FrameMentions = [.. _frameNames],
            Globals = _globals,
            AssemblyAttributes = _attributes,
            GlobalMentions = [.. _globalNames],
            Aliases = [.. _aliases],
            GlobalAliases = [.. _globalAliases],
            Namespaces = [.. _namespaces],
            Declarations = [.. _declarations],
        };
    }

    private void Read(CompilationUnitSyntax unit)
    {
        foreach (AttributeListSyntax attributes in unit.AttributeLists)
            _attributes = Take(attributes, _attributes ?? Fingerprint.Empty, []);
        ReadFrame(unit.Externs, unit.Usings);
        Read(unit.Members, "");
        if (unit.ContainsDirectives)
            ReadNullable(unit);
    }

    /// <summary>Whether references may be null is said for all that follows, in bodies too. What counts is before which token.</summary>
    private void ReadNullable(CompilationUnitSyntax unit)
    {
        for (DirectiveTriviaSyntax? directive = unit.GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
        {
            if (directive is not NullableDirectiveTriviaSyntax)
                continue;
            int before = _declarations.FindLastIndex(each => each.Tokens.Start <= directive.SpanStart);
            int token = before < 0 ? -1 : _declarations[before].Tokens.Locate(directive.SpanStart).Token;
            _frame = _frame.Then(directive.ToString()).Then(unchecked((ulong)before)).Then(unchecked((ulong)token));
        }
    }

    private void ReadFrame(SyntaxList<ExternAliasDirectiveSyntax> externs, SyntaxList<UsingDirectiveSyntax> usings)
    {
        foreach (ExternAliasDirectiveSyntax alias in externs)
            _frame = Take(alias, _frame, _frameNames);
        foreach (UsingDirectiveSyntax @using in usings)
        {
            bool isGlobal = !@using.GlobalKeyword.IsKind(SyntaxKind.None);
            if (MarkNames.Alias(@using) is string alias)
                (isGlobal ? _globalAliases : _aliases).Add(alias);
            if (!isGlobal)
                _frame = Take(@using, _frame, _frameNames);
            else
                _globals = Take(@using, _globals ?? Fingerprint.Empty, _globalNames);
        }
    }

    private void Read(SyntaxList<MemberDeclarationSyntax> members, string space)
    {
        foreach (MemberDeclarationSyntax member in members)
        {
            cancellation.ThrowIfCancellationRequested();
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax inner:
                    string name = space + inner.Name + ".";
                    _ = _namespaces.Add(name);
                    // Usings mean other things in another namespace, or before it.
                    _frame = _frame.Then(name);
                    ReadFrame(inner.Externs, inner.Usings);
                    Read(inner.Members, name);
                    break;
                case BaseTypeDeclarationSyntax type:
                    Add(type, space + type.Identifier.ValueText + ((type as TypeDeclarationSyntax)?.TypeParameterList?.Parameters.Count ?? 0));
                    break;
                case DelegateDeclarationSyntax type:
                    Add(type, space + type.Identifier.ValueText + (type.TypeParameterList?.Parameters.Count ?? 0));
                    break;
                case GlobalStatementSyntax:
                    break;
                default:
                    _frame = Take(member, _frame, _frameNames);
                    break;
            }
        }
    }

    private void Add(MemberDeclarationSyntax declaration, string name)
    {
        _ = _declared.TryGetValue(name, out int same);
        _declared[name] = same + 1;
        _declarations.Add(new DeclarationWalker(cancellation).Read(declaration, same == 0 ? name : $"{name}#{same}"));
    }

    private static Fingerprint Take(SyntaxNode node, Fingerprint fingerprint, HashSet<string> names)
    {
        foreach (SyntaxToken token in node.DescendantTokens(static each => !DeclarationWalker.IsBody(each)))
        {
            fingerprint = fingerprint.Then((ulong)token.RawKind).Then(token.Text);
            if (token.IsKind(SyntaxKind.IdentifierToken))
                _ = names.Add(token.ValueText);
        }

        return fingerprint;
    }
}
