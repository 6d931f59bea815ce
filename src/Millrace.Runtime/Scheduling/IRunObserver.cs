namespace Millrace.Runtime;

/// <summary>
/// Follows a run as it goes. Calls come one at a time, those about steps on a thread of the run's own: the run goes on meanwhile, and waits at its end until
/// all is told. So an observer may wait for others, such as another run on the same store. What it throws is logged and otherwise ignored.
/// </summary>
public interface IRunObserver
{
    /// <summary>An observer that does nothing.</summary>
    static IRunObserver None { get; } = new NoObserver();

    /// <summary>The run has begun.</summary>
    /// <param name="runId">Its identity.</param>
    /// <param name="plan">What is run.</param>
    void RunStarted(string runId, BoundPlan plan)
    {
    }

    /// <summary>A step is executed from now on. Steps that are reused, or end before they began, are not announced, only finished.</summary>
    /// <param name="step">The step.</param>
    /// <param name="reason">Why it runs: <c>parameter test-fraction changed from 0.2 to 0.3</c>.</param>
    void StepStarted(BoundStep step, string reason)
    {
    }

    /// <summary>A step tells how far it is; at most some twenty times a second for each step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="progress">How far.</param>
    void StepProgress(BoundStep step, StepProgress progress)
    {
    }

    /// <summary>A step has ended, in whatever way.</summary>
    /// <param name="step">The step.</param>
    /// <param name="result">How.</param>
    void StepFinished(BoundStep step, StepResult result)
    {
    }

    /// <summary>The run has ended.</summary>
    /// <param name="result">How.</param>
    void RunFinished(RunResult result)
    {
    }

    private sealed class NoObserver : IRunObserver;
}
