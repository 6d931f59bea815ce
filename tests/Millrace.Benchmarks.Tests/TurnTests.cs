using Microsoft.Extensions.Time.Testing;

namespace Millrace.Benchmarks.Tests;

/// <summary>Contenders that take turns are compared round by round.</summary>
public sealed class TurnTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly List<string> _order = [];
    private double _slowness = 1;

    [Fact]
    public async Task Another_one_begins_each_round_after_everybody_ran_once()
    {
        Contender[] contenders = [Make("a", 1), Make("b", 1), Make("c", 1)];
        var ended = new List<int>();
        await Rounds.RunAsync(contenders, 4, _clock, ended.Add);
        Assert.Equal("abc abc bca cab abc", string.Join(' ', _order.Chunk(3).Select(static round => string.Concat(round))));
        Assert.Equal([1, 2, 3, 4], ended);
    }

    [Fact]
    public async Task A_ratio_is_the_median_of_rounds_so_a_machine_that_slows_down_does_not_change_it()
    {
        Contender[] contenders = [Make("rival", 100, isBaseline: true), Make("ours", 50)];
        await Rounds.RunAsync(contenders, 3, _clock, _ => _slowness *= 10);
        Assert.Equal(0.5, contenders[1].RatioTo(contenders[0]), 12);
        Assert.Equal((50e6, 500e6), (contenders[1].Fastest, contenders[1].Median));
        Assert.Equal(
            """
            | Method | Rows |      Median |   Fastest | Ratio | of fastest |        Time/unit
            |--------|-----:|------------:|----------:|------:|-----------:|-----------------:
            | rival  |    4 | 1,000.00 ms | 100.00 ms |  1.00 |       1.00 | 250,000,000.0 ns
            | ours   |    4 |   500.00 ms |  50.00 ms |  0.50 |       0.50 | 125,000,000.0 ns
            """,
            Table(contenders));
    }

    [Theory]
    [InlineData(nameof(Work.Plain), true)]
    [InlineData(nameof(Work.TaskAsync), false)]
    [InlineData(nameof(Work.TaskOfAsync), false)]
    [InlineData(nameof(Work.ValueTaskAsync), false)]
    [InlineData(nameof(Work.ValueTaskOfAsync), false)]
    public async Task A_call_ends_when_what_it_returns_ends(string method, bool endsAtOnce)
    {
        var work = new Work();
        Task call = Invocation.CallAsync(work, typeof(Work).GetMethod(method));
        Assert.Equal(endsAtOnce, call.IsCompleted);
        work.End.SetResult();
        await call;
        Assert.True(work.HasEnded);
    }

    [Theory]
    [InlineData("--short")]
    [InlineData("--full --filter *A* --list flat")]
    [InlineData("--filter *A* --full --turns 3")]
    [InlineData("--turns 3 --full --filter *A* *B*")]
    public void A_command_line_has_one_mode(string line)
    {
        BenchmarkArguments read = Assert.IsType<BenchmarkArguments>(BenchmarkArguments.Read(line.Split(' ')));
        Assert.Equal(line.Contains("--full") ? BenchmarkMode.Full : BenchmarkMode.Short, read.Mode);
        Assert.Equal(line.Contains("--turns") ? 3 : null, read.Rounds);
        Assert.Equal("--filter", read.Rest[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--filter *")]
    [InlineData("--short --full")]
    [InlineData("--short --turns")]
    [InlineData("--short --turns 0")]
    [InlineData("--short --turns x")]
    [InlineData("--short --turns 2 --turns 2")]
    [InlineData("--short --turns 2 --list flat")]
    [InlineData("--short --turns 2 --filter")]
    public void Anything_else_is_no_command_line(string line) => Assert.Null(BenchmarkArguments.Read(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>The table but its last column: others allocate meanwhile.</summary>
    private static string Table(IReadOnlyList<Contender> contenders)
    {
        var table = new TurnTable(["Rows"]);
        table.Add(["4"], 4, contenders);
        return string.Join('\n', table.ToString().Split(Environment.NewLine)[..^1].Select(static line => line[..line.LastIndexOf('|', line.Length - 2)].TrimEnd()));
    }

    private Contender Make(string name, int milliseconds, bool isBaseline = false) => new(name, isBaseline, () =>
    {
        _order.Add(name);
        _clock.Advance(TimeSpan.FromMilliseconds(milliseconds * _slowness));
        return Task.CompletedTask;
    });

    private sealed class Work
    {
        public TaskCompletionSource End { get; } = new();

        public bool HasEnded { get; private set; }

        public int Plain()
        {
            HasEnded = true;
            return 1;
        }

        public async Task TaskAsync() => await TaskOfAsync();

        public async Task<int> TaskOfAsync() => await ValueTaskOfAsync();

        public async ValueTask ValueTaskAsync() => await ValueTaskOfAsync();

        public async ValueTask<int> ValueTaskOfAsync()
        {
            await End.Task;
            return Plain();
        }
    }
}
