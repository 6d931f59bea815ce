using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>One argument of Step, and what it stands for.</summary>
/// <param name="Syntax">The argument.</param>
/// <param name="Value">Its value, or null where it is no part of the wiring.</param>
internal sealed record StepInput(ArgumentSyntax Syntax, WiringValue? Value);

/// <summary>Gives the arguments of one call of Step to the inputs and parameters of a component, by the rules of C#.</summary>
internal sealed class StepBuilder
{
    private readonly ComponentSignature _signature;
    private readonly IReadOnlyList<StepInput> _arguments;
    private readonly List<StepInput>?[] _inputs;
    private readonly StepInput?[] _parameters;

    private StepBuilder(ComponentSignature signature, IReadOnlyList<StepInput> arguments)
    {
        _signature = signature;
        _arguments = arguments;
        _inputs = new List<StepInput>?[signature.Inputs.Count];
        _parameters = new StepInput?[signature.Parameters.Count];
    }

    /// <summary>The arguments of each input, in the component's order.</summary>
    public IReadOnlyList<IReadOnlyList<StepInput>?> Inputs => _inputs;

    /// <summary>The argument of each parameter, in the component's order; null for its default.</summary>
    public IReadOnlyList<StepInput?> Parameters => _parameters;

    /// <summary>Matches the arguments, or returns null where C# reports an error.</summary>
    public static StepBuilder? Match(ComponentSignature signature, IReadOnlyList<StepInput> arguments)
    {
        var builder = new StepBuilder(signature, arguments);
        return builder.Place() && builder.IsComplete() ? builder : null;
    }

    private bool Place()
    {
        StepSlot[] slots = [.. TakesItems() ? _signature.RequiredInputs.Select(StepSlot.Of) : _signature.StepSlots];
        int firstItem = TakesItems() ? slots.Length - 1 : int.MaxValue;
        for (int i = 0; i < _arguments.Count; i++)
        {
            StepInput argument = _arguments[i];
            StepSlot? slot = argument.Syntax.NameColon is { } name
                ? slots.FirstOrDefault(each => each.Argument.TrimStart('@') == name.Name.Identifier.ValueText)
                : i >= firstItem ? slots[firstItem] : i < slots.Length ? slots[i] : null;
            bool isPlaced = slot switch
            {
                null => false,
                { Parameter: { } parameter } => PlaceParameter(parameter, argument),
                _ => PlaceInput(_signature.Inputs.Items.IndexOf(slot.Input!), argument, isItem: i >= firstItem && argument.Syntax.NameColon is null),
            };
            if (!isPlaced)
                return false;
        }

        return true;
    }

    /// <summary>Whether the overload is meant that takes the items of the last list one by one: it takes nothing that may be left out.</summary>
    private bool TakesItems()
    {
        string[] inputs = [.. _signature.RequiredInputs.Select(static each => each.Argument.TrimStart('@'))];
        if (!_signature.TakesItems || _arguments.Any(each => each.Syntax.NameColon is { } name && !inputs.Contains(name.Name.Identifier.ValueText)))
            return false;
        int last = inputs.Length - 1;
        return _arguments.Count <= last || _arguments[last] is { Value: not ListValue, Syntax: { NameColon: null, Expression: not CollectionExpressionSyntax } };
    }

    private bool PlaceInput(int input, StepInput argument, bool isItem)
    {
        if (_inputs[input] is not null && !isItem)
            return false;
        (_inputs[input] ??= []).Add(argument);
        return true;
    }

    private bool PlaceParameter(ParameterModel parameter, StepInput argument)
    {
        int index = _signature.Parameters.Items.IndexOf(parameter);
        if (_parameters[index] is not null)
            return false;
        _parameters[index] = argument;
        return true;
    }

    private bool IsComplete()
    {
        for (int i = 0; i < _inputs.Length; i++)
        {
            bool mayBeMissing = _signature.Inputs[i].IsOptional || (_signature.TakesItems && _signature.RequiredInputs.Last() == _signature.Inputs[i]);
            if (_inputs[i] is null && !mayBeMissing)
                return false;
        }

        for (int i = 0; i < _parameters.Length; i++)
        {
            if (_parameters[i] is null && _signature.Parameters[i].IsRequired)
                return false;
        }

        return true;
    }
}
