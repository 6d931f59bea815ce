using System.Collections.Immutable;

namespace Millrace.Generators;

/// <summary>A tuple of values.</summary>
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
