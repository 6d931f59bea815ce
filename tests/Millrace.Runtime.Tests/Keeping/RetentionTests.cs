using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests.Keeping;

/// <summary>Which runs are kept whatever is collected.</summary>
public sealed class RetentionTests : IDisposable
{
    private static readonly StoreRetention s_none = new();

    private readonly KeptStore _kept = new();

    public void Dispose() => _kept.Dispose();

    [Fact]
    public async Task Each_registered_version_keeps_its_run_for_as_long_as_it_is_there()
    {
        string one = (await _kept.RunAsync(_kept.Models.Single("one"))).RunId;
        string two = (await _kept.RunAsync(_kept.Models.Single("two"))).RunId;
        await RunLastAsync();

        Assert.Empty((await _kept.CollectAsync(s_none)).Runs);

        // Whoever removes the newest version goes back to the one before, whose run must be there.
        File.Delete(_kept.Models.FileOf("two"));
        Assert.Equal([two], Ids(await _kept.CollectAsync(s_none)));
        Assert.Equal("one trained", await _kept.Test.ReadAsync($"{one}/train"));
        File.Delete(_kept.Models.FileOf("one"));
        Assert.Equal([one], Ids(await _kept.CollectAsync(s_none)));
        await _kept.AssertSoundAsync();
    }

    [Fact]
    public async Task Of_runs_that_reuse_a_registration_the_newest_stays_and_what_it_was_made_from()
    {
        string made = (await _kept.RunAsync(_kept.Models.Single("one"))).RunId;
        string reused = (await _kept.RunAsync(_kept.Models.Single("one"))).RunId;
        await RunLastAsync();

        // The first one lends.
        Assert.Empty((await _kept.CollectAsync(s_none)).Runs);
        Assert.Equal("one trained", await _kept.Test.ReadAsync($"{reused}/train"));
        Assert.Equal("data reused, train reused, register reused, after reused", (await _kept.RunAsync(_kept.Models.Single("one"))).States());
        Assert.Contains(reused, Ids(await _kept.CollectAsync(s_none)));
        Assert.Contains(made, _kept.Runs());
        await _kept.AssertSoundAsync();
    }

    [Fact]
    public async Task A_model_that_a_resumed_run_registered_keeps_what_both_runs_made()
    {
        PipelinePlan plan = _kept.Models.Single("one");
        _kept.Models.IsBroken = true;
        RunResult failed = await _kept.RunAsync(plan);
        Assert.Equal(RunStatus.Failed, failed.Status);
        _kept.Models.IsBroken = false;
        Dictionary<string, string> none = [];
        (BoundPlan again, RunOptions options) = ResumedRun.Restore(plan, _kept.Test.Store.Metadata.GetRun(failed.RunId), none, none, none);
        RunResult resumed = await _kept.Test.Runner.RunAsync(again, options, IRunObserver.None, CancellationToken.None);
        Assert.Equal("data reused, train reused, register reused, after executed", resumed.States());
        await RunLastAsync();

        Assert.Empty((await _kept.CollectAsync(s_none)).Runs);
        Assert.Equal("one trained", await _kept.Test.ReadAsync($"{resumed.RunId}/train"));
        await Assert.ThrowsAsync<MillraceException>(() => _kept.DeleteAsync([resumed.RunId, failed.RunId]));

        File.Delete(_kept.Models.FileOf("one"));
        Assert.Equal([resumed.RunId, failed.RunId], Ids(await _kept.CollectAsync(s_none)));
        await _kept.AssertSoundAsync();
    }

    [Fact]
    public async Task Models_in_a_collection_keep_their_run_while_one_of_them_is_there()
    {
        string run = (await _kept.RunAsync(_kept.Models.Several("a b"))).RunId;
        await RunLastAsync();

        File.Delete(_kept.Models.FileOf("a"));
        Assert.Empty((await _kept.CollectAsync(s_none)).Runs);
        await Assert.ThrowsAsync<MillraceException>(() => _kept.DeleteAsync(run));
        File.Delete(_kept.Models.FileOf("b"));
        Assert.Equal([run], Ids(await _kept.CollectAsync(s_none)));
        await _kept.AssertSoundAsync();
    }

    [Fact]
    public async Task Runs_of_a_tag_are_kept_of_any_value_or_of_one()
    {
        string plain = await TaggedAsync("a", null, ""), prod = await TaggedAsync("b", "stage", "prod"), test = await TaggedAsync("c", "stage", "test");
        string quoted = await TaggedAsync("d", "o'hare\n😀", "x'); DELETE FROM run; --");
        await RunLastAsync();

        Assert.Equal([plain], Ids(await _kept.CollectAsync(Keep(new("stage"), new("o'hare\n😀", "x'); DELETE FROM run; --")))));
        Assert.Equal([quoted, test], Ids(await _kept.CollectAsync(Keep(new TagCondition("stage", "prod"), new TagCondition("o'hare\n😀", "x")))));
        Assert.Equal([prod], Ids(await _kept.CollectAsync(s_none)));
        await _kept.AssertSoundAsync();
    }

    [Fact]
    public async Task A_run_that_another_was_resumed_from_may_go_and_the_other_still_tells_of_it()
    {
        PipelinePlan plan = _kept.Models.Single("one");
        _kept.Models.IsBroken = true;
        RunResult failed = await _kept.RunAsync(plan);
        Dictionary<string, string> none = [];
        (BoundPlan again, RunOptions options) = ResumedRun.Restore(plan, _kept.Test.Store.Metadata.GetRun(failed.RunId), none, none, none);
        _kept.Models.IsBroken = false;
        RunResult resumed = await _kept.Test.Runner.RunAsync(again, options, IRunObserver.None, CancellationToken.None);
        File.Delete(_kept.Models.FileOf("one"));

        Assert.Equal(failed.RunId, Assert.Single((await _kept.DeleteAsync(failed.RunId)).Lending));

        Assert.Equal(failed.RunId, _kept.Test.Store.Metadata.GetRun(resumed.RunId).Summary.Resumes);
        Assert.Equal("one trained", await _kept.Test.ReadAsync("last/train"));
    }

    private static StoreRetention Keep(params TagCondition[] tags) => new() { Tags = [.. tags] };

    private static IEnumerable<string> Ids(StoreCollection collection) => collection.Runs.Select(static run => run.RunId);

    private async Task<string> TaggedAsync(string text, string? name, string value)
    {
        string run = (await _kept.RunAsync(Plan(Step("first", Constant(text))))).RunId;
        if (name is not null)
            _kept.Test.Store.Labels.Tag(run, [new(name, value)]);
        return run;
    }

    /// <summary>A run that is the last which succeeded.</summary>
    private Task<RunResult> RunLastAsync() => _kept.RunAsync(Plan(Step("last", Constant("last"))));
}
