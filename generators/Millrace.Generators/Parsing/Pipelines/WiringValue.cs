namespace Millrace.Generators;

/// <summary>What an expression of <c>Define</c> stands for.</summary>
internal abstract record WiringValue
{
    /// <summary>Something that has been reported, here or by C#.</summary>
    public static WiringValue Broken { get; } = new BrokenValue();

    private sealed record BrokenValue : WiringValue;
}
