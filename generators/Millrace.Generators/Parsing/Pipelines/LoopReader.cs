using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Unrolls <c>foreach</c>: its body is read once for each item, with the loop's variables standing for that item's values.</summary>
internal sealed class LoopReader(DefineContext context, HandleReader handles)
{
    private readonly LoopListReader _lists = new(context, handles);

    /// <summary>Reads a loop.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="read">Reads its body.</param>
    public void Read(CommonForEachStatementSyntax loop, Action<StatementSyntax> read)
    {
        if (_lists.Read(loop) is not { } items)
            return;
        if (Variables(loop) is not { } variables)
        {
            if (loop is ForEachVariableStatementSyntax { Variable: var variable } && items.Any(item => !Designations.Fit(variable, item)))
                context.Break(loop.Expression);
            else
                context.Report(WiringRules.StatementNotAllowed, loop.ForEachKeyword.GetLocation(), "A loop with a nested deconstruction");
            return;
        }

        WiringValue[][] turns = [.. items.Select(item => Values(loop, item, variables))];
        context.Loops.Enter(
            loop.ForEachKeyword.GetLocation(),
            variables.Select((each, i) => (each.Name, (IReadOnlyList<WiringValue>)[.. turns.Select(turn => turn[i])])));
        context.Scopes.Begin(loop);
        foreach (WiringValue[] turn in turns)
        {
            if (!context.Loops.CountTurn())
            {
                context.Report(WiringRules.LoopTooLong, context.Loops.Outermost, LoopStack.MostTurns.ToString("N0", System.Globalization.CultureInfo.InvariantCulture));
                break;
            }

            for (int i = 0; i < variables.Count; i++)
                context.Scopes.Declare(variables[i].Name, turn[i]);
            read(loop.Statement);
        }

        context.Scopes.End();
        context.Loops.Leave();
    }

    /// <summary>The variables' values in one turn.</summary>
    private WiringValue[] Values(CommonForEachStatementSyntax loop, WiringValue item, List<(string Name, ITypeSymbol? Type)> variables)
    {
        IReadOnlyList<WiringValue>? parts = loop is ForEachVariableStatementSyntax ? DefineContext.Elements(item) : [item];
        if (parts is null || parts.Count != variables.Count)
        {
            // C# reports a deconstruction that does not fit.
            context.Break(loop.Expression);
            return [.. variables.Select(static _ => WiringValue.Broken)];
        }

        return [.. parts.Select((part, i) => Convert(part, variables[i].Type))];
    }

    /// <summary>A constant as one of the variable's type.</summary>
    private static WiringValue Convert(WiringValue value, ITypeSymbol? type) =>
        value is TextValue { Text.Value: { HasValue: true, Value: var constant } } && type is not null and not IErrorTypeSymbol && ExpressionText.Of(constant, type) is { } text
            ? new TextValue(text)
            : value;

    private List<(string Name, ITypeSymbol? Type)>? Variables(CommonForEachStatementSyntax loop)
    {
        if (loop is ForEachStatementSyntax plain)
            return [(plain.Identifier.ValueText, context.Semantics.GetDeclaredSymbol(plain, context.Cancellation)?.Type)];
        return loop is ForEachVariableStatementSyntax { Variable: var variable } && Designations.Of(variable) is { } parts
            ? [.. parts.Select(each => each is SingleVariableDesignationSyntax single
                ? (single.Identifier.ValueText, single.SyntaxTree != loop.SyntaxTree ? null : (context.Semantics.GetDeclaredSymbol(single, context.Cancellation) as ILocalSymbol)?.Type)
                : ("_", (ITypeSymbol?)null))]
            : null;
    }
}
