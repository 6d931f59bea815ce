namespace Millrace.Compiler;

/// <summary>Whether and how often a step runs once all that it takes is there, so that a plan names the least format whose readers know it.</summary>
public sealed record StepControl
{
    /// <summary>Once.</summary>
    public static StepControl Plain { get; } = new();

    /// <summary>What must hold for it to run.</summary>
    public EquatableArray<PlannedCondition> Conditions { get; init; }

    /// <summary>Whether it runs whatever became of what it needs.</summary>
    public bool RunsAlways { get; init; }

    /// <summary>The stored artifact that it stands for; null for a step that runs.</summary>
    public ReferenceModel? Reference { get; init; }

    /// <summary>The steps that run for each item of a collection; null for a step that runs once.</summary>
    public PlanModel? Map { get; init; }

    /// <summary>The least format of plans whose readers know this form.</summary>
    public int Format => Equals(Plain) ? 1 : 2;
}
