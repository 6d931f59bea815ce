using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Generators;

/// <summary>The names in a method that stand for a row or its record, each with the members that were overwritten on the way (<c>with</c>).</summary>
internal sealed class RowNames
{
    private readonly Dictionary<string, HashSet<string>> _names = new(StringComparer.Ordinal);

    /// <summary>The names of a row: the parameter, and the locals that are set from it, directly or through others.</summary>
    public static RowNames In(SyntaxNode method, string parameter)
    {
        var names = new RowNames();
        names._names[parameter] = [];
        int before;
        do
        {
            before = names._names.Count;
            foreach (SyntaxNode node in method.DescendantNodes())
                names.Learn(node);
        }
        while (names._names.Count > before);
        return names;
    }

    /// <summary>The members that an expression for the row has overwritten; null where it is none.</summary>
    public HashSet<string>? Overwritten(ExpressionSyntax expression) => expression switch
    {
        ThisExpressionSyntax => _names.TryGetValue("this", out HashSet<string>? found) ? found : null,
        IdentifierNameSyntax name => _names.TryGetValue(name.Identifier.ValueText, out HashSet<string>? found) ? found : null,
        ParenthesizedExpressionSyntax inner => Overwritten(inner.Expression),
        RefExpressionSyntax inner => Overwritten(inner.Expression),
        CastExpressionSyntax inner => Overwritten(inner.Expression),
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToRecord" } access } => Overwritten(access.Expression),
        ConditionalExpressionSyntax choice => Overwritten(choice.WhenTrue) ?? Overwritten(choice.WhenFalse),
        WithExpressionSyntax with when Overwritten(with.Expression) is { } found =>
            [.. found, .. with.Initializer.Expressions.OfType<AssignmentExpressionSyntax>().Select(each => each.Left).OfType<IdentifierNameSyntax>().Select(each => each.Identifier.ValueText)],
        _ => null,
    };

    private void Learn(SyntaxNode node)
    {
        switch (node)
        {
            case VariableDeclaratorSyntax { Initializer.Value: { } value } local:
                Learn(local.Identifier, value);
                break;
            case AssignmentExpressionSyntax { Left: IdentifierNameSyntax left, Parent: not InitializerExpressionSyntax } assignment:
                Learn(left.Identifier, assignment.Right);
                break;
            case IsPatternExpressionSyntax match:
                foreach (SingleVariableDesignationSyntax whole in Wholes(match.Pattern))
                    Learn(whole.Identifier, match.Expression);
                break;
        }
    }

    private void Learn(SyntaxToken name, ExpressionSyntax value)
    {
        if (!_names.ContainsKey(name.ValueText) && Overwritten(value) is { } overwritten)
            _names[name.ValueText] = overwritten;
    }

    /// <summary>The variables of a pattern that stand for the whole value.</summary>
    private static IEnumerable<SingleVariableDesignationSyntax> Wholes(PatternSyntax pattern) =>
        pattern.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Where(each => !each.Ancestors().TakeWhile(node => node != pattern).OfType<SubpatternSyntax>().Any());
}
