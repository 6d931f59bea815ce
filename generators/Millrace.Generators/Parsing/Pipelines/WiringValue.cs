namespace Millrace.Generators;

/// <summary>What an expression of <c>Define</c> stands for.</summary>
internal abstract record WiringValue
{
    /// <summary>Something that has been reported, here or by C#.</summary>
    public static WiringValue Broken { get; } = new BrokenValue();

    /// <summary>What a handle stands for that has no value yet: nothing.</summary>
    public static WiringValue Unset { get; } = new UnsetValue();

    /// <summary>The step that makes it; null for what no single step makes.</summary>
    public virtual (StepFrame Frame, int Step)? Made => null;

    private sealed record BrokenValue : WiringValue;

    private sealed record UnsetValue : WiringValue;
}
