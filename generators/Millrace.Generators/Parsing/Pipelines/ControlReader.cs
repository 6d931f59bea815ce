using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads what is said of whether a step runs, and of what stands in for a result: <c>When</c>, <c>Unless</c>, <c>Always</c> and <c>Or</c>.</summary>
internal sealed class ControlReader(DefineContext context, HandleReader handles)
{
    /// <summary>Reads a call on what stands for results of a step; null where it is another one.</summary>
    public WiringValue? Read(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, WiringValue target) => access.Name.Identifier.ValueText switch
    {
        "When" => ReadStep(call, access, target, holds: true),
        "Unless" => ReadStep(call, access, target, holds: false),
        "Always" => ReadStep(call, access, target, holds: null),
        "Or" => ReadOr(call, target),
        _ => null,
    };

    private WiringValue? ReadStep(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, WiringValue target, bool? holds)
    {
        if (target.Made is not (var frame, var step))
            return target == WiringValue.Broken ? target : null;
        if (!StepCalls.Makes(access.Expression) || frame.Steps[step].Reference is not null)
        {
            if (context.Semantics.GetTypeInfo(call, context.Cancellation).Type is null or IErrorTypeSymbol && call.ArgumentList.Arguments.Count != (holds is null ? 0 : 1))
                return context.Break(call);
            context.Report(WiringRules.ControlMisplaced, access.Name.GetLocation(), access.Name.Identifier.ValueText, frame.Steps[step].Reference is null ? WiringRules.ControlAtStep : WiringRules.ControlAtTaker);
            return WiringValue.Broken;
        }

        if (holds is null && call.ArgumentList.Arguments.Count == 0)
        {
            frame.Steps[step] = frame.Steps[step] with { Always = access.Name.GetLocation().ToInfo() };
            return target;
        }

        if (holds is not bool value || call.ArgumentList.Arguments is not [{ Expression: var written }])
            return context.Break(call);
        if (Result(written) is not { } condition)
            return WiringValue.Broken;
        if (condition.Type is not { IsSmallValue: true, Arguments: [{ Name: "bool" }] })
            return context.Break(written);
        if (context.Edge(condition, written) is { } edge)
            frame.Steps[step] = frame.Steps[step] with { Conditions = frame.Steps[step].Conditions.Append(new StepCondition(edge, value)).ToEquatableArray() };
        return target;
    }

    private WiringValue? ReadOr(InvocationExpressionSyntax call, WiringValue target)
    {
        if (target is not OutputValue first)
            return target == WiringValue.Broken ? target : null;
        if (call.ArgumentList.Arguments is not [{ Expression: var written }])
            return context.Break(call);
        if (Result(written) is not { } other)
            return WiringValue.Broken;
        return other.Type.DiffersFrom(first.Type) ? context.Break(written) : first.Or(other);
    }

    /// <summary>The result that an expression stands for; null where it stands for none, which is reported, here or by C#.</summary>
    private OutputValue? Result(ExpressionSyntax expression)
    {
        WiringValue? value = handles.Read(expression);
        if (value is OutputValue output)
            return output;
        if (value is not (null or TextValue) || !context.Handles.Report(expression))
            _ = context.Break(expression);
        return null;
    }
}
