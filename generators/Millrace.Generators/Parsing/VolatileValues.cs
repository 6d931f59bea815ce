using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>
/// Finds values that differ with every run, also where a static field or property is initialised with one. A step whose parameter is one of them is
/// never reused.
/// </summary>
internal static class VolatileValues
{
    /// <summary>How many fields may stand between a use and the value, so that two that name each other end.</summary>
    private const int MostNames = 16;

    /// <summary>The values in an expression or a method, in the order of the source.</summary>
    public static IEnumerable<ExpressionSyntax> Find(SyntaxNode node, SemanticModel semantics, CancellationToken cancellation) =>
        Find(node, semantics, ImpureMembers.IsVolatile, 0, cancellation);

    /// <summary>Whether a value depends on a clock, chance, the environment, the machine or what lies outside of the program.</summary>
    public static bool TellsOfSurroundings(SyntaxNode node, SemanticModel semantics, CancellationToken cancellation) =>
        Find(node, semantics, ImpureMembers.TellsOfSurroundings, 0, cancellation).Any();

    private static IEnumerable<ExpressionSyntax> Find(
        SyntaxNode node, SemanticModel semantics, Func<ISymbol, bool> isWanted, int names, CancellationToken cancellation) => node
        .DescendantNodesAndSelf(static each => each is not InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } })
        .OfType<ExpressionSyntax>()
        .Where(each => IsVolatile(each, semantics, isWanted, cancellation) || HoldsVolatile(each, semantics, isWanted, names, cancellation));

    /// <summary>Whether an expression names a static field or property that keeps such a value.</summary>
    private static bool HoldsVolatile(ExpressionSyntax use, SemanticModel semantics, Func<ISymbol, bool> isWanted, int names, CancellationToken cancellation)
    {
        bool isName = use is MemberAccessExpressionSyntax or IdentifierNameSyntax { Parent: not NameColonSyntax } && !(use.Parent is MemberAccessExpressionSyntax access && access.Name == use);
        return isName && names < MostNames
            && StaticValues.Of(semantics.GetSymbolInfo(use, cancellation).Symbol, cancellation) is { } value && semantics.Compilation.ContainsSyntaxTree(value.SyntaxTree)
            && Find(value, semantics.Compilation.Semantics(value.SyntaxTree), isWanted, names + 1, cancellation).Any();
    }

    private static bool IsVolatile(ExpressionSyntax expression, SemanticModel semantics, Func<ISymbol, bool> isWanted, CancellationToken cancellation) => expression switch
    {
        MemberAccessExpressionSyntax access => MayKnow(access.Name) && IsListed(access, semantics, isWanted, cancellation),
        IdentifierNameSyntax { Parent: not MemberAccessExpressionSyntax and not NameColonSyntax } name => MayKnow(name) && IsListed(name, semantics, isWanted, cancellation),
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 0 } creation => IsListed(creation, semantics, isWanted, cancellation),
        _ => false,
    };

    /// <summary>Members that only their type tells, such as those of RandomNumberGenerator, stand behind its name.</summary>
    private static bool MayKnow(SimpleNameSyntax name) =>
        ImpureApis.MayKnow(name.Identifier.ValueText)
        || (name.Parent is MemberAccessExpressionSyntax { Expression: var type } && ImpureApis.MayKnow(type is MemberAccessExpressionSyntax qualified ? qualified.Name.Identifier.ValueText : type.ToString()));

    private static bool IsListed(ExpressionSyntax use, SemanticModel semantics, Func<ISymbol, bool> isWanted, CancellationToken cancellation) =>
        semantics.GetSymbolInfo(use, cancellation).Symbol is { } member && member is IPropertySymbol or IMethodSymbol && isWanted(member);
}
