using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>
/// The variables of <c>Define</c> as they are known where it is being read. What a block, a loop or a lambda declares ends with it; in a lambda it may
/// hide a variable that stands around it, which is as before afterwards.
/// </summary>
internal sealed class VariableScopes
{
    private readonly Dictionary<string, WiringValue> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly HashSet<string> _late = new(StringComparer.Ordinal);
    private readonly Stack<(SyntaxNode Node, Dictionary<string, Hidden> Declared)> _scopes = new();

    /// <summary>The values of the variables in scope.</summary>
    public IReadOnlyDictionary<string, WiringValue> Values => _values;

    /// <summary>Variables that are not in scope any more, each by the block, loop or lambda that it was declared in, with their last values.</summary>
    public Dictionary<(SyntaxNode Scope, string Name), WiringValue> Ended { get; } = [];

    /// <summary>Begins a block, a loop or a lambda.</summary>
    public void Begin(SyntaxNode scope) => _scopes.Push((scope, new Dictionary<string, Hidden>(StringComparer.Ordinal)));

    /// <summary>Ends what was begun last, and what it declared.</summary>
    public void End()
    {
        (SyntaxNode scope, Dictionary<string, Hidden> declared) = _scopes.Pop();
        foreach (KeyValuePair<string, Hidden> each in declared)
        {
            Ended[(scope, each.Key)] = _values[each.Key];
            Forget(each.Key);
            if (each.Value.Value is not { } value)
                continue;
            _values[each.Key] = value;
            if (each.Value.IsRead)
                _read.Add(each.Key);
            if (each.Value.IsLate)
                _late.Add(each.Key);
        }
    }

    /// <summary>Declares a variable.</summary>
    public void Declare(string variable, WiringValue value)
    {
        Dictionary<string, Hidden> declared = _scopes.Peek().Declared;
        if (!declared.ContainsKey(variable))
            declared.Add(variable, new Hidden(_values.TryGetValue(variable, out WiringValue? hidden) ? hidden : null, _read.Contains(variable), _late.Contains(variable)));
        Forget(variable);
        _values[variable] = value;
    }

    /// <summary>Declares a variable that gets its values later. C# lets nothing read it before, unless it is a handle, which has no content to C#.</summary>
    public void DeclareLate(string variable, ITypeSymbol? type)
    {
        Declare(variable, type.IsMillrace("Handle") || type.IsMillrace("StepHandle") ? WiringValue.Unset : WiringValue.Broken);
        _late.Add(variable);
    }

    /// <summary>Gives a variable another value.</summary>
    /// <returns>Whether the one before was read.</returns>
    public bool Assign(string variable, WiringValue value)
    {
        _values[variable] = value;
        return _read.Remove(variable);
    }

    /// <summary>Whether a variable was declared without a value.</summary>
    public bool IsLate(string variable) => _late.Contains(variable);

    /// <summary>The value of a variable that is read; null where there is no such variable.</summary>
    public WiringValue? Recall(string variable)
    {
        if (!_values.TryGetValue(variable, out WiringValue? value) || value == WiringValue.Unset)
            return null;
        _read.Add(variable);
        return value;
    }

    private void Forget(string variable)
    {
        _values.Remove(variable);
        _read.Remove(variable);
        _late.Remove(variable);
    }

    /// <summary>What a name meant before it was declared anew.</summary>
    /// <param name="Value">The value; null where it meant nothing.</param>
    /// <param name="IsRead">Whether that was read.</param>
    /// <param name="IsLate">Whether it was declared without a value.</param>
    private readonly record struct Hidden(WiringValue? Value, bool IsRead, bool IsLate);
}
