using System.Collections.Immutable;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>What an expression of <c>Define</c> stands for.</summary>
internal abstract record WiringValue
{
    /// <summary>Something that has been reported, here or by C#.</summary>
    public static WiringValue Broken { get; } = new BrokenValue();

    private sealed record BrokenValue : WiringValue;
}

/// <summary>The result of a step as a whole: a tuple of outputs, or nothing.</summary>
internal sealed record StepValue(int Step) : WiringValue;

/// <summary>One output of a step.</summary>
internal sealed record OutputValue(int Step, int Output, TypeRef Type, EquatableArray<ViewModel> Views) : WiringValue;

/// <summary>A list of outputs. Variables that hold the same list share it, as in C#, so that all see what is added.</summary>
/// <param name="Items">The outputs.</param>
/// <param name="Declared">The items' type by the list's declaration; null where only its items tell.</param>
internal sealed record ListValue(List<OutputValue> Items, TypeRef? Declared = null) : WiringValue;

/// <summary>A tuple of values, over which a loop runs.</summary>
internal sealed record TupleValue(ImmutableArray<(string Name, WiringValue Value)> Elements) : WiringValue
{
    /// <summary>An element by its name or its position, such as <c>Item1</c>; null where there is none.</summary>
    public WiringValue? Element(string name)
    {
        for (int i = 0; i < Elements.Length; i++)
        {
            if (Elements[i].Name == name || name == $"Item{i + 1}")
                return Elements[i].Value;
        }

        return null;
    }
}

/// <summary>A value that is known before the run.</summary>
internal sealed record TextValue(ExpressionText Text) : WiringValue;
