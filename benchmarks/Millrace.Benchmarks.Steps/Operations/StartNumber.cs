namespace Millrace.Benchmarks.Steps;

/// <summary>A step of the first layer.</summary>
[Component]
public sealed partial class StartNumber
{
    /// <summary>The node.</summary>
    [Parameter]
    public required int Node { get; init; }

    /// <summary>Makes the node's number.</summary>
    public Value<ulong> Run() => new(Mixing.Start(Node));
}
