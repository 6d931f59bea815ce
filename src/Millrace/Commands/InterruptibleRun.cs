using Millrace.Output;
using Millrace.Runtime;
using Millrace.Signals;

namespace Millrace.Commands;

/// <summary>A run as an interruption sees it: its steps that run always are waited for.</summary>
/// <param name="tracker">Knows how far it is.</param>
/// <param name="progress">What is drawn of it.</param>
/// <param name="options">How it is run.</param>
/// <param name="report">Tells its result.</param>
internal sealed class InterruptibleRun(RunTracker tracker, IRunObserver progress, RunOptions options, Action<RunResult> report) : IInterruptible
{
    public bool HasToGoOn => tracker.HasToGoOn;

    public TimeSpan Patience => options.AlwaysGrace + options.Grace;

    public void StopDrawing() => (progress as LiveProgress)?.Stop();

    public void SayLastWords()
    {
        if (tracker.Cancelled() is { } unfinished)
            report(unfinished);
    }
}
