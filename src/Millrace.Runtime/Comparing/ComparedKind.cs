namespace Millrace.Runtime;

/// <summary>What a row of a <see cref="RunComparison"/> is about.</summary>
public enum ComparedKind
{
    /// <summary>The run as a whole: pipeline, status, start, duration, seed.</summary>
    Run = 0,

    /// <summary>A parameter of the pipeline, or one of a step, as <c>step.parameter</c>.</summary>
    Parameter = 1,

    /// <summary>A number that a step recorded, or the last point of a series.</summary>
    Metric = 2,

    /// <summary>What came in from outside, or what a step yielded: digests.</summary>
    Data = 3,

    /// <summary>The fingerprint of a step's code, the plan, the git commit, packages.</summary>
    Code = 4,

    /// <summary>Who ran it, on which machine.</summary>
    Origin = 5,
}
