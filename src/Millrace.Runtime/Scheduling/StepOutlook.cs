namespace Millrace.Runtime;

/// <summary>What a run would do with a step.</summary>
public enum StepOutlook
{
    /// <summary>An earlier result would be reused.</summary>
    Reused = 0,

    /// <summary>It would run.</summary>
    WillRun = 1,

    /// <summary>It would run, unless the steps before it that run come out unchanged.</summary>
    RunsUnlessUnchanged = 2,

    /// <summary>It lies outside what was asked for.</summary>
    Skipped = 3,
}
