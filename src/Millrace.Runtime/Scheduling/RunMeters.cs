using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;

namespace Millrace.Runtime;

/// <summary>
/// What the runtime measures of itself. Steps of a map's items are told from others by the tag <c>millrace.item</c>, and their names do not say of which item
/// they are: a series each would be too many.
/// </summary>
internal static partial class RunMeters
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
            s_steps.Add(1, new("millrace.pipeline", pipeline), new("millrace.state", result.State.ToString()), new("millrace.item", IsOfItem(result.Name)));
        if (s_seconds.Enabled && result.State == StepState.Executed)
            s_seconds.Record(result.Duration.TotalSeconds, Tags(pipeline, result.Name));
    }

    /// <summary>A step is tried again.</summary>
    public static void StepRetried(string pipeline, string step)
    {
        if (s_retries.Enabled)
            s_retries.Add(1, Tags(pipeline, step));
    }

    private static TagList Tags(string pipeline, string step) =>
        new() { { "millrace.pipeline", pipeline }, { "millrace.step", Item().Replace(step, "") }, { "millrace.item", IsOfItem(step) } };

    private static bool IsOfItem(string step) => step.Contains('[', StringComparison.Ordinal);

    /// <summary>What says in <c>parts[17].train</c> of which item it is.</summary>
    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Item();
}
