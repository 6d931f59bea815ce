namespace Millrace.Features;

/// <summary>Gives out places for what flows keep of a batch while they work on it.</summary>
internal sealed class FlowSlots
{
    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>A place of the flow's own.</summary>
    public int Take() => Count++;
}
