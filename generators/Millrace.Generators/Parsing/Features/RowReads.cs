using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>
/// Which columns a label reads of its row: by name (<c>row.Tips</c>), through a local, a pattern, the row's record and what that computes, and
/// through methods that take the row: those of the feature set and local functions. The row's type is generated, so nothing of it is bound yet:
/// names are followed. What other types do with the row is not seen.
/// </summary>
/// <param name="features">The feature set, whose methods are followed.</param>
/// <param name="schema">The schema of the row.</param>
/// <param name="cancellation">Ends the work early.</param>
internal sealed class RowReads(INamedTypeSymbol features, INamedTypeSymbol schema, CancellationToken cancellation)
{
    private readonly HashSet<(SyntaxNode Method, int Parameter)> _followed = [];
    private readonly List<Named> _reads = [];

    /// <returns>Each name once, at the first place in the label's method where it is read or handed on.</returns>
    public IEnumerable<Named> Of(MethodDeclarationSyntax label)
    {
        Follow(label, parameter: 0, from: null);
        return _reads.GroupBy(each => each.Name, StringComparer.Ordinal).Select(each => each.First());
    }

    private void Follow(SyntaxNode method, int parameter, SyntaxNode? from)
    {
        cancellation.ThrowIfCancellationRequested();
        ParameterListSyntax? parameters = ParametersOf(method);
        if (parameters is null || parameter >= parameters.Parameters.Count || !_followed.Add((method, parameter)))
            return;
        RowNames names = RowNames.In(method, parameters.Parameters[parameter].Identifier.ValueText);
        foreach (SyntaxNode node in method.DescendantNodes())
        {
            switch (node)
            {
                case MemberAccessExpressionSyntax access when !IsInNameOf(access) && names.Overwritten(access.Expression) is { } overwritten:
                    Read(access.Name.Identifier.ValueText, overwritten, from ?? access);
                    break;
                case IsPatternExpressionSyntax match when names.Overwritten(match.Expression) is { } overwritten:
                    Read(match.Pattern, overwritten, from);
                    break;
                case SwitchExpressionSyntax choice when names.Overwritten(choice.GoverningExpression) is { } overwritten:
                    foreach (SwitchExpressionArmSyntax arm in choice.Arms)
                        Read(arm.Pattern, overwritten, from);
                    break;
                case SwitchStatementSyntax choice when names.Overwritten(choice.Expression) is { } overwritten:
                    foreach (CasePatternSwitchLabelSyntax label in choice.Sections.SelectMany(each => each.Labels).OfType<CasePatternSwitchLabelSyntax>())
                        Read(label.Pattern, overwritten, from);
                    break;
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument when names.Overwritten(argument.Expression) is not null:
                    HandOn(call, argument, from ?? argument.Expression);
                    break;
            }
        }
    }

    /// <summary>A member of the row or its record: a column, or what is computed from columns.</summary>
    private void Read(string member, IReadOnlyCollection<string> overwritten, SyntaxNode place)
    {
        if (!overwritten.Contains(member))
            _reads.Add(new Named(member, place.GetLocation().ToInfo()));
        foreach (string name in schema.GetMembers(member).Where(each => each is IPropertySymbol or IMethodSymbol).SelectMany(each => MemberReads.Of(each, cancellation)))
        {
            if (!overwritten.Contains(name))
                _reads.Add(new Named(name, place.GetLocation().ToInfo()));
        }
    }

    private void Read(PatternSyntax pattern, IReadOnlyCollection<string> overwritten, SyntaxNode? from)
    {
        foreach (SubpatternSyntax part in pattern.DescendantNodes().OfType<SubpatternSyntax>().Where(each => !each.Ancestors().TakeWhile(node => node != pattern).OfType<SubpatternSyntax>().Any()))
        {
            if (part.ExpressionColon?.Expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().FirstOrDefault() is { } name)
                Read(name.Identifier.ValueText, overwritten, from ?? name);
        }
    }

    private void HandOn(InvocationExpressionSyntax call, ArgumentSyntax argument, SyntaxNode from)
    {
        string? name = call.Expression switch
        {
            IdentifierNameSyntax simple => simple.Identifier.ValueText,
            MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax type } access when type.Identifier.ValueText == features.Name => access.Name.Identifier.ValueText,
            _ => null,
        };
        if (name is null or "nameof")
            return;
        IEnumerable<SyntaxNode> methods = features.GetMembers(name).OfType<IMethodSymbol>().SelectMany(each => each.DeclaringSyntaxReferences).Select(each => each.GetSyntax(cancellation))
            .Concat(call.Ancestors().SelectMany(each => each.ChildNodes()).OfType<LocalFunctionStatementSyntax>().Where(each => each.Identifier.ValueText == name));
        foreach (SyntaxNode method in methods)
            Follow(method, PositionOf(argument, call, method), from);
    }

    private static int PositionOf(ArgumentSyntax argument, InvocationExpressionSyntax call, SyntaxNode method) =>
        argument.NameColon?.Name.Identifier.ValueText is { } name
            ? ParametersOf(method)?.Parameters.Select(each => each.Identifier.ValueText).ToList().IndexOf(name) is int index and >= 0 ? index : int.MaxValue
            : call.ArgumentList.Arguments.IndexOf(argument);

    private static ParameterListSyntax? ParametersOf(SyntaxNode method) => method switch
    {
        MethodDeclarationSyntax declared => declared.ParameterList,
        LocalFunctionStatementSyntax local => local.ParameterList,
        _ => null,
    };

    private static bool IsInNameOf(SyntaxNode access) =>
        access.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };
}
