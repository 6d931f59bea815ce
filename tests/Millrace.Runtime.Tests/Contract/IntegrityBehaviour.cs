namespace Millrace.Runtime.Tests.Contract;

/// <summary>How metadata is held against itself, and mended (<see cref="IMetadataIntegrity"/>).</summary>
public abstract class IntegrityBehaviour : MetadataSuite
{
    private protected IntegrityBehaviour(IMetadataFactory factory)
        : base(factory)
    {
    }

    [Fact]
    public void Sound_metadata_has_nothing_to_find_and_mending_it_changes_nothing()
    {
        RunTicket run = Write.Begin("trips", ["a", "b"]);
        CacheHit made = Write.Execute(run, 0, "a");
        Write.Execute(run, 1, Written.Artifact("b"), [made], Written.File("/a", "rows"));
        Write.Finish(run);
        RunRecord before = new Metadata(Store).GetRun(run.RunId);
        using IMetadataIntegrity reading = Store.OpenIntegrity()!;
        Assert.Empty(reading.FindDamage(isQuick: true, CancellationToken.None));
        Assert.Empty(reading.FindDamage(isQuick: false, CancellationToken.None));
        Assert.Empty(reading.FindDangling());
        Assert.Empty(reading.FindLost());
        Assert.Empty(reading.Logs());
        Assert.Empty(reading.FindUnsoundResults([]));
        Assert.Equal([run.RunId], reading.RunIds());

        using IMetadataIntegrity mending = Factory.OpenForRepair();
        mending.Reindex(CancellationToken.None);
        mending.RemoveDangling();
        RunRecord after = new Metadata(Store).GetRun(run.RunId);
        Assert.Equal(before.Summary with { Metrics = [] }, after.Summary with { Metrics = [] }, static (x, y) => x.RunId == y.RunId && x.Steps == y.Steps && x.Executed == y.Executed);
        Assert.Equal(before.Steps.Select(static step => $"{step.Name} {step.State} {step.Outputs.Single()} {step.Inputs.Length} {step.Sources.Length}"), after.Steps.Select(static step => $"{step.Name} {step.State} {step.Outputs.Single()} {step.Inputs.Length} {step.Sources.Length}"));
    }

    [Fact]
    public void A_result_of_an_unsound_artifact_or_of_one_in_it_is_reused_no_more()
    {
        RunTicket run = Write.Begin("trips", ["files", "words", "sound"]);
        ArtifactRecord files = Written.Artifact("files") with { Stamp = "stamp" }, item = Written.Artifact("item");
        CacheHit bad = Write.Execute(run, 0, files, []), whole = Write.Execute(run, 1, Written.Collection(item), []), sound = Write.Execute(run, 2, "sound");
        using IMetadataIntegrity integrity = Factory.OpenForRepair();
        List<(string Key, string Place)> unsound = integrity.FindUnsoundResults([files, item]);
        Assert.Equal([(bad.Key, $"{run.RunId}/files"), (whole.Key, $"{run.RunId}/words")], unsound);
        integrity.Forget(unsound.Select(static each => each.Key), [files, item]);
        Assert.Equal((null, null, sound.Step), (Store.Cache.Find(bad.Key), Store.Cache.Find(whole.Key), Store.Cache.Find(sound.Key)!.Step));
        Assert.Null(Store.ArtifactQueries.ByPlace(run.RunId, "files", null).Stamp);
        Assert.Empty(integrity.FindUnsoundResults([files, item]));
        Assert.Equal(bad.Outputs.Single(), Step(run, 0).Outputs.Single());
    }

    [Fact]
    public async Task Logs_and_copies_that_are_gone_are_forgotten()
    {
        RunTicket run = Write.Begin("trips", ["a", "b"]);
        foreach (int step in new[] { 0, 1 })
            Write.Commit(run, Written.End(Write.Start(run.Steps[step]), "a") with { Log = $"logs/{step}.log" });
        await Store.Kept.AddAsync([new KeptSource("d1", "object 1", 1, "stamp"), new KeptSource("d2", "object 2", 1, "stamp")]);
        using IMetadataIntegrity integrity = Factory.OpenForRepair();
        Assert.Equal([(run.Steps[0], run.RunId, "logs/0.log"), (run.Steps[1], run.RunId, "logs/1.log")], integrity.Logs());
        integrity.ForgetLogs([run.Steps[0]]);
        integrity.ForgetCopies(["object 2", "never"]);
        Assert.Equal([run.Steps[1]], integrity.Logs().Select(static each => each.Step));
        Assert.Equal(["d1"], Store.Kept.All().Select(static each => each.Kept.Digest));
    }

    [Fact]
    public void A_run_that_nobody_runs_any_more_is_found()
    {
        using IMetadataStore store = Open(new HashSet<string> { "aaaaaaaaaaaa" });
        new Written(store, "aaaaaaaaaaaa").Begin("trips", ["a"]);
        RunTicket dead = new Written(store, "dddddddddddd").Begin("trips", ["a"]);
        using IMetadataIntegrity integrity = store.OpenIntegrity()!;
        Assert.Equal([dead.RunId], integrity.FindLost());
        store.Runs.InterruptRuns();
        Assert.Empty(integrity.FindLost());
    }
}
