using System.Globalization;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

/// <summary>What a collector leaves to those who use the store meanwhile.</summary>
public sealed class CollectionWhileInUseTests : IDisposable
{
    private static readonly StoreRetention s_last = new() { Runs = 1 };

    private readonly TestStore _test = new();

    private static PipelinePlan Single { get; } = Plan(Step("first", Constant("a")));

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_result_that_a_run_found_before_another_took_its_place_stays()
    {
        var waiting = new Waiting();
        await RunAsync(waiting.Plan);
        using var other = new TestStore(_test.Folder);
        Task<RunResult> running = await waiting.BeginAsync(other);
        await RunAsync(waiting.Plan, new RunOptions { Fresh = ["second"] });

        await CollectAsync(_test.Store, s_last);
        waiting.GoOn();

        Assert.Equal("waits executed, second reused", (await running).States());
        await AssertSoundAsync();
    }

    [Fact]
    public async Task A_result_that_was_removed_after_all_becomes_the_steps_own()
    {
        var waiting = new Waiting();
        await RunAsync(waiting.Plan);
        using var other = new TestStore(_test.Folder);
        Task<RunResult> running = await waiting.BeginAsync(other);

        // As a collector does that knows nothing of runs of this version.
        _test.Change("""
            DELETE FROM cache_entry WHERE step = 2; DELETE FROM step_output WHERE step = 2; DELETE FROM step_input WHERE step = 2;
            DELETE FROM metric WHERE step = 2; DELETE FROM step_key WHERE step = 2; DELETE FROM step WHERE step = 2;
            DELETE FROM artifact WHERE artifact NOT IN (SELECT artifact FROM step_output);
            """);
        waiting.GoOn();

        Assert.Equal("waits executed, second reused", (await running).States());
        Assert.Equal("w!", await _test.ReadAsync("last/second"));
        Assert.Equal("length", Assert.Single(_test.Store.Metadata.GetRun("last").Steps[1].Metrics).Name);
        await AssertSoundAsync();
    }

