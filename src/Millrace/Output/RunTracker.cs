using System.Collections.Immutable;
using Millrace.Runtime;

namespace Millrace.Output;

/// <summary>
/// Passes on what a run reports and remembers it, so that something true can be said of a run that has to be ended from outside.
/// </summary>
/// <param name="next">Who else wants to know.</param>
/// <param name="time">The clock.</param>
/// <param name="findLog">Finds the log file of a step of a run.</param>
internal sealed class RunTracker(IRunObserver next, TimeProvider time, Func<string, string, string?> findLog) : IRunObserver
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, StepResult> _finished = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _started = new(StringComparer.Ordinal);
    private readonly long _begin = time.GetTimestamp();
    private BoundPlan? _plan;
    private string? _runId;

    /// <summary>Whether steps that run always, in maps as well, have not ended yet.</summary>
    public bool HasToGoOn
    {
        get
        {
            lock (_lock)
                return _plan is not null && _plan.Steps.Any(step => step.HasToGoOn && !_finished.ContainsKey(step.Name));
        }
    }

    public void RunStarted(string runId, BoundPlan plan)
    {
        lock (_lock)
            (_runId, _plan) = (runId, plan);
        next.RunStarted(runId, plan);
    }

    public void StepStarted(BoundStep step, string reason)
    {
        lock (_lock)
            _started[step.Name] = time.GetTimestamp();
        next.StepStarted(step, reason);
    }

    public void StepProgress(BoundStep step, StepProgress progress) => next.StepProgress(step, progress);

    public void StepFinished(BoundStep step, StepResult result)
    {
        lock (_lock)
            _finished[step.Name] = result;
        next.StepFinished(step, result);
    }

    public void RunFinished(RunResult result) => next.RunFinished(result);

    /// <summary>The run as it stands, unfinished steps as cancelled; null where it has not begun.</summary>
    public RunResult? Cancelled()
    {
        lock (_lock)
        {
            if (_plan is null || _runId is null)
                return null;

            return new RunResult
            {
                RunId = _runId,
                Pipeline = _plan.Name,
                Status = RunStatus.Cancelled,
                Duration = time.GetElapsedTime(_begin),
                Steps = [.. _plan.Steps.Select(step => _finished.TryGetValue(step.Name, out StepResult? result) ? result : Unfinished(step.Name))],
                Metrics = [.. _finished.Values.SelectMany(static step => step.Metrics).Where(static metric => metric.IsHeadline)],
            };
        }
    }

    private StepResult Unfinished(string step)
    {
        var result = new StepResult
        {
            Name = step, State = StepState.Cancelled, Cause = StepCause.NotStarted, Reason = "the run was cancelled before its turn",
        };
        if (!_started.TryGetValue(step, out long start))
            return result;

        string? log = findLog(_runId!, step);
        return result with
        {
            Cause = StepCause.Abandoned,
            Reason = "did not end when it was asked to",
            Duration = time.GetElapsedTime(start),
            LogPath = log,
            LogTail = log is null ? [] : LogLines.Last(log),
        };
    }
}
