namespace Millrace.Benchmarks.Steps;

/// <summary>A step of any other layer.</summary>
[Component]
public sealed partial class MixNumbers
{
    /// <summary>The node.</summary>
    [Parameter]
    public required int Node { get; init; }

    /// <summary>Mixes two numbers into the node's.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public Value<ulong> Run(Value<ulong> left, Value<ulong> right) => new(Mixing.Mix(left.Content, right.Content, Node));
}
