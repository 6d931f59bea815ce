using System.Diagnostics.Metrics;

namespace Millrace.Runtime;

/// <summary>What the runtime measures of itself.</summary>
internal static class RunMeters
{
    private static readonly Meter s_meter = new("Millrace.Runtime");
    private static readonly Counter<long> s_runs = s_meter.CreateCounter<long>("millrace.runs", "{run}", "Runs that ended.");
    private static readonly Counter<long> s_steps = s_meter.CreateCounter<long>("millrace.steps", "{step}", "Steps that ended.");
    private static readonly Counter<long> s_retries =
        s_meter.CreateCounter<long>("millrace.step.retries", "{attempt}", "Attempts that followed one that failed.");
    private static readonly Histogram<double> s_seconds = s_meter.CreateHistogram<double>("millrace.step.duration", "s", "How long executed steps took.");

    /// <summary>A run has ended.</summary>
    public static void RunEnded(string pipeline, RunStatus status)
    {
        if (s_runs.Enabled)
            s_runs.Add(1, new("millrace.pipeline", pipeline), new("millrace.status", status.ToString()));
    }

    /// <summary>A step has ended.</summary>
    public static void StepEnded(string pipeline, StepResult result)
    {
        if (s_steps.Enabled)
            s_steps.Add(1, new("millrace.pipeline", pipeline), new("millrace.state", result.State.ToString()));
        if (s_seconds.Enabled && result.State == StepState.Executed)
            s_seconds.Record(result.Duration.TotalSeconds, new("millrace.pipeline", pipeline), new("millrace.step", result.Name));
    }

    /// <summary>A step is tried again.</summary>
    public static void StepRetried(string pipeline, string step)
    {
        if (s_retries.Enabled)
            s_retries.Add(1, new("millrace.pipeline", pipeline), new("millrace.step", step));
    }
}
