using System.Globalization;
using Microsoft.Extensions.Logging;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests.Keeping;

/// <summary>Runs that somebody deletes.</summary>
public sealed class DeletionTests : IDisposable
{
    private readonly KeptStore _kept = new();

    private static PipelinePlan Pair { get; } = Plan(
        Step("first", Of("first", static call =>
        {
            call.Logger<DeletionTests>().LogInformation("written");
            call.Output(0, new Text(call.Parameter<string>(0)));
            return ValueTask.CompletedTask;
        }, parameters: [Parameter("text", "a")])),
        Step("second", Map(static (call, text) =>
        {
            call.Context.RecordMetric("length", text.Length);
            return text + call.Parameter<string>(0);
        }, parameters: [Parameter("mark", "!")]), new PlanInput(0, 0)));

    public void Dispose() => _kept.Dispose();

    [Fact]
    public async Task A_deleted_run_goes_with_all_that_is_recorded_of_it_its_log_and_contents()
    {
        string gone = (await _kept.RunAsync(Pair, ("first.text", "gone"))).RunId, stays = (await _kept.RunAsync(Pair, ("first.text", "stays"))).RunId;
        _kept.Test.Store.Labels.Tag(gone, [new("team", "risk")]);
        _kept.Test.Store.Labels.AddNote(gone, "a note");

        RunDeletion planned = await _kept.DeleteAsync(gone, isDryRun: true);
        Assert.Equal([stays, gone], _kept.Runs());
        Assert.Equal(4, _kept.Contents());
        RunDeletion done = await _kept.DeleteAsync(gone);

        Assert.Equal((1, 0, 2, 9L, false), (done.Runs.Length, done.Lending.Length, done.Contents, done.Bytes, done.WasInUse));
        Assert.Equal((planned.Contents, planned.Bytes), (done.Contents, done.Bytes));
        Assert.Equal([stays], _kept.Runs());
        Assert.Equal([stays], _kept.Logs());
        Assert.Equal(2, _kept.Contents());
        foreach (string table in new[] { "run_tag", "run_note", "run_deleted" })
            Assert.Equal(0, _kept.Number($"SELECT count(*) FROM {table}"));
        foreach (string table in new[] { "run", "run_origin", "run_option", "metric" })
            Assert.Equal(1, _kept.Number($"SELECT count(*) FROM {table}"));
        foreach (string table in new[] { "step", "step_output", "step_key", "cache_entry", "artifact" })
            Assert.Equal(2, _kept.Number($"SELECT count(*) FROM {table}"));
        Assert.StartsWith($"There is no run '{gone}'", Assert.Throws<MillraceException>(() => _kept.Test.Store.Metadata.GetRun(gone)).Message);
        await _kept.AssertSoundAsync();
        Assert.Equal("first executed, second executed", (await _kept.RunAsync(Pair, ("first.text", "gone"))).States());
    }

    [Fact]
    public async Task Results_that_other_runs_stand_on_stay_until_these_go_and_the_run_is_listed_no_more()
    {
        string lender = (await _kept.RunAsync(Pair)).RunId;
        _kept.Test.Store.Labels.Tag(lender, [new("team", "risk")]);
        RunResult borrower = await _kept.RunAsync(Pair, ("second.mark", "?"));
        Assert.Equal("first reused, second executed", borrower.States());

        RunDeletion done = await _kept.DeleteAsync(lender);

        Assert.Equal(lender, Assert.Single(done.Lending));
        Assert.Equal(1, done.Contents);
        Assert.Equal([borrower.RunId], _kept.Runs());
        Assert.Equal(borrower.RunId, _kept.Test.Store.Metadata.ResolveRun("last"));
        Assert.Equal(0, _kept.Number("SELECT count(*) FROM run_tag"));
        Assert.Equal("a", await _kept.Test.ReadAsync("last/first"));
        await _kept.AssertSoundAsync();
        Assert.Equal("first reused, second reused", (await _kept.RunAsync(Pair, ("second.mark", "?"))).States());
        Assert.Equal("first reused, second executed", (await _kept.RunAsync(Pair, ("second.mark", "."))).States());

        // It is not among the last runs, nor the last that succeeded, and goes once nobody needs it.
        Assert.Equal(3, (await _kept.CollectAsync(new StoreRetention { Runs = 5 })).KeptRuns);
        await _kept.DeleteAsync(_kept.Runs());
        Assert.Equal(0, _kept.Number("SELECT count(*) FROM run"));
        Assert.Equal(0, _kept.Contents());
        Assert.Empty(_kept.Logs());
    }

