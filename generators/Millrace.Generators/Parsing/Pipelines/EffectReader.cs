using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads expressions of <c>Define</c> that stand for what they do.</summary>
internal sealed class EffectReader(DefineContext context, HandleReader handles)
{
    /// <summary>Reads an expression that is a statement. One that cannot be a statement is reported by C#.</summary>
    public void ReadStatement(ExpressionSyntax expression)
    {
        bool isStatement = expression is InvocationExpressionSyntax or AssignmentExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax
            or AwaitExpressionSyntax or BaseObjectCreationExpressionSyntax or ConditionalAccessExpressionSyntax;
        if (isStatement)
            ReadEffect(expression);
        else
            context.Break(expression);
    }

    /// <summary>Reads an expression for what it does.</summary>
    public void ReadEffect(ExpressionSyntax expression)
    {
        switch (handles.Read(expression))
        {
            case null or TextValue:
                // What C# cannot bind it reports itself.
                if (IsKnown(expression) && ReportChange(expression, expression.GetLocation()))
                    break;
                if (IsKnown(expression) || (Changes.Describe(expression) is null && context.Handles.MentionsWiring(expression)))
                    context.Refuse(expression);
                else
                    context.Break(expression);
                break;
            default:
                break;
        }
    }

    /// <summary>Reports that an expression changes a variable at a place; where C# has an objection to it, that stands alone.</summary>
    /// <returns>Whether it does, and was reported.</returns>
    public bool ReportChange(ExpressionSyntax expression, Location place)
    {
        ExpressionSyntax? change = expression.DescendantNodesAndSelf().OfType<ExpressionSyntax>().FirstOrDefault(each => each.Span == place.SourceSpan && Changes.Describe(each) is not null);
        if (change is null || Objections.Has(expression, context.Semantics, context.Cancellation))
            return false;
        context.Report(WiringRules.StatementNotAllowed, place, Changes.Describe(change)!);
        return true;
    }

    /// <summary>Whether C# knows the type of an expression, and has no objection to it.</summary>
    public bool IsKnown(ExpressionSyntax expression)
    {
        ITypeSymbol? type = context.Semantics.GetTypeInfo(expression, context.Cancellation).Type;
        bool isRejected = expression is InvocationExpressionSyntax && context.Semantics.GetSymbolInfo(expression, context.Cancellation) is { Symbol: null, CandidateSymbols.IsEmpty: false };
        return type is not null and not IErrorTypeSymbol && !expression.ContainsDiagnostics && !isRejected;
    }
}
