using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads what a call of Step with a wrong artifact would yield, and how it is written.</summary>
internal static class WrongStepReader
{
    /// <summary>The call, with as many type arguments as the artifacts that fit tell.</summary>
    public static WrongStepModel Read(ComponentSignature signature, StepBuilder matched, IReadOnlyList<StepInput> arguments, Dictionary<string, TypeRef> bindings)
    {
        for (int i = 0; i < signature.Inputs.Count; i++)
        {
            foreach (OutputValue item in (matched.Inputs[i] ?? []).SelectMany(static each => HandleReader.Items(each.Value)))
                Bind(signature.Inputs[i].Type, item.Type, bindings);
        }

        ComponentSignature closed = signature.Substitute(bindings);
        return new WrongStepModel(closed.Type, closed.Shape, closed.Outputs, arguments.Select((each, i) => Parameter(signature, matched, each, i)).ToEquatableArray());
    }

    /// <summary>The call of a component that no generated code can name, which has been reported: whatever class it is, the call is accepted.</summary>
    public static WrongStepModel ReadUnreachable(ComponentSignature signature, IReadOnlyList<StepInput> arguments)
    {
        var any = new TypeRef("T", default, IsTypeParameter: true);
        return new WrongStepModel(
            any,
            signature.Shape,
            signature.Outputs.Select(each => each with { Type = any }).ToEquatableArray(),
            arguments.Select((each, i) => new WrongStepParameter(each.Syntax.NameColon?.Name.Identifier.Text ?? $"argument{i}", each.Syntax.Expression is CollectionExpressionSyntax)).ToEquatableArray());
    }

    /// <summary>Takes the type arguments of an artifact that fits; those of another are kept out.</summary>
    private static void Bind(TypeRef pattern, TypeRef type, Dictionary<string, TypeRef> bindings)
    {
        var found = new Dictionary<string, TypeRef>(bindings, StringComparer.Ordinal);
        if (!pattern.Unify(type, found))
            return;
        foreach (KeyValuePair<string, TypeRef> each in found)
            bindings[each.Key] = each.Value;
    }

    private static WrongStepParameter Parameter(ComponentSignature signature, StepBuilder matched, StepInput argument, int index)
    {
        string name = $"argument{index}";
        for (int i = 0; i < signature.Inputs.Count; i++)
        {
            if (matched.Inputs[i] is { Count: 1 } given && ReferenceEquals(given[0], argument))
                name = signature.Inputs[i].Argument;
        }

        for (int i = 0; i < signature.Parameters.Count; i++)
        {
            if (ReferenceEquals(matched.Parameters[i], argument))
                name = signature.Parameters[i].Argument;
        }

        return new WrongStepParameter(name, argument.Syntax.Expression is CollectionExpressionSyntax);
    }
}
