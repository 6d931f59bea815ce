namespace Millrace.Runtime;

/// <summary>What a run would do with a step, and why.</summary>
public sealed record StepForecast
{
    /// <summary>The step's name.</summary>
    public required string Name { get; init; }

    /// <summary>What would happen.</summary>
    public required StepOutlook Outlook { get; init; }

    /// <summary>Why, in a few words without a full stop.</summary>
    public required string Reason { get; init; }

    /// <summary>How long it took when it last ran in this pipeline; null where it never did.</summary>
    public TimeSpan? LastCost { get; init; }
}