    [Fact]
    public async Task Of_a_deleted_run_that_lends_a_result_only_that_result_is_left_and_nobody_finds_the_run()
    {
        var wordy = Plan(
            Pair.Steps[0],
            Step("second", Of("second", static call =>
            {
                call.Logger<DeletionTests>().LogInformation("written");
                call.Context.RecordMetric("length", 1);
                call.Output(0, new Text(call.Input<Text>(0).Value + call.Parameter<string>(0)));
                return ValueTask.CompletedTask;
            }, [new InputInfo("text", ArtifactType.Of<Text>())], parameters: [Parameter("mark", "!")]), new PlanInput(0, 0)));
        string lender = (await _kept.RunAsync(wordy)).RunId, borrower = (await _kept.RunAsync(wordy, ("second.mark", "?"))).RunId;
        string logs = Path.Combine(_kept.Test.StoreFolder, "logs", lender);
        Assert.Equal(["first.log", "second.log"], Directory.GetFiles(logs).Select(Path.GetFileName).Order());

        await _kept.DeleteAsync(lender);

        Assert.Equal(["first.log"], Directory.GetFiles(logs).Select(Path.GetFileName));
        const string Lender = "(SELECT run FROM run_deleted)";
        foreach (string table in new[] { "run_parameter", "run_option", "run_origin" })
            Assert.Equal(0, _kept.Number($"SELECT count(*) FROM {table} WHERE run IN {Lender}"));
        foreach (string table in new[] { "metric", "step_key", "step_output", "step_input" })
            Assert.Equal(0, _kept.Number($"SELECT count(*) FROM {table} WHERE step IN (SELECT step FROM step WHERE run IN {Lender} AND name = 'second')"));
        Assert.Equal(0, _kept.Number($"SELECT count(*) FROM step WHERE run IN {Lender} AND name = 'second' AND (parameters <> '[]' OR log IS NOT NULL)"));
        Assert.Equal(1, _kept.Number($"SELECT count(*) FROM step_key WHERE step IN (SELECT step FROM step WHERE run IN {Lender})"));

        Store store = _kept.Test.Store;
        foreach (string reference in new[] { lender, lender[..^1] })
            Assert.StartsWith($"There is no run '{reference}'", Assert.Throws<MillraceException>(() => store.Metadata.ResolveRun(reference)).Message);
        Assert.Equal(1, store.History.Count(new HistoryFilter()));
        Assert.Equal(borrower, Assert.Single(store.History.Page(new HistoryFilter(), 0, 10)).RunId);
        Assert.Equal(2, store.Metadata.ListArtifacts(filter: new ArtifactFilter { Pipeline = wordy.Name }).Length);
        ArtifactRecord lent = store.Metadata.ResolveArtifact("last/first");
        LineageNode maker = Assert.Single(store.Lineage.Trace([store.Lineage.NodeOf(lent)], LineageDirection.Up).Nodes, static node => node.Execution is not null);
        Assert.Equal((1, borrower), (maker.Execution!.Uses, maker.Execution.LatestRunId));
        await _kept.AssertSoundAsync();
        Assert.Equal("first reused, second reused", (await _kept.RunAsync(wordy, ("second.mark", "?"))).States());
    }

    [Fact]
    public async Task Plans_that_no_run_shows_go_but_the_latest_of_a_pipeline()
    {
        string first = (await _kept.RunAsync(Pair)).RunId;
        string second = (await _kept.RunAsync(Plan(Pair.Steps[0]))).RunId;
        Assert.Equal(2, _kept.Number("SELECT count(*) FROM plan"));

        await _kept.DeleteAsync([first, second]);

        Assert.Equal(2, _kept.Number("SELECT sum(version) FROM plan"));
        Assert.Equal(1, _kept.Test.Store.Metadata.ListRuns().Length + _kept.Number("SELECT count(*) FROM plan"));
    }

