namespace Millrace.Generators;

/// <summary>What an expression of <c>Define</c> stands for.</summary>
internal abstract record WiringValue
{
    /// <summary>Something that has been reported, here or by C#.</summary>
    public static WiringValue Broken { get; } = new BrokenValue();

    /// <summary>What a handle stands for that has no value yet: nothing.</summary>
    public static WiringValue Unset { get; } = new UnsetValue();

    private sealed record BrokenValue : WiringValue;

    private sealed record UnsetValue : WiringValue;
}
