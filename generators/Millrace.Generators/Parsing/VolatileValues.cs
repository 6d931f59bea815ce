using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Finds values that differ with every run. A step whose parameter is one of them is never reused.</summary>
internal static class VolatileValues
{
    /// <summary>The values in an expression or a method, in the order of the source.</summary>
    public static IEnumerable<ExpressionSyntax> Find(SyntaxNode node, SemanticModel semantics, CancellationToken cancellation) => node
        .DescendantNodesAndSelf(static each => each is not InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } })
        .OfType<ExpressionSyntax>()
        .Where(each => IsVolatile(each, semantics, cancellation));

    private static bool IsVolatile(ExpressionSyntax expression, SemanticModel semantics, CancellationToken cancellation) => expression switch
    {
        MemberAccessExpressionSyntax access => MayKnow(access.Name) && IsListed(access, semantics, cancellation),
        IdentifierNameSyntax { Parent: not MemberAccessExpressionSyntax and not NameColonSyntax } name => MayKnow(name) && IsListed(name, semantics, cancellation),
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 0 } creation => IsListed(creation, semantics, cancellation),
        _ => false,
    };

    /// <summary>Members that only their type tells, such as those of RandomNumberGenerator, stand behind its name.</summary>
    private static bool MayKnow(SimpleNameSyntax name) =>
        ImpureApis.MayKnow(name.Identifier.ValueText)
        || (name.Parent is MemberAccessExpressionSyntax { Expression: var type } && ImpureApis.MayKnow(type is MemberAccessExpressionSyntax qualified ? qualified.Name.Identifier.ValueText : type.ToString()));

    private static bool IsListed(ExpressionSyntax use, SemanticModel semantics, CancellationToken cancellation) =>
        semantics.GetSymbolInfo(use, cancellation).Symbol is { } member && member is IPropertySymbol or IMethodSymbol && ImpureMembers.IsVolatile(member);
}