    [Fact]
    public async Task Lists_that_are_read_a_page_at_a_time_go_on_where_the_last_of_a_page_was_removed()
    {
        await _kept.RunAsync(Plan(Step("first", Constant("a"))));
        const string Numbers = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150)";
        _kept.Test.Change($"""
            {Numbers} INSERT INTO run (run_id, pipeline, status, owner, seed, started_at, seconds)
                SELECT 'r' || i, pipeline, status, owner, seed, started_at, seconds FROM n, (SELECT * FROM run LIMIT 1);
            {Numbers} INSERT INTO artifact (digest, type, display_type, kind, bytes, files, created_at)
                SELECT printf('%064x', i), type, display_type, kind, bytes, files, created_at FROM n, (SELECT * FROM artifact LIMIT 1);
            """);
        Metadata metadata = _kept.Test.Store.Metadata;

        int runs = 0;
        foreach (RunSummary run in metadata.EnumerateRuns())
        {
            if (++runs == 100)
                _kept.Test.Change($"DELETE FROM run WHERE run_id = '{run.RunId}'");
        }

        int artifacts = 0;
        foreach (PlacedArtifact artifact in metadata.EnumerateArtifacts())
        {
            if (++artifacts == 100)
                _kept.Test.Change($"DELETE FROM artifact WHERE digest = '{artifact.Record.Digest}'");
        }

