using System.Collections.Immutable;

namespace Millrace.Runtime.Tests.Contract;

/// <summary>How runs are removed (<see cref="IMetadataCollector"/>, <see cref="IRunDeletions"/>).</summary>
public abstract class CollectorBehaviour : MetadataSuite
{
    private protected CollectorBehaviour(IMetadataFactory factory)
        : base(factory)
    {
    }

    [Fact]
    public void Who_removes_runs_knows_what_there_is()
    {
        RunTicket first = Write.Begin("trips", ["a"], new RunOptions { Tags = ImmutableSortedDictionary<string, string>.Empty.Add("keep", "1") });
        RunTicket second = Write.Begin("rides", ["a"], new RunOptions { Tags = ImmutableSortedDictionary<string, string>.Empty.Add("keep", "2") });
        Store.Labels.Pin(second.RunId);
        using IMetadataCollector collector = Store.OpenCollector();
        Assert.True(collector.HasRunning());
        Write.Finish(first);
        Write.Finish(second, RunStatus.Failed);
        Assert.False(collector.HasRunning());
        Assert.Equal(
            [new RunToKeep(second.Number, "rides", RunStatus.Failed, Time.GetUtcNow(), true), new RunToKeep(first.Number, "trips", RunStatus.Succeeded, Time.GetUtcNow(), false)],
            collector.Runs());
        Assert.Equal(new[] { first.RunId, second.RunId }.Order(), collector.RunIds().Order());
        Assert.Equal([first.Number, second.Number], collector.Tagged(new TagCondition("keep", null)).Order());
        Assert.Equal([second.Number], collector.Tagged(new TagCondition("keep", "2")));
        Assert.Equal(
            [new RunToDelete(second.Number, second.RunId, RunStatus.Failed, true)], collector.Deletions.Look([second.RunId, "20250101-000000-000000"]));
    }

    [Fact]
    public void A_run_goes_with_all_that_is_its_own_and_lends_what_others_stand_on()
    {
        (RunTicket lends, RunTicket goes, RunTicket stays, CacheHit lent) = Three();
        using IMetadataCollector collector = Store.OpenCollector();
        MetadataCollection dry = collector.Collect(() => [stays.Number], static () => false, isDryRun: true);
        Assert.Equal(3, Store.RunQueries.List(RunFilter.All, 10, null).Length);
        MetadataCollection found = collector.Collect(() => [stays.Number], static () => false, isDryRun: false);
        foreach (MetadataCollection each in new[] { dry, found })
        {
            Assert.Equal((goes.RunId, lends.RunId, false), (each.Gone.Single(), each.Lending.Single(), each.WasInUse));
            Assert.Equal([Written.Digest("gone"), Written.Digest("own")], each.Freed.OrderBy(static digest => digest == Written.Digest("own")));
            Assert.Contains(lent.Outputs[0].Artifact.Digest, each.Needed);
        }

        Assert.Equal(new[] { lends.RunId, stays.RunId }.Order(), Store.RunQueries.List(RunFilter.All, 10, null).Select(static run => run.RunId).Order());
        Assert.Equal(lent.Outputs.Single(), Step(stays, 0).Outputs.Single());
        Assert.Equal((lent.Step, null), (Store.Cache.Find(lent.Key)!.Step, Store.RunQueries.Find(goes.Number)));
        Assert.Empty(Step(lends, 1).Outputs);
        Assert.DoesNotContain(Written.Digest("gone"), Store.ArtifactQueries.Digests());
        Assert.Empty(collector.Collect(() => [stays.Number], static () => false, isDryRun: false).Gone);
    }

    [Fact]
    public void While_runs_go_on_every_result_that_may_be_reused_stays()
    {
        (RunTicket lends, RunTicket goes, RunTicket stays, _) = Three();
        using IMetadataCollector collector = Store.OpenCollector();
        MetadataCollection found = collector.Collect(() => [stays.Number], static () => true, isDryRun: false);
        Assert.Equal((true, 0), (found.WasInUse, found.Gone.Count));
        Assert.Equal(new[] { lends.RunId, goes.RunId }.Order(), found.Lending.Order());
        Assert.Empty(found.Freed);

        // Nobody at first, and somebody who begins while it is looked at.
        int looks = 0;
        found = collector.Collect(() => [stays.Number], () => looks++ > 0, isDryRun: false);
        Assert.Equal((true, 0), (found.WasInUse, found.Gone.Count));
    }

