using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

public sealed class CollectionTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly TestStore _test;

    public CollectionTests() => _test = new TestStore(time: _time);

    private static PipelinePlan Pair { get; } = Plan(
        Step("first", Constant("a")),
        Step("second", Map(static (call, text) => text + call.Parameter<string>(0), parameters: [Parameter("mark", "!")]), new PlanInput(0, 0)));

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task Runs_beyond_those_that_are_kept_go_with_their_contents_and_logs()
    {
        PipelinePlan plan = Plan(Step("first", Of("first", static call =>
        {
            Microsoft.Extensions.Logging.LoggerExtensions.LogInformation(call.Logger<CollectionTests>(), "written");
            call.Output(0, new Text(call.Parameter<string>(0)));
            return ValueTask.CompletedTask;
        }, parameters: [Parameter("text", "0")])));
        var runs = new List<string>();
        for (int i = 0; i < 5; i++)
            runs.Add((await RunAsync(plan, ("first.text", i.ToString(CultureInfo.InvariantCulture)))).RunId);
        string[] ordered = [.. _test.Store.Metadata.ListRuns().Select(static run => run.RunId)];
        Assert.Equal(runs.Order(StringComparer.Ordinal), ordered.Order(StringComparer.Ordinal));

        StoreCollection planned = await CollectAsync(new StoreRetention { Runs = 2 }, isDryRun: true);
        Assert.Equal(5, _test.Store.Metadata.ListRuns().Length);
        StoreCollection done = await CollectAsync(new StoreRetention { Runs = 2 });

        Assert.Equal(ordered[2..], done.Runs.Select(static run => run.RunId));
        Assert.Equal((2, 3, 3L), (done.KeptRuns, done.Contents, done.Bytes));
        Assert.Equal((planned.KeptRuns, planned.Contents, planned.Bytes), (done.KeptRuns, done.Contents, done.Bytes));
        Assert.Equal(planned.Runs.Select(static run => run.RunId), done.Runs.Select(static run => run.RunId));
        Assert.Equal(ordered[..2], _test.Store.Metadata.ListRuns().Select(static run => run.RunId));
        Assert.Equal(
            ordered[..2].Order(StringComparer.Ordinal),
            Directory.GetDirectories(Path.Combine(_test.StoreFolder, "logs")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(2, Contents());
        await AssertSoundAsync();
    }

    [Fact]
    public async Task What_is_young_pinned_or_the_last_success_stays()
    {
        PipelinePlan failing = Plan("other", [], Step("fails", Of("fails", static _ => throw new InvalidOperationException())));
        string old = (await RunAsync(Pair, ("first.text", "old"))).RunId;
        string pinned = (await RunAsync(Pair, ("first.text", "pinned"))).RunId;
        _test.Store.Labels.Pin(pinned);
        _time.Advance(TimeSpan.FromDays(20));
        string success = (await RunAsync(Pair, ("first.text", "success"))).RunId;
        string failed = (await RunAsync(failing)).RunId;
        _time.Advance(TimeSpan.FromDays(20));

        StoreCollection aged = await CollectAsync(new StoreRetention { Age = TimeSpan.FromDays(30) });
        Assert.Equal([old], aged.Runs.Select(static run => run.RunId));
        Assert.Equal((3, 2), (aged.KeptRuns, aged.Contents));

        StoreCollection strict = await CollectAsync(new StoreRetention());
        Assert.Equal([failed], strict.Runs.Select(static run => run.RunId));
        Assert.Equal([success, pinned], _test.Store.Metadata.ListRuns().Select(static run => run.RunId));
        _test.Store.Labels.Unpin(pinned);
        Assert.Equal([pinned], (await CollectAsync(new StoreRetention())).Runs.Select(static run => run.RunId));
        Assert.Equal("first reused, second reused", (await RunAsync(Pair, ("first.text", "success"))).States());
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Results_that_kept_runs_reuse_stay_reusable_and_others_of_their_run_are_freed()
    {
        string lender = (await RunAsync(Pair)).RunId;
        RunResult borrower = await RunAsync(Pair, ("second.mark", "?"));
        Assert.Equal("first reused, second executed", borrower.States());
        await RunAsync(Pair, ("second.mark", "?"));

        StoreCollection done = await CollectAsync(new StoreRetention { Runs = 1 });

        Assert.Empty(done.Runs);
        Assert.Equal(1, done.Contents);
        Assert.Equal([1, 0], _test.Store.Metadata.GetRun(lender).Steps.Select(static step => step.Outputs.Length));
        Assert.Equal("first reused, second reused", (await RunAsync(Pair, ("second.mark", "?"))).States());
        Assert.Equal("first reused, second executed", (await RunAsync(Pair)).States());
        await AssertSoundAsync();
    }

    [Fact]
    public async Task A_run_whose_effect_outside_is_still_there_stays_until_a_newer_one_takes_its_place()
    {
        string Place(string name) => Path.Combine(_test.Folder, name);
        PipelinePlan Publish(string name, bool isClosed = false) => Plan(
            Step("first", Constant("a")),
            Step(
                "publish",
                Of(
                    "publish",
                    call => isClosed ? throw new GateClosedException("no") : Hand(call, Place(call.Input<Text>(0).Value)),
                    [new InputInfo("text", ArtifactType.Of<Text>())],
                    [new OutputInfo("output", ArtifactType.Of<Receipt>())]),
                new PlanInput(0, 0)),
            Step(
                "after",
                Of(name, static _ => throw new InvalidOperationException(), [new InputInfo("receipt", ArtifactType.Of<Receipt>())], outputs: []),
                new PlanInput(1, 0)));
        static ValueTask Hand(StepCall call, string path)
        {
            File.WriteAllText(path, "");
            call.Output(0, new Receipt(path));
            return ValueTask.CompletedTask;
        }

        string one = (await RunAsync(Publish("x"), ("first.text", "one"))).RunId;
        string two = (await RunAsync(Publish("x"), ("first.text", "two"))).RunId;
        await RunAsync(Publish("x", isClosed: true), ("first.text", "three"));

        StoreCollection done = await CollectAsync(new StoreRetention { Runs = 1 });
        Assert.Equal([one], done.Runs.Select(static run => run.RunId));
        Assert.Equal("two", await _test.ReadAsync($"{two}/first"));

        File.Delete(Place("two"));
        Assert.Equal([two], (await CollectAsync(new StoreRetention { Runs = 1 })).Runs.Select(static run => run.RunId));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task So_does_one_whose_effects_outside_are_items_of_a_collection()
    {
        string Place(string name) => Path.Combine(_test.Folder, name);
        ArtifactType type = ArtifactType.Of<Collection<Collection<Receipt>>>();
        PipelinePlan Publish(string names) => Plan(
            Step("names", Constant(names)),
            Step("publish", Of("publish", call =>
            {
                string[] places = [.. call.Input<Text>(0).Value.Split(' ').Select(Place)];
                Array.ForEach(places, static place => File.WriteAllText(place, ""));
                call.Output(0, Collection.Of(places.Select(static place => Collection.Of([new Receipt(place)]))));
                return ValueTask.CompletedTask;
            }, [new InputInfo("text", ArtifactType.Of<Text>())], [new OutputInfo("output", type)]), new PlanInput(0, 0)),
            Step("after", Of("after", static _ => throw new InvalidOperationException(), [new InputInfo("receipts", type)], outputs: []), new PlanInput(1, 0)));

        string two = (await RunAsync(Publish("a b"))).RunId, one = (await RunAsync(Publish("c"))).RunId;
        await RunAsync(Plan("other", [], Step("last", Constant("x"))));

        Assert.Empty((await CollectAsync(new StoreRetention())).Runs);

        File.Delete(Place("b"));
        Assert.Equal([two], (await CollectAsync(new StoreRetention())).Runs.Select(static run => run.RunId));
        File.Delete(Place("c"));
        Assert.Equal([one], (await CollectAsync(new StoreRetention())).Runs.Select(static run => run.RunId));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task What_another_living_program_may_be_about_to_commit_stays()
    {
        using var other = new TestStore(_test.Folder);
        string folder = Path.Combine(other.Store.Owner.Folder, "saved");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "text.txt"), "not committed yet");
        StoredObject content = FolderDigest.Compute(folder, sync: false, CancellationToken.None);
        other.Store.Objects.Publish(folder, content, CancellationToken.None);

        Assert.Equal(0, (await CollectAsync(StoreRetention.Default)).Contents);
        Assert.Equal(1, Contents());

        other.Dispose();
        Age();
        Assert.Equal(1, (await CollectAsync(StoreRetention.Default)).Contents);
        Assert.Equal(0, Contents());
    }

    [Fact]
    public async Task An_old_content_that_a_living_program_found_again_stays()
    {
        await RunAsync(Plan(Step("first", Constant("again"))));
        Age();
        using var other = new TestStore(_test.Folder);
        string folder = Path.Combine(other.Store.Owner.Folder, "saved");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "text.txt"), "again");
        other.Store.Objects.Publish(folder, FolderDigest.Compute(folder, sync: false, CancellationToken.None), CancellationToken.None);
        Execute("DELETE FROM cache_entry; DELETE FROM step_output; DELETE FROM artifact");

        Assert.Equal(0, (await CollectAsync(StoreRetention.Default)).Contents);
        Assert.Equal(1, Contents());
    }

    [Fact]
    public async Task A_run_that_goes_on_in_another_program_keeps_what_it_has_and_ends_well()
    {
        var begun = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        PipelinePlan plan = Plan(
            Step("first", Constant("a")),
            Step("waits", Of("waits", async call =>
            {
                begun.SetResult();
                await goOn.Task;
                call.Output(0, new Text(call.Input<Text>(0).Value + " end"));
            }, [new InputInfo("text", ArtifactType.Of<Text>())]), new PlanInput(0, 0)),
            Step("last", Map(static (_, text) => text), new PlanInput(1, 0)));
        await RunAsync(Pair);
        using var other = new TestStore(_test.Folder);
        Task<RunResult> running = other.RunAsync(plan);
        await begun.Task;
        await RunAsync(Pair, ("first.text", "newer"));

        await CollectAsync(new StoreRetention { Runs = 1 });
        goOn.SetResult();

        Assert.Equal("first reused, waits executed, last executed", (await running).States());
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Two_programs_run_and_a_third_collects_all_the_time()
    {
        const int Rounds = 60;
        PipelinePlan plan = Plan(
            Step("first", Constant("a")),
            Step("shorten", Map(static (_, text) => text[..1]), new PlanInput(0, 0)),
            Step("join", Join(), new PlanInput([new(0, 0), new(1, 0)])));
        using var stop = new CancellationTokenSource();
        int collections = 0;
        long freed = 0;
        Task collecting = Task.Run(async () =>
        {
            using var collector = new TestStore(_test.Folder);
            while (!stop.IsCancellationRequested)
            {
                StoreCollection found = await collector.Store.CollectAsync(
                    new StoreRetention { Runs = 1 }, [ArtifactType.Of<Text>()], collector, false, CancellationToken.None);
                freed += found.Contents;
                collections++;
                collector.Reopen();
            }
        });

        RunResult[][] all = await Task.WhenAll(Enumerable.Range(0, 2).Select(seed => Task.Run(async () =>
        {
            var random = new Random(seed);
            var results = new List<RunResult>();
            for (int i = 0; i < Rounds; i++)
            {
                // A program of its own each time, so that contents age.
                using var program = new TestStore(_test.Folder);
                results.Add(await program.RunAsync(plan, ("first.text", $"a{random.Next(4).ToString(CultureInfo.InvariantCulture)}")));
            }

            return results.ToArray();
        })));
        await stop.CancelAsync();
        await collecting;

        Assert.All(
            all.SelectMany(static each => each),
            static run => Assert.True(
                run.Status == RunStatus.Succeeded,
                string.Join('\n', run.Steps.Select(static step => $"{step.Name} {step.State} {step.Reason} {step.Error?.Exception}"))));
        Assert.True(collections > 5, $"{collections} collections freed {freed} contents");
        Assert.True((await CollectAsync(new StoreRetention())).Contents + freed > 0);
        await AssertSoundAsync();
    }

    private async Task<RunResult> RunAsync(PipelinePlan plan, params (string Name, string Text)[] overrides)
    {
        using var program = new TestStore(_test.Folder, _time);
        return await program.RunAsync(plan, overrides);
    }

    private async Task<StoreCollection> CollectAsync(StoreRetention retention, bool isDryRun = false)
    {
        Age();
        return await _test.Store.CollectAsync(retention, [ArtifactType.Of<Text>(), ArtifactType.Of<Receipt>()], _test, isDryRun, CancellationToken.None);
    }

    /// <summary>Closes the store, so that what was made before it is opened again is older than its user.</summary>
    private void Age()
    {
        _test.Store.Dispose();
        Thread.Sleep(30);
        _test.Reopen();
    }

    private int Contents() => Directory.GetDirectories(Path.Combine(_test.StoreFolder, "objects")).Sum(static each => Directory.GetDirectories(each).Length);

    private async Task AssertSoundAsync()
    {
        Assert.Empty((await _test.Store.VerifyAsync(null, CancellationToken.None)).Problems);
        Assert.Equal(0L, Execute("SELECT count(*) FROM pragma_foreign_key_check"));
        Assert.Equal(0L, Execute("SELECT count(*) FROM step_key WHERE step NOT IN (SELECT step FROM step WHERE key IS NOT NULL)"));
    }

    private object? Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_test.StoreFolder, "metadata.db")};Pooling=false;Foreign Keys=false");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
