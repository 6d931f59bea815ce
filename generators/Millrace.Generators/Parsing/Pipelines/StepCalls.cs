using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Generators;

/// <summary>Recognizes the expressions that make a step.</summary>
internal static class StepCalls
{
    /// <summary>Whether an expression is a call of Step or Map, perhaps followed by what else is said of the step there.</summary>
    public static bool Makes(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => Makes(parenthesized.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Step" or "Map" } } => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Named" or "When" or "Unless" or "Always" } access } => Makes(access.Expression),
        _ => false,
    };

    /// <summary>Into how many parts the result of a step is taken where it is made; null where it is not taken apart.</summary>
    public static int? Parts(InvocationExpressionSyntax call)
    {
        ExpressionSyntax whole = call;
        while (whole.Parent is ParenthesizedExpressionSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax && Makes(Outer(whole)))
            whole = Outer(whole);
        return whole.Parent is AssignmentExpressionSyntax assignment && assignment.Right == whole ? Designations.Of(assignment.Left)?.Count : null;
    }

    /// <summary>The call that an expression is the beginning of, or what stands around it.</summary>
    private static ExpressionSyntax Outer(ExpressionSyntax part) =>
        (ExpressionSyntax)(part.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax outer } ? outer : part.Parent!);

    /// <summary>Whether an expression stands for a stored artifact.</summary>
    public static bool Refers(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => Refers(parenthesized.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "Of" } } } => true,
        _ => false,
    };
}