    [Fact]
    public async Task What_a_run_that_is_resumed_has_done_stays()
    {
        int pushed = 0;
        bool isBroken = true;
        TaskCompletionSource begun = new(), goOn = new();
        PipelinePlan plan = Plan(
            Step("waits", Of("waits", async _ =>
            {
                if (!isBroken)
                {
                    begun.SetResult();
                    await goOn.Task;
                }

                throw new StepSkippedException("not here");
            })),
            Step("push", Of("push", call =>
            {
                call.Output(0, new Text($"pushed {++pushed}"));
                return ValueTask.CompletedTask;
            }, [new InputInfo("text", ArtifactType.Of<Text>()) { IsOptional = true }], cache: CachePolicy.Never), new PlanInput(0, 0)),
            Step("broken", Map((_, text) => isBroken ? throw new InvalidOperationException() : text), new PlanInput(1, 0)));
        await RunAsync(plan);
        await RunAsync(Single);
        Dictionary<string, string> none = [];
        (BoundPlan again, RunOptions options) = ResumedRun.Restore(
            plan, _test.Store.Metadata.GetRun(_test.Store.Metadata.ListRuns()[1].RunId), none, none, none);
        isBroken = false;
        using var other = new TestStore(_test.Folder);
        Task<RunResult> running = other.Runner.RunAsync(again, options, IRunObserver.None, CancellationToken.None);
        await begun.Task;

        await CollectAsync(_test.Store, new StoreRetention());
        goOn.SetResult();

        Assert.Equal("waits skipped, push reused, broken executed", (await running).States());
        Assert.Equal("pushed 1", await _test.ReadAsync("last/broken"));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task What_this_process_may_be_about_to_reuse_stays()
    {
        await RunAsync(Single);
        await RunAsync(Single, new RunOptions(), ("first.text", "b"));
        using (_test.Store.BeginUse())
            Assert.True((await CollectAsync(_test.Store, s_last)).WasInUse);
        Assert.Equal("first reused", (await RunAsync(Single)).States());

        await RunAsync(Single, new RunOptions(), ("first.text", "b"));
        Assert.False((await CollectAsync(_test.Store, s_last)).WasInUse);
        Assert.Equal("first executed", (await RunAsync(Single)).States());
    }

    [Fact]
    public async Task What_a_run_has_found_and_somebody_removed_is_looked_for_again()
    {
        PipelinePlan source = Plan("source", [], Step("make", Constant("old"))), taker = Plan(
            new PlanStep
            {
                Name = "latest",
                Component = new ComponentDescriptor
                {
                    Name = "latest",
                    Type = typeof(Text),
                    Outputs = [new OutputInfo("output", ArtifactType.Of<Text>())],
                    Invoke = ComponentDescriptor.Composite,
                },
                Reference = new PlanReference(PlanReference.Latest, "source/make"),
            },
            Step("take", Maybe(), new PlanInput(0, 0)));
        await RunAsync(source);
        await RunAsync(source, new RunOptions(), ("make.text", "new"));
        var clock = new HookClock();
        using var program = new TestStore(_test.Folder, clock);

        // The clock is read when all is found and the run is about to begin.
        clock.Hook = () => _test.Change("""
            DELETE FROM cache_entry WHERE step = 2;
            DELETE FROM step_output WHERE step = 2;
            DELETE FROM step_key WHERE step = 2;
            DELETE FROM step WHERE step = 2;
            DELETE FROM artifact WHERE artifact = 2;
            """);
        Assert.Equal("latest reused, take executed", (await program.RunAsync(taker)).States());

        Assert.Null(clock.Hook);
        Assert.Equal("old", await _test.ReadAsync("last/take"));
        Assert.Equal("old", await _test.ReadAsync("last/latest"));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task A_result_that_a_skipped_step_found_is_looked_for_again_as_well()
    {
        PipelinePlan plan = Plan(Step("first", Constant("a")), Step("second", Map(static (_, text) => text + "!"), new PlanInput(0, 0)));
        await RunAsync(plan);
        await RunAsync(plan, new RunOptions { Fresh = ["first"] });
        var clock = new HookClock();
        using var program = new TestStore(_test.Folder, clock);
        clock.Hook = () => _test.Change("""
            UPDATE cache_entry SET step = 1 WHERE step = 3;
            DELETE FROM step_output WHERE step = 3;
            DELETE FROM step_key WHERE step = 3;
            DELETE FROM step WHERE step = 3;
            """);

        Assert.Equal("first skipped, second reused", (await program.RunAsync(plan, new RunOptions { From = "second" })).States());

        Assert.Null(clock.Hook);
        await AssertSoundAsync();
    }

    [Fact]
    public async Task The_number_of_a_removed_artifact_may_be_that_of_another_one()
    {
        await _test.RunAsync(Single, ("first.text", "kept"));
        await _test.RunAsync(Single, new RunOptions { Fresh = ["first"] }, ("first.text", "removed"));
        await _test.RunAsync(Single, ("first.text", "kept"));
        _test.Change("""
            DELETE FROM cache_entry WHERE step = 2;
            DELETE FROM step_output WHERE step = 2;
            DELETE FROM artifact WHERE artifact = 2;
            """);
        await RunAsync(Single, new RunOptions(), ("first.text", "other"));

        await _test.RunAsync(Single, new RunOptions(), ("first.text", "removed"));

        Assert.Equal("removed", await _test.ReadAsync("last/first"));
    }

    [Fact]
    public async Task A_process_runs_and_collects_at_once()
    {
        const int Rounds = 40;
        using var stop = new CancellationTokenSource();
        PipelinePlan plan = Plan(
            Step("first", Constant("a")),
            Step("shorten", Map(static (_, text) => text[..1]), new PlanInput(0, 0)),
            Step("join", Join(), new PlanInput([new(0, 0), new(1, 0)])));
        Task collecting = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
                await CollectAsync(_test.Store, s_last);
        });
        RunResult[][] all = await Task.WhenAll(Enumerable.Range(0, 2).Select(seed => Task.Run(async () =>
        {
            var random = new Random(seed);
            var results = new List<RunResult>();
            for (int i = 0; i < Rounds; i++)
                results.Add(await _test.RunAsync(plan, ("first.text", $"a{random.Next(4).ToString(CultureInfo.InvariantCulture)}")));
            return results.ToArray();
        })));
        await stop.CancelAsync();
        await collecting;

        Assert.All(
            all.SelectMany(static each => each),
            static run => Assert.True(run.Status == RunStatus.Succeeded, string.Join('\n', run.Steps.Select(static step => step.Error?.Exception))));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task A_content_of_a_program_that_began_before_the_clock_was_set_back_is_young()
    {
        using var other = new TestStore(_test.Folder);
        string folder = Path.Combine(other.Store.Owner.Folder, "saved");
        Directory.CreateDirectory(folder);
        File.SetLastWriteTimeUtc(other.Store.Owner.Folder + ".owner", DateTime.UtcNow.AddDays(1));
        await File.WriteAllTextAsync(Path.Combine(folder, "text.txt"), "not committed yet");
        StoredObject content = FolderDigest.Compute(folder, sync: false, CancellationToken.None);
        other.Store.Objects.Publish(folder, content, CancellationToken.None);
        Thread.Sleep(30);

        Assert.Equal(0, (await CollectAsync(_test.Store, StoreRetention.Default)).Contents);
        Assert.True(Directory.Exists(other.Store.Objects.PathOf(content.Digest)));
    }

    [Fact]
    public async Task A_run_that_began_while_the_clock_was_wrong_is_not_older_than_those_before_it()
    {
        await RunAsync(Single);
        string lost = (await RunAsync(Single, new RunOptions(), ("first.text", "b"))).RunId;
        await RunAsync(Single, new RunOptions(), ("first.text", "c"));
        _test.Change($"UPDATE run SET started_at = '1970-01-01T00:00:00.0000000Z' WHERE run_id = '{lost}'");

        Assert.Empty((await CollectAsync(_test.Store, new StoreRetention { Age = TimeSpan.FromDays(1) })).Runs);
    }

    [Fact]
    public async Task Code_that_no_key_speaks_of_is_forgotten()
    {
        await RunAsync(Single);
        _test.Change($"""
            INSERT INTO code VALUES ('code 1 constant', x'00'), ('old', x'00'), ('older', x'00'), ('mine', x'00');
            INSERT INTO component_code VALUES
                ('build 1', 'kept', 'code 1 constant', NULL, 0), ('build 1', 'gone', 'old', NULL, 0),
                ('build 1', 'both', 'code 1 constant', NULL, 0), ('{CodeIdentity.Current}', 'both', 'mine', NULL, 0);
            """);

        using (_test.Store.BeginUse())
            await CollectAsync(_test.Store, s_last);
        Assert.Equal(4, Number("SELECT count(*) FROM code"));

        await CollectAsync(_test.Store, s_last);
        Assert.Equal("both mine, kept code 1 constant", Texts("SELECT component || ' ' || digest FROM component_code ORDER BY 1"));
        Assert.Equal("code 1 constant, mine", Texts("SELECT digest FROM code ORDER BY 1"));
    }

    private async Task<RunResult> RunAsync(PipelinePlan plan, RunOptions? options = null, params (string Name, string Text)[] overrides)
    {
        using var program = new TestStore(_test.Folder);
        return await program.RunAsync(plan, options ?? new RunOptions(), overrides);
    }

    private Task<StoreCollection> CollectAsync(Store store, StoreRetention retention) =>
        store.CollectAsync(retention, [ArtifactType.Of<Text>()], _test, isDryRun: false, CancellationToken.None);

    private async Task AssertSoundAsync()
    {
        Assert.Empty((await _test.Store.VerifyAsync(null, CancellationToken.None)).Problems);
        Assert.Equal(0, Number("SELECT count(*) FROM pragma_foreign_key_check"));
    }

    private long Number(string sql)
    {
        using Database database = Database.Open(Path.Combine(_test.StoreFolder, "metadata.db"));
        return database.Number(sql);
    }

    private string Texts(string sql)
    {
        using Database database = Database.Open(Path.Combine(_test.StoreFolder, "metadata.db"));
        return string.Join(", ", database.Query(sql, static row => row.GetString(0)));
    }

    /// <summary>A pipeline of a step that waits where it is told to, and one that has a stored result.</summary>
    private sealed class Waiting
    {
        private readonly TaskCompletionSource _begun = new();
        private readonly TaskCompletionSource _goOn = new();
        private bool _holds;

        public Waiting() => Plan = Components.Plan(
            Step("waits", Of("waits", async call =>
            {
                if (Volatile.Read(ref _holds))
                {
                    _begun.TrySetResult();
                    await _goOn.Task;
                }

                call.Output(0, new Text("w"));
            }, cache: CachePolicy.Never)),
            Step("second", Map(static (call, text) =>
            {
                call.Context.RecordMetric("length", text.Length);
                return text + "!";
            }), new PlanInput(0, 0)));

        public PipelinePlan Plan { get; }

        /// <summary>Begins a run, which has found what it may reuse; only this one waits.</summary>
        public async Task<Task<RunResult>> BeginAsync(TestStore program)
        {
            _holds = true;
            Task<RunResult> running = program.RunAsync(Plan);
            await _begun.Task;
            _holds = false;
            return running;
        }

        public void GoOn() => _goOn.SetResult();
    }

    /// <summary>A clock that does something when it is next asked.</summary>
    private sealed class HookClock : TimeProvider
    {
        private Action? _hook;

        public Action? Hook
        {
            get => _hook;
            set => _hook = value;
        }

        public override DateTimeOffset GetUtcNow()
        {
            Interlocked.Exchange(ref _hook, null)?.Invoke();
            return base.GetUtcNow();
        }
    }
}
