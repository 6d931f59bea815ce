namespace Millrace.Runtime;

/// <summary>What a row of a <see cref="RunComparison"/> is about.</summary>
public enum ComparedKind
{
    /// <summary>The run as a whole: pipeline, status, start, duration, seed, tags, notes.</summary>
    Run = 0,

    /// <summary>A parameter of the pipeline, or one of a step, as <c>step.parameter</c>.</summary>
    Parameter = 1,

    /// <summary>A number that a step recorded, or what a series comes to: its ends, its least and greatest value, its points.</summary>
    Metric = 2,

    /// <summary>What came in from outside, or what a step yielded: digests, columns that differ, items of maps.</summary>
    Data = 3,

    /// <summary>The fingerprint of a step's code, the version of the plan, the git commit, packages.</summary>
    Code = 4,

    /// <summary>Who ran it, on which machine.</summary>
    Origin = 5,

    /// <summary>What compiled plans of one pipeline do not have in common: steps, where their inputs come from, expressions.</summary>
    Plan = 6,
}
