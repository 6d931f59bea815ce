using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>
/// Which columns code reads of a row: by name (<c>row.Tips</c>), through a local, a pattern, the row's record and what that computes, and through
/// methods that take the row. The row's type is generated, so nothing of it is bound yet: names are followed. Where the row is handed to code that
/// cannot be followed, it is read as a whole.
/// </summary>
/// <param name="all">The names that stand for the whole row.</param>
/// <param name="computed">What a member of the row or its record is computed from.</param>
/// <param name="callees">Finds the methods that take the row.</param>
/// <param name="cancellation">Ends the work early.</param>
internal sealed class RowReads(IReadOnlyCollection<string> all, Func<string, IEnumerable<string>> computed, RowCallees callees, CancellationToken cancellation)
{
    private readonly HashSet<ParameterSyntax> _followed = [];
    private readonly List<Named> _reads = [];

    /// <summary>What a method reads of its first parameter.</summary>
    /// <returns>Each name once, at the first place in the method where it is read or handed on.</returns>
    public IEnumerable<Named> OfParameter(MethodDeclarationSyntax method, INamedTypeSymbol holder)
    {
        if (method.ParameterList.Parameters is [var row, ..])
            Follow(new RowCallee(method, holder), row, from: null);
        return _reads.GroupBy(each => each.Name, StringComparer.Ordinal).Select(each => each.First());
    }

    /// <summary>What the code of a member of the row's own type reads of <c>this</c>, as a whole or by another name.</summary>
    public IEnumerable<string> OfThis(SyntaxNode code, INamedTypeSymbol holder)
    {
        Follow(code, RowNames.In(code, "this"), holder, from: null);
        return _reads.Select(static each => each.Name).Distinct();
    }

    private void Follow(RowCallee method, ParameterSyntax? parameter, SyntaxNode? from)
    {
        if (parameter is null || RowCallee.IsParams(parameter))
            ReadWhole([], from);
        else if (_followed.Add(parameter))
            Follow(method.Declaration, RowNames.In(method.Declaration, parameter.Identifier.ValueText), method.Holder, from);
    }

    private void Follow(SyntaxNode code, RowNames names, INamedTypeSymbol holder, SyntaxNode? from)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (SyntaxNode node in code.DescendantNodes())
        {
            switch (node)
            {
                case MemberAccessExpressionSyntax access when !IsInNameOf(access) && names.Overwritten(access.Expression) is { } overwritten:
                    if (access.Parent is InvocationExpressionSyntax call && callees.Extension(call, access) is { } extensions)
                        HandOn(extensions, static each => each.Parameters?.FirstOrDefault(), overwritten, from ?? access.Expression);
                    else
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
                case ArgumentSyntax argument when !IsInNameOf(argument.Expression) && names.Overwritten(argument.Expression) is { } overwritten:
                    HandOn(callees.Of(argument, holder), each => each.ParameterOf(argument), overwritten, from ?? argument.Expression);
                    break;
            }
        }
    }

    /// <summary>A member of the row or its record: a column, or what is computed from columns.</summary>
    private void Read(string member, IReadOnlyCollection<string> overwritten, SyntaxNode? place)
    {
        foreach (string name in computed(member).Prepend(member))
        {
            if (name == ColumnDeclaration.WholeRow)
                ReadWhole(overwritten, place);
            else if (!overwritten.Contains(name))
                _reads.Add(new Named(name, place?.GetLocation().ToInfo() ?? default));
        }
    }

    private void ReadWhole(IReadOnlyCollection<string> overwritten, SyntaxNode? place) =>
        _reads.AddRange(all.Where(each => !overwritten.Contains(each)).Select(each => new Named(each, place?.GetLocation().ToInfo() ?? default)));

    private void Read(PatternSyntax pattern, IReadOnlyCollection<string> overwritten, SyntaxNode? from)
    {
        foreach (SubpatternSyntax part in pattern.DescendantNodes().OfType<SubpatternSyntax>().Where(each => !each.Ancestors().TakeWhile(node => node != pattern).OfType<SubpatternSyntax>().Any()))
        {
            if (part.ExpressionColon?.Expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().FirstOrDefault() is { } name)
                Read(name.Identifier.ValueText, overwritten, from ?? name);
        }
    }

    private void HandOn(IReadOnlyList<RowCallee> methods, Func<RowCallee, ParameterSyntax?> parameter, IReadOnlyCollection<string> overwritten, SyntaxNode from)
    {
        if (methods.Count == 0)
            ReadWhole(overwritten, from);
        foreach (RowCallee method in methods)
            Follow(method, parameter(method), from);
    }

    private static bool IsInNameOf(SyntaxNode access) =>
        access.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };
}
