using System.Collections.Immutable;

namespace Millrace.Runtime.Tests.Contract;

/// <summary>What is read of runs (<see cref="IRunQueries"/>).</summary>
public abstract class RunQueryBehaviour : MetadataSuite
{
    private protected RunQueryBehaviour(IMetadataFactory factory)
        : base(factory)
    {
    }

    [Fact]
    public void A_run_and_its_steps_are_read_as_they_were_written()
    {
        RunTicket run = Write.Begin("trips", ["read", "train"], new RunOptions { Seed = ulong.MaxValue, KeepGoing = true, From = "read" }, ("share", "0.2"), ("path", "a.csv"));
        CacheHit read = Write.Execute(run, 0, "rows", ("rows", double.NaN));
        StepStart start = Write.Start(run.Steps[1], ("read", read.Outputs[0])) with { Sources = [new StepSource("files", "2026", new SourceFile("/a", "d1", 7))] };
        Write.Do(() => Store.Steps.Start(start));
        Write.Do(() => Store.Steps.End(new StepEnd
        {
            Step = start.Step, Start = start, Fence = 1, State = StepState.Failed, Cause = StepCause.None, Reason = "first run", Duration = TimeSpan.FromSeconds(1), Error = "boom",
        }));
        Store.Runs.EndRun(run.Number, RunStatus.Failed, TimeSpan.FromSeconds(3.5));

        using IMetadataStore other = Open();
        RunRecord record = new Metadata(other).GetRun(run.RunId);
        Assert.Equal(("trips", RunStatus.Failed, ulong.MaxValue, TimeSpan.FromSeconds(3.5)), (record.Summary.Pipeline, record.Summary.Status, record.Summary.Seed, record.Summary.Duration));
        Assert.Equal((2, 1, 0, Time.GetUtcNow()), (record.Summary.Steps, record.Summary.Executed, record.Summary.Reused, record.Summary.StartedAt));
        Assert.Equal(["share 0.2", "path a.csv"], record.Parameters.Select(static each => $"{each.Name} {each.Value}"));
        Assert.Equal((true, "read", (string?)null), (record.Options!.KeepGoing, record.Options.From, record.Options.To));
        Assert.Equal((StepState.Executed, 1, read.Key, "c0de"), (record.Steps[0].State, record.Steps[0].Attempt, record.Steps[0].Key, record.Steps[0].Code));
        Assert.Equal(double.NaN, Assert.Single(record.Steps[0].Metrics).Value);
        Assert.Equal(Written.Artifact("rows"), Assert.Single(record.Steps[0].Outputs).Artifact);
        Assert.Equal((StepState.Failed, "boom"), (record.Steps[1].State, record.Steps[1].Error));
        Assert.Equal("read/output", Assert.Single(record.Steps[1].Inputs.Select(static each => $"{each.FromStep}/{each.FromOutput}")));
        Assert.Equal(new SourceRecord("files", "2026", "/a", "d1", 7), Assert.Single(record.Steps[1].Sources));
    }

    [Fact]
    public void A_run_is_named_by_its_identity_a_beginning_of_it_or_as_the_last()
    {
        Assert.Throws<MillraceException>(() => Store.RunQueries.Resolve("last"));
        RunTicket first = Write.Begin("trips", ["a"]);
        Time.Advance(TimeSpan.FromDays(1));
        RunTicket second = Write.Begin("trips", ["a"]);
        Assert.Equal(second.RunId, Store.RunQueries.Resolve("last"));
        Assert.Equal((first.RunId, first.RunId, second.RunId), (Store.RunQueries.Resolve(first.RunId), Store.RunQueries.Resolve("20260102-"), Store.RunQueries.Resolve("20260103")));
        foreach (string reference in new[] { "", "2026", "x", "%", first.RunId + "0" })
            Assert.Throws<MillraceException>(() => Store.RunQueries.Resolve(reference));
        Assert.Equal((first.RunId, null), (Store.RunQueries.Find(first.Number)!.RunId, Store.RunQueries.Find(1_000_000)));
        Assert.Throws<MillraceException>(() => Store.RunQueries.Summary("20250101-000000-000000"));
    }

