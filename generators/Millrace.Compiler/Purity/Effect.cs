namespace Millrace.Compiler;

/// <summary>Something impure that happens when a method is called, in itself or in what it calls.</summary>
/// <param name="Fact">What happens; its origin is in terms of the method that is called.</param>
/// <param name="Through">The methods on the way there that lie outside of the component, the nearest first.</param>
/// <param name="Place">Where in the component it happens, or where the way there leaves the component; null outside of the component.</param>
public sealed record Effect(PurityFact Fact, EquatableArray<string> Through, EffectPlace? Place)
{
    /// <summary>What was called, and what it does in the end, for a message.</summary>
    public string Text => Through.Count switch
    {
        0 => Fact.Cause,
        1 => $"{Through[0]}, which uses {Fact.Cause}",
        _ => $"{Through[0]}, which uses {Fact.Cause} by way of {string.Join(" and ", Through.Skip(1))}",
    };
}
