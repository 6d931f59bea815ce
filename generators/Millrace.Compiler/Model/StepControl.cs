namespace Millrace.Compiler;

/// <summary>
/// Whether and how often a step runs once all that it takes is there. Each form says which readers know it, so that a plan names the least format
/// that runs it rightly.
/// </summary>
public abstract record StepControl
{
    /// <summary>Once.</summary>
    public static StepControl Plain { get; } = new PlainControl();

    /// <summary>The least format of plans whose readers know this form.</summary>
    public abstract int Format { get; }

    private sealed record PlainControl : StepControl
    {
        public override int Format => 1;
    }
}
