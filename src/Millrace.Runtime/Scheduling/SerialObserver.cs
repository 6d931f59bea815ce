using Microsoft.Extensions.Logging;

namespace Millrace.Runtime;

/// <summary>Calls an observer one call at a time and survives what it throws.</summary>
internal sealed class SerialObserver(IRunObserver observer, ILogger logger) : IRunObserver
{
    private readonly Lock _lock = new();

    public void RunStarted(string runId, BoundPlan plan) => Tell(() => observer.RunStarted(runId, plan));

    public void StepStarted(BoundStep step, string reason) => Tell(() => observer.StepStarted(step, reason));

    public void StepProgress(BoundStep step, StepProgress progress) => Tell(() => observer.StepProgress(step, progress));

    public void StepFinished(BoundStep step, StepResult result) => Tell(() => observer.StepFinished(step, result));

    public void RunFinished(RunResult result) => Tell(() => observer.RunFinished(result));

    private void Tell(Action call)
    {
        lock (_lock)
        {
            try
            {
                call();
            }
#pragma warning disable CA1031 // A broken display must not break the run.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                RunLog.ObserverFailed(logger, exception);
            }
        }
    }
}
