using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>
/// Which members of its type the code of a property or method reads, directly or through others of the type. Names are compared, because what
/// is generated is not bound yet. Where the whole value is handed to code that cannot be followed, <see cref="ColumnDeclaration.WholeRow"/> stands for all.
/// </summary>
internal static class MemberReads
{
    /// <returns>The names, without the member's own. Members that the user did not write in this type are among them.</returns>
    public static IReadOnlyCollection<string> Of(ISymbol member, CancellationToken cancellation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        Add(member, names, cancellation);
        names.Remove(member.Name);
        return names;
    }

    private static void Add(ISymbol member, HashSet<string> names, CancellationToken cancellation)
    {
        foreach (SyntaxNode code in member.DeclaringSyntaxReferences.Select(each => each.GetSyntax(cancellation)).SelectMany(Code))
        {
            IEnumerable<string> own = code.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(IsOwn).Select(static each => each.Identifier.ValueText);
            IEnumerable<string> handed = new RowReads([ColumnDeclaration.WholeRow], static _ => [], new RowCallees(program: null, member.ContainingType, cancellation), cancellation)
                .OfThis(code, member.ContainingType);
            foreach (string name in own.Concat(handed).Where(names.Add))
            {
                foreach (ISymbol other in member.ContainingType.GetMembers(name).Where(each => each is IPropertySymbol or IMethodSymbol))
                    Add(other, names, cancellation);
            }
        }
    }

    /// <summary>What runs when a value is read: not the setter, nor what initialises it.</summary>
    private static IEnumerable<SyntaxNode> Code(SyntaxNode declaration) => declaration switch
    {
        PropertyDeclarationSyntax { ExpressionBody: { } body } => [body],
        PropertyDeclarationSyntax { AccessorList: { } accessors } =>
            accessors.Accessors.Where(each => each.Keyword.ValueText == "get").Select(each => (SyntaxNode?)each.Body ?? each.ExpressionBody).OfType<SyntaxNode>(),
        MethodDeclarationSyntax method => ((SyntaxNode?[])[method.Body, method.ExpressionBody]).OfType<SyntaxNode>(),
        _ => [],
    };

    /// <summary>Whether a name stands for a member of the type itself: alone, or after <c>this</c>.</summary>
    private static bool IsOwn(IdentifierNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access.Expression is ThisExpressionSyntax,
        MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax => false,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } } => false,
        _ => true,
    };
}