    [Fact]
    public void A_deleted_run_that_lends_is_hidden_and_goes_once_nobody_stands_on_it()
    {
        (RunTicket lends, RunTicket goes, RunTicket stays, CacheHit lent) = Three();
        Store.Labels.AddNote(lends.RunId, "secret");
        using IMetadataCollector collector = Store.OpenCollector();
        collector.Collect(
            () =>
            {
                Assert.Equal([goes.Number, stays.Number], collector.Deletions.Others(new HashSet<long> { lends.Number }).Order());
                collector.Deletions.Mark([lends.Number]);
                return collector.Deletions.Others(new HashSet<long> { lends.Number });
            },
            static () => false,
            isDryRun: false);
        Assert.Equal([stays.RunId, goes.RunId], Store.RunQueries.List(RunFilter.All, 10, null).Select(static run => run.RunId));
        Assert.Throws<MillraceException>(() => Store.RunQueries.Resolve(lends.RunId));
        Assert.DoesNotContain(lends.Number, collector.Runs().Select(static run => run.Number));
        Assert.Contains(lends.RunId, collector.RunIds());
        Assert.Equal(lent.Outputs.Single(), Step(stays, 0).Outputs.Single());

        MetadataCollection last = collector.Collect(() => [goes.Number], static () => false, isDryRun: false);
        Assert.Equal(new[] { lends.RunId, stays.RunId }.Order(), last.Gone.Order());
        Assert.DoesNotContain(lends.RunId, collector.RunIds());
    }

    [Fact]
    public void A_content_is_taken_only_while_nothing_shows_it()
    {
        RunTicket run = Write.Begin("trips", ["a"]);
        Write.Execute(run, 0, "shown");
        string[] digests = [Written.Digest("shown"), Written.Digest("needless"), Written.Digest("held elsewhere")];
        using IMetadataCollector collector = Store.OpenCollector();
        var asked = new List<string>();
        string[] taken = collector.TakeNeedless(digests, digest =>
        {
            asked.Add(digest);
            return digest == digests[1] ? "moved" : null;
        });
        Assert.Equal(["moved"], taken);
        Assert.Equal(digests[1..], asked);
    }

    [Fact]
    public void What_runs_left_outside_is_known_with_the_runs_that_show_it()
    {
        ArtifactRecord receipt = Written.Artifact("receipt") with { Type = "Receipt" };
        RunTicket first = Write.Begin("trips", ["register"]), second = Write.Begin("trips", ["register"]), other = Write.Begin("trips", ["a"]);
        CacheHit made = Write.Execute(first, 0, receipt, []);
        Write.Reuse(second, 0, made);
        Write.Execute(other, 0, "text");
        using IMetadataCollector collector = Store.OpenCollector();
        List<RunEffect> effects = collector.Effects("Receipt");
        Assert.Equal([(first.Number, first.RunId), (second.Number, second.RunId)], effects.Select(static each => (each.Run, each.RunId)).Order());
        Assert.All(effects, each => Assert.Equal(receipt, each.Artifact));
        Assert.Single(effects.Select(static each => each.Origin).Distinct());
        Assert.Empty(collector.Effects("Nothing"));
    }

    /// <summary>One run whose first result the third stands on, one that nobody needs, and the third.</summary>
    private (RunTicket Lends, RunTicket Goes, RunTicket Stays, CacheHit Lent) Three()
    {
        RunTicket lends = Write.Begin("trips", ["a", "b"]), goes = Write.Begin("trips", ["a"]), stays = Write.Begin("trips", ["a"]);
        CacheHit lent = Write.Execute(lends, 0, "lent");
        Write.Execute(lends, 1, "own");
        Write.Execute(goes, 0, "gone", ("auc", 1));
        Write.Do(() => Store.Steps.Reuse(stays.Steps[0], StepState.Reused, StepCause.None, lent, Written.Key("of the lent one"), "unchanged", [], []));
        foreach (RunTicket run in new[] { lends, goes, stays })
            Write.Finish(run);
        return (lends, goes, stays, lent);
    }
}
