using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>How a recorded run was asked for.</summary>
public sealed record RecordedOptions
{
    /// <summary>The step that it began with; null for the beginning.</summary>
    public string? From { get; init; }

    /// <summary>The step that it ended with; null for the end.</summary>
    public string? To { get; init; }

    /// <summary>The steps that were to run even where their results could be reused.</summary>
    public ImmutableArray<string> Fresh { get; init; } = [];

    /// <summary>Whether it was to go on after a step failed.</summary>
    public bool KeepGoing { get; init; }

    /// <summary>How many cores its steps were to share; null for all that the machine has.</summary>
    public int? Parallel { get; init; }

    /// <summary>Whether the files from outside that it read were to be copied into the store.</summary>
    public bool KeepSources { get; init; }

    /// <summary>The identity of the run that it goes on with; null where it began anew.</summary>
    public string? Resumes { get; init; }
}
