using Microsoft.Extensions.Time.Testing;
using Millrace.Output;
using Millrace.Runtime;
using Millrace.Testing;
using Millrace.Tests.Support;
using Spectre.Console;
using Spectre.Console.Testing;

namespace Millrace.Tests.Output;

public sealed class RichOutputTests : IDisposable
{
    private readonly TestConsole _console = new TestConsole().Width(100).SupportsUnicode(true);

    public void Dispose() => _console.Dispose();

    [Fact]
    public void Tables_and_errors_take_texts_literally()
    {
        RichTerminal terminal = new(_console);
        terminal.Table(
            new TextTable(
                ["step", new Millrace.Output.TableColumn("time", IsNumber: true)], [["[red]a[/]", new Cell("1.00 s", Tone.Good)], ["b\u001b[31m", "12.0 s"]]));
        terminal.Error("step 'a' failed", "line 3: [fare] is \"x\"\nremedy", ["log: /store/logs/a.log"]);

        Snapshot.Match(string.Join('\n', _console.Lines.Select(static line => line.TrimEnd())));
    }

    [Fact]
    public async Task The_live_view_shows_how_far_how_fast_and_how_long()
    {
        FakeTimeProvider time = new();
        await using LiveProgress progress = new(new RichTerminal(_console), time);
        BoundPlan plan = PlanBinder.Bind(Numbers.Plan, new Dictionary<string, string>(), new Dictionary<string, string>());
        progress.RunStarted("run", plan);
        progress.StepStarted(plan.Steps[0], "");
        progress.StepStarted(plan.Steps[1], "");
        progress.StepStarted(plan.Steps[2], "");
        time.Advance(TimeSpan.FromSeconds(20));
        progress.StepProgress(plan.Steps[0], new StepProgress(40_000, 100_000, "rows"));
        progress.StepProgress(plan.Steps[1], new StepProgress(30, null, "trees"));
        progress.StepFinished(plan.Steps[2], new StepResult { Name = "report", State = StepState.Executed });

        _console.Write(progress.Draw(0));

        Snapshot.Match(string.Join('\n', _console.Lines.Select(static line => line.TrimEnd())));
    }

    [Fact]
    public async Task A_view_that_is_stopped_leaves_the_cursor_as_it_was()
    {
        FakeTimeProvider time = new();
        using StringWriter text = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, Out = new AnsiConsoleOutput(TextWriter.Synchronized(text)),
        });
        await using LiveProgress progress = new(new RichTerminal(console), time);
        progress.RunStarted("run", PlanBinder.Bind(Numbers.Plan, new Dictionary<string, string>(), new Dictionary<string, string>()));
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                time.Advance(TimeSpan.FromMilliseconds(150));
                return text.ToString().Contains("\u001b[?25l", StringComparison.Ordinal);
            },
            TimeSpan.FromSeconds(30)));

        progress.Stop();

        Assert.EndsWith("\u001b[?25h", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_progress_mentions_a_long_step_now_and_then()
    {
        FakeTimeProvider time = new();
        using StringWriter text = new() { NewLine = "\n" };
        PlainProgress progress = new(new PlainTerminal(text), time);
        BoundStep step = PlanBinder.Bind(Numbers.Plan, new Dictionary<string, string>(), new Dictionary<string, string>()).Steps[0];
        progress.StepStarted(step, "first run");
        for (int second = 1; second <= 25; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            progress.StepProgress(step, new StepProgress(second, 25, "rows"));
        }

        Assert.Equal(
            "make-number: started (first run)\nmake-number: 10 of 25 rows (40 %), 1 rows/s, 15.0 s left\nmake-number: 20 of 25 rows (80 %), 1 rows/s, 5.00 "
            + "s left\n",
            text.ToString());
    }

    [Fact]
    public void Data_cannot_steer_the_terminal()
    {
        using StringWriter text = new() { NewLine = "\n" };
        new PlainTerminal(text).Table(new TextTable(["value"], [["\u001b]0;title\u0007\r\n\u009b"]]));

        Assert.EndsWith("\\u001B]0;title\\u0007\\r\\n\\u009B\n", text.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.004, "0.00 s")]
    [InlineData(9.999, "10.0 s")]
    [InlineData(59.99, "1 min 00 s")]
    [InlineData(125, "2 min 05 s")]
    [InlineData(3900, "1 h 05 min")]
    public void Durations_read_well(double seconds, string text) => Assert.Equal(text, Texts.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0.95123, "0.9512")]
    [InlineData(12345, "12,345")]
    [InlineData(0.000012, "1.2E-5")]
    [InlineData(0, "0")]
    [InlineData(-1234.5, "-1,234.5")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void Metrics_read_well(double value, string text) => Assert.Equal(text, Texts.Metric(value));
}