        Assert.Equal((151, 151), (runs, artifacts));
    }

    [Fact]
    public async Task A_lender_that_was_deleted_goes_with_the_next_collection_once_nothing_reuses_it()
    {
        string lender = (await _kept.RunAsync(Pair)).RunId;
        await _kept.RunAsync(Pair, ("second.mark", "?"));
        await _kept.DeleteAsync(lender);
        await _kept.RunAsync(Pair, ("first.text", "b"));

        StoreCollection collected = await _kept.CollectAsync(new StoreRetention { Runs = 1 });

        Assert.Equal((1, 1), (collected.Runs.Length, collected.KeptRuns));
        Assert.Equal(1, _kept.Number("SELECT count(*) FROM run"));
        await _kept.AssertSoundAsync();
    }

    [Fact]
    public async Task Pinned_runs_and_those_that_go_on_are_named_and_nothing_goes()
    {
        string first = (await _kept.RunAsync(Pair, ("first.text", "b"))).RunId, pinned = (await _kept.RunAsync(Pair)).RunId;
        _kept.Test.Store.Labels.Pin(pinned);

        string message = (await Assert.ThrowsAsync<MillraceException>(() => _kept.DeleteAsync([first, pinned]))).Message;
        Assert.Equal($"Nothing was deleted.\nRun {pinned} is pinned: 'runs unpin {pinned}' lets it go, or give --force.", message);
        Assert.Equal([pinned, first], _kept.Runs());
        Assert.Equal(0, _kept.Number("SELECT count(*) FROM run_deleted"));

        var begun = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        using var other = new TestStore(_kept.Test.Folder);
        Task<RunResult> running = other.RunAsync(Plan("other", [], Step("waits", Of("waits", async call =>
        {
            begun.SetResult();
            await goOn.Task;
            call.Output(0, new Text("end"));
        }))));
        await begun.Task;
        message = (await Assert.ThrowsAsync<MillraceException>(() => _kept.DeleteAsync(["last", pinned, first], isForced: true))).Message;
        goOn.SetResult();

        string runId = (await running).RunId;
        Assert.Equal($"Nothing was deleted.\nRun {runId} goes on: wait for its end, or end its program.", message);
        Assert.Equal(3, _kept.Runs().Length);
        other.Dispose();
        await _kept.DeleteAsync([pinned, first, runId], isForced: true);
        Assert.Empty(_kept.Runs());
        await _kept.AssertSoundAsync();
    }

    [Fact]
    public async Task A_run_whose_registered_model_is_there_is_deleted_by_force_or_where_another_run_shows_the_model()
    {
        string first = (await _kept.RunAsync(_kept.Models.Single("one"))).RunId;

        string message = (await Assert.ThrowsAsync<MillraceException>(() => _kept.DeleteAsync(first))).Message;
        Assert.StartsWith($"Nothing was deleted.\nRun {first} registered a model that is still there: ", message);

        RunResult again = await _kept.RunAsync(_kept.Models.Single("one"));
        Assert.Equal("data reused, train reused, register reused, after reused", again.States());
        Assert.Equal(first, Assert.Single((await _kept.DeleteAsync(first)).Lending));
        Assert.Equal("one trained", await _kept.Test.ReadAsync($"{again.RunId}/train"));
        await Assert.ThrowsAsync<MillraceException>(() => _kept.DeleteAsync(again.RunId));

        await _kept.DeleteAsync(again.RunId, isForced: true);
        Assert.Equal(0, _kept.Number("SELECT count(*) FROM run"));

        string second = (await _kept.RunAsync(_kept.Models.Single("two"))).RunId;
        File.Delete(_kept.Models.FileOf("two"));
        await _kept.DeleteAsync(second);
        Assert.Empty(_kept.Runs());
    }

    [Fact]
    public async Task A_run_whose_registered_model_cannot_be_seen_is_deleted_by_force_alone_and_no_collection_removes_it()
    {
        string run = (await _kept.RunAsync(_kept.Models.Single("one"))).RunId;
        File.Delete(_kept.Models.FileOf("one"));
        await File.WriteAllTextAsync(_kept.Models.FileOf("one") + ".away", "");
        await _kept.RunAsync(Pair);

        await Assert.ThrowsAsync<MillraceException>(() => _kept.DeleteAsync(run));
        await _kept.CollectAsync(new StoreRetention { Runs = 1 });

        Assert.Contains(run, _kept.Runs());
        await _kept.DeleteAsync(run, isForced: true);
        Assert.DoesNotContain(run, _kept.Runs());
    }

    [Fact]
    public async Task While_another_program_runs_what_it_may_reuse_stays()
    {
        var begun = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        bool waits = false;
        PipelinePlan plan = Plan(
            Step("waits", Of("waits", async call =>
            {
                if (waits)
                {
                    begun.SetResult();
                    await goOn.Task;
                }

                call.Output(0, new Text("end"));
            }, cache: CachePolicy.Never)),
            Step("last", Map(static (_, text) => text + "!"), new PlanInput(0, 0)));
        string deleted = (await _kept.RunAsync(plan)).RunId;
        waits = true;
        using var other = new TestStore(_kept.Test.Folder);
        Task<RunResult> running = other.RunAsync(plan);
        await begun.Task;

        RunDeletion done = await _kept.DeleteAsync(deleted);
        goOn.SetResult();

        Assert.True(done.WasInUse);
        Assert.Equal(deleted, Assert.Single(done.Lending));
        RunResult result = await running;
        Assert.Equal("waits executed, last reused", result.States());
        Assert.Equal([result.RunId], _kept.Runs());
        await _kept.AssertSoundAsync();
        other.Dispose();
        await _kept.DeleteAsync(result.RunId);
        Assert.Equal(0, _kept.Number("SELECT count(*) FROM run"));
    }

    [Fact]
    public async Task Programs_that_run_and_one_that_deletes_all_the_time_leave_a_sound_store()
    {
        const int Rounds = 40;
        using var stop = new CancellationTokenSource();
        int deleted = 0;
        Task deleting = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                using var deleter = new TestStore(_kept.Test.Folder);
                string[] ended = [.. deleter.Store.Metadata.ListRuns().Where(static run => run.Status != RunStatus.Running).Skip(2).Select(static run => run.RunId)];
                if (ended.Length > 0)
                    deleted += (await deleter.Store.DeleteRunsAsync(ended, false, Models.Types, deleter, false, CancellationToken.None)).Runs.Length;
            }
        });

        RunResult[][] all = await Task.WhenAll(Enumerable.Range(0, 2).Select(seed => Task.Run(async () =>
        {
            var random = new Random(seed);
            var results = new List<RunResult>();
            for (int i = 0; i < Rounds; i++)
                results.Add(await _kept.RunAsync(Pair, ("first.text", random.Next(4).ToString(CultureInfo.InvariantCulture))));
            return results.ToArray();
        })));
        await stop.CancelAsync();
        await deleting;

        Assert.All(all.SelectMany(static each => each), static run => Assert.Equal(RunStatus.Succeeded, run.Status));
        Assert.True(deleted > 0);
        await _kept.AssertSoundAsync();
        await _kept.DeleteAsync(_kept.Runs());
        await _kept.CollectAsync(new StoreRetention());
        Assert.Equal(0, _kept.Number("SELECT count(*) FROM run"));
        Assert.Equal(0, _kept.Contents());
    }
}
