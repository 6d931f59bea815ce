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
        ParameterModel[] parameters = [.. _signature.StepParameters];
        bool asItems = TakesItems();
        for (int i = 0; i < _arguments.Count; i++)
        {
            StepInput argument = _arguments[i];
            bool placed = argument.Syntax.NameColon is { } name
                ? PlaceNamed(name.Name.Identifier.ValueText, argument)
                : asItems && i >= _inputs.Length - 1
                    ? PlaceItem(argument)
                    : i < _inputs.Length ? PlaceInput(i, argument) : i - _inputs.Length < parameters.Length && PlaceParameter(parameters[i - _inputs.Length], argument);
            if (!placed)
                return false;
        }

        return true;
    }

    /// <summary>Whether the overload is meant that takes the items of the last list one by one.</summary>
    private bool TakesItems()
    {
        if (!_signature.TakesItems || _arguments.Any(each => each.Syntax.NameColon is not null && _signature.Parameters.Any(parameter => parameter.Argument.TrimStart('@') == each.Syntax.NameColon.Name.Identifier.ValueText)))
            return false;
        int last = _inputs.Length - 1;
        return _arguments.Count <= last || _arguments[last].Syntax.NameColon is null && _arguments[last].Value is not ListValue;
    }

    private bool PlaceNamed(string name, StepInput argument)
    {
        for (int i = 0; i < _inputs.Length; i++)
        {
            if (_signature.Inputs[i].Argument.TrimStart('@') == name)
                return PlaceInput(i, argument);
        }

        return _signature.Parameters.FirstOrDefault(each => each.Argument.TrimStart('@') == name) is { } parameter && PlaceParameter(parameter, argument);
    }

    private bool PlaceInput(int input, StepInput argument)
    {
        if (_inputs[input] is not null)
            return false;
        _inputs[input] = [argument];
        return true;
    }

    private bool PlaceItem(StepInput argument)
    {
        (_inputs[_inputs.Length - 1] ??= []).Add(argument);
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
            if (_inputs[i] is null && !(i == _inputs.Length - 1 && _signature.TakesItems))
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