    [Fact]
    public void Parameters_of_steps_have_a_dot_and_options_are_read_as_they_were_given()
    {
        PipelinePlan plan = Components.Plan("trips", [Components.Parameter("share", "0.2")], Components.Step("train", Components.Constant("x")));
        BoundPlan bound = TestStore.Bind(plan, ("train.text", "y"));
        var options = new RunOptions { Fresh = ["b", "a"], To = "train", Resumes = "earlier", MaxParallelism = 977, KeepSources = true };
        RunTicket run = Store.Runs.BeginRun(bound, options, "0123456789ab", new FoundResults([], [], []))!;
        (ImmutableArray<ParameterRecord> own, ImmutableArray<ParameterRecord> overrides) = Store.RunQueries.Parameters(run.RunId);
        Assert.Equal(new ParameterRecord("share", "0.2", ParameterOrigin.Default), own.Single());
        Assert.Equal(new ParameterRecord("train.text", "y", ParameterOrigin.Override), overrides.Single());
        RecordedOptions read = Store.RunQueries.Options(run.RunId)!;
        Assert.Equal(("train", "earlier", 977, true, false), (read.To, read.Resumes, read.Parallel, read.KeepSources, read.KeepGoing));
        Assert.Equal("a b", string.Join(' ', read.Fresh));
        Assert.Null(Store.RunQueries.Options("20250101-000000-000000"));
        Assert.Equal("earlier", Store.RunQueries.Summary(run.RunId).Resumes);
    }

    [Fact]
    public void Runs_of_programs_that_are_gone_are_interrupted()
    {
        using IMetadataStore store = Open(new HashSet<string> { "aaaaaaaaaaaa" });
        RunTicket alive = new Written(store, "aaaaaaaaaaaa").Begin("trips", ["a"]), dead = new Written(store, "dddddddddddd").Begin("trips", ["a", "b"]);
        Assert.Equal(RunStatus.Interrupted, store.RunQueries.Summary(dead.RunId).Status);
        Assert.Equal([dead.RunId], store.RunQueries.List(new RunFilter { Statuses = [RunStatus.Interrupted] }, 10, null).Select(static run => run.RunId));
        Assert.Equal([alive.RunId], store.RunQueries.List(new RunFilter { Statuses = [RunStatus.Running] }, 10, null).Select(static run => run.RunId));
        Assert.Equal(1, store.Runs.InterruptRuns());

        using IMetadataStore all = Open();
        Assert.Equal((RunStatus.Interrupted, RunStatus.Running), (all.RunQueries.Summary(dead.RunId).Status, all.RunQueries.Summary(alive.RunId).Status));
        Assert.All(all.StepQueries.OfRun(dead.RunId), static step => Assert.Equal((StepState.Cancelled, StepCause.Interrupted), (step.State, step.Cause)));
        Assert.False(new Written(store, "dddddddddddd").Finish(dead));
    }

    [Fact]
    public void A_page_goes_on_where_the_last_one_ended_even_if_its_last_run_is_gone()
    {
        RunTicket[] runs = [.. Enumerable.Range(0, 7).Select(i => Write.Begin(i % 2 == 0 ? "trips" : "rides", ["a"]))];
        foreach (RunTicket run in runs)
            Write.Finish(run);
        (ImmutableArray<RunSummary> first, long? next) = Store.RunQueries.Page(RunFilter.All, 3, null);
        Assert.Equal(runs.Reverse().Take(3).Select(static run => run.RunId), first.Select(static run => run.RunId));
        using (IMetadataCollector collector = Store.OpenCollector())
            collector.Collect(() => runs.Where(run => run.Number != next).Select(static run => run.Number), static () => false, isDryRun: false);
        (ImmutableArray<RunSummary> rest, long? end) = Store.RunQueries.Page(RunFilter.All, 10, next);
        Assert.Equal(runs.Reverse().Skip(3).Select(static run => run.RunId), rest.Select(static run => run.RunId));
        Assert.Null(end);
        Assert.Empty(Store.RunQueries.List(RunFilter.All, 0, null));
    }
}
