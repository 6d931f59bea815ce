using Millrace.Runtime;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Millrace.Output;

/// <summary>
/// Follows a run on a terminal that can redraw: a line for each running step with how far it is, how fast and how long. Nothing is shown of a
/// run that is over before anyone could read it.
/// </summary>
/// <param name="terminal">The terminal.</param>
/// <param name="time">The clock.</param>
internal sealed class LiveProgress(RichTerminal terminal, TimeProvider time) : IRunObserver, IAsyncDisposable
{
    private const int BarWidth = 16;

    private static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan s_refresh = TimeSpan.FromMilliseconds(100);
    private static readonly string[] s_spinner = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

    private readonly Lock _lock = new();
    private readonly List<ActiveStep> _active = [];
    private readonly CancellationTokenSource _end = new();
    private Task _drawing = Task.CompletedTask;
    private int _steps;
    private int _finished;

    public void RunStarted(string runId, BoundPlan plan)
    {
        _steps = plan.Steps.Length;
        _drawing = Task.Run(DrawAsync);
    }

    public void StepStarted(BoundStep step, string reason)
    {
        lock (_lock)
            _active.Add(new ActiveStep(step.Name, time.GetTimestamp(), null));
    }

    public void StepProgress(BoundStep step, StepProgress progress)
    {
        lock (_lock)
        {
            int index = _active.FindIndex(each => each.Name == step.Name);
            if (index >= 0)
                _active[index] = _active[index] with { Progress = progress };
        }
    }

    public void StepFinished(BoundStep step, StepResult result)
    {
        lock (_lock)
        {
            _active.RemoveAll(each => each.Name == step.Name);
            _finished++;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _drawing.ConfigureAwait(false);
        _end.Dispose();
    }

    /// <summary>Ends the view of a program that is about to end. What does not end in time leaves at least a cursor behind.</summary>
    public void Stop()
    {
        try
        {
            _end.Cancel();
        }
        catch (ObjectDisposedException)
        {
            return;
        }

        if (!_drawing.Wait(s_quiet))
            terminal.Console.Cursor.Show();
    }

    /// <summary>The view at one moment.</summary>
    /// <param name="frame">Which picture of the spinner.</param>
    internal IRenderable Draw(int frame)
    {
        ActiveStep[] active;
        int finished;
        lock (_lock)
            (active, finished) = ([.. _active], _finished);

        Grid grid = new();
        for (int i = 0; i < 4; i++)
            grid.AddColumn(new GridColumn().NoWrap().Padding(0, 0, 2, 0));
        foreach (ActiveStep step in active)
        {
            TimeSpan elapsed = time.GetElapsedTime(step.Started);
            grid.AddRow(
                $"[blue]{s_spinner[frame % s_spinner.Length]}[/] {Markup.Escape(Sanitizer.OneLine(step.Name))}",
                step.Progress is { } progress ? Bar(progress) : "",
                step.Progress is { } amount ? Markup.Escape(ProgressText.Describe(amount, elapsed, withShare: false)) : "",
                $"[grey]{Texts.Duration(elapsed)}[/]");
        }

        grid.AddRow($"[grey]{finished} of {Texts.Plural(_steps, "step")} done[/]", "", "", "");
        return grid;
    }

    private async Task DrawAsync()
    {
        try
        {
            await Task.Delay(s_quiet, time, _end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await terminal.Console.Live(Draw(0)).AutoClear(true).StartAsync(async view =>
        {
            for (int frame = 0; !_end.IsCancellationRequested; frame++)
            {
                view.UpdateTarget(Draw(frame));
                await Task.Delay(s_refresh, time, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }).ConfigureAwait(false);
    }

    private static string Bar(StepProgress progress)
    {
        if (progress.Total is not (> 0 and long total))
            return "";

        int full = (int)Math.Clamp(BarWidth * (double)progress.Done / total, 0, BarWidth);
        return $"[blue]{new string('━', full)}[/][grey]{new string('─', BarWidth - full)}[/]";
    }
}
