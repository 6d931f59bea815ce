using System.Collections.Immutable;

namespace Millrace.Runtime.Tests.Contract;

/// <summary>
/// What every store of metadata does, whichever database keeps it: each derives a class from this one. An opener stands for a process, so what two of them do
/// is what two processes do.
/// </summary>
public abstract class MetadataBehaviour
{
    /// <summary>Texts that are no trouble to anybody who binds them.</summary>
    public static TheoryData<string> OddTexts =>
    [
        "it's", "\"quoted\"", "two\nlines\r\n", "'; DROP TABLE run; --", "a\0b", "\0", "🚂🏔️ é e\u0301", "\ud800 alone", "%_*?[]{}$p0 @x :y", "\\", " ", "\u202e\u0007\u001b[31m",
    ];

    /// <summary>Opens the metadata; each call is another opener of the same.</summary>
    /// <param name="living">The owners of runs that are alive; null for all.</param>
    private protected abstract IMetadataStore Open(IReadOnlySet<string>? living = null);

    [Fact]
    public void A_run_and_its_steps_are_read_as_they_were_written()
    {
        using IMetadataStore store = Open();
        var written = new Written(store);
        RunTicket run = written.Begin(
            "trips", ["read", "train"], new RunOptions { Seed = ulong.MaxValue, KeepGoing = true, From = "read" }, ("share", "0.2"), ("path", "a.csv"));
        CacheHit read = written.Execute(run, 0, "rows", ("rows", double.NaN));
        StepStart start = written.Start(run.Steps[1], ("read", read.Outputs[0])) with { Sources = [new StepSource("files", "2026", new SourceFile("/a", "d1", 7))] };
        written.Do(() => store.Steps.Start(start));
        written.Do(() => store.Steps.End(new StepEnd
        {
            Step = start.Step, Start = start, Fence = 1, State = StepState.Failed, Cause = StepCause.None, Reason = "first run", Duration = TimeSpan.FromSeconds(1), Error = "boom",
        }));
        store.Runs.EndRun(run.Number, RunStatus.Failed, TimeSpan.FromSeconds(3.5));

        using IMetadataStore other = Open();
        RunRecord record = new Metadata(other).GetRun(run.RunId);
        Assert.Equal(("trips", RunStatus.Failed, ulong.MaxValue, TimeSpan.FromSeconds(3.5)), (record.Summary.Pipeline, record.Summary.Status, record.Summary.Seed, record.Summary.Duration));
        Assert.Equal((2, 1, 0), (record.Summary.Steps, record.Summary.Executed, record.Summary.Reused));
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
    public void An_attempt_that_was_superseded_changes_nothing()
    {
        using IMetadataStore slow = Open(), quick = Open();
        var written = new Written(slow);
        RunTicket run = written.Begin("trips", ["train"]);
        StepStart start = written.Start(run.Steps[0]);
        Assert.True(written.Do(() => slow.Steps.Start(start)));

        Assert.Equal(2, new Written(quick).Do(() => quick.Steps.StartAgain(start, 1, TimeSpan.FromSeconds(1), "gave no sign of life")));
        Assert.Null(new Written(quick).Do(() => quick.Steps.StartAgain(start, 1, TimeSpan.FromSeconds(1), "the same one again")));
        Assert.False(written.Do(() => slow.Steps.Commit(Written.End(start, "late", fence: 1))));
        Assert.False(written.Do(() => slow.Steps.End(new StepEnd { Step = start.Step, Fence = 1, State = StepState.Failed, Cause = StepCause.None, Reason = "late" })));
        Assert.Null(slow.Cache.Find(start.Key.Digest));
        Assert.Empty(new Metadata(slow).GetRun(run.RunId).Steps[0].Outputs);

        Assert.True(new Written(quick).Do(() => quick.Steps.Commit(Written.End(start, "right", fence: 2))));
        StepRecord step = new Metadata(slow).GetRun(run.RunId).Steps[0];
        Assert.Equal((StepState.Executed, 2, Written.Artifact("right")), (step.State, step.Attempt, step.Outputs[0].Artifact));
        Assert.Equal("gave no sign of life", Assert.Single(step.FailedAttempts).Error);
    }

    [Fact]
    public void Of_two_who_start_a_step_one_holds_it()
    {
        using IMetadataStore first = Open(), second = Open();
        var written = new Written(first);
        RunTicket run = written.Begin("trips", ["train"]);
        StepStart held = written.Start(run.Steps[0]), other = new Written(second, "bbbbbbbbbbbb").Start(run.Steps[0]);
        Assert.True(written.Do(() => first.Steps.Start(held)));
        Assert.False(new Written(second).Do(() => second.Steps.Start(other)));
        Assert.False(new Written(second).Do(() => second.Steps.Commit(Written.End(other, "wrong"))));
        Assert.True(written.Do(() => first.Steps.Commit(Written.End(held, "right"))));

        StepRecord step = new Metadata(second).GetRun(run.RunId).Steps[0];
        Assert.Equal((held.Key.Digest, Written.Artifact("right")), (step.Key, step.Outputs.Single().Artifact));
        Assert.Null(first.Cache.Find(other.Key.Digest));
    }

    [Fact]
    public void A_run_that_was_taken_for_dead_stays_interrupted()
    {
        using IMetadataStore slow = Open(), other = Open(new HashSet<string>());
        RunTicket run = new Written(slow).Begin("trips", ["train"]);
        other.Runs.InterruptRuns(static _ => true);
        slow.Runs.EndRun(run.Number, RunStatus.Succeeded, TimeSpan.FromSeconds(1));
        Assert.Equal(RunStatus.Interrupted, slow.RunQueries.Summary(run.RunId).Status);
    }

    [Fact]
    public void A_committed_step_is_not_committed_again()
    {
        using IMetadataStore store = Open(), other = Open();
        var written = new Written(store);
        RunTicket run = written.Begin("trips", ["train"]);
        StepStart start = written.Start(run.Steps[0]);
        Assert.True(written.Do(() => store.Steps.Commit(Written.End(start, "first"))));
        Assert.False(new Written(other).Do(() => other.Steps.Commit(Written.End(start, "second"))));
        Assert.False(new Written(other).Do(() => other.Steps.Start(start)));
        Assert.Equal(Written.Artifact("first"), new Metadata(other).GetRun(run.RunId).Steps[0].Outputs.Single().Artifact);
    }

    [Fact]
    public async Task A_result_stands_for_its_key_and_for_steps_of_later_runs()
    {
        using IMetadataStore store = Open();
        var written = new Written(store);
        RunTicket first = written.Begin("trips", ["train"]);
        CacheHit made = written.Execute(first, 0, "model", ("auc", 0.75));
        store.Runs.EndRun(first.Number, RunStatus.Succeeded, TimeSpan.FromSeconds(1));
        Assert.Equal((made.Step, first.RunId), (store.Cache.Find(made.Key)!.Step, store.Cache.Find(made.Key)!.RunId));
        Assert.Equal(made.Step, (await store.Cache.IndexOfAsync("trips")).Find(made.Key)!.Step);
        Assert.Null((await store.Cache.IndexOfAsync("others")).Find(made.Key));
        Assert.Equal(TimeSpan.FromSeconds(2), store.Cache.LastCost("trips", "train"));
        Assert.Equal((true, false), (store.Cache.HasHistory("trips"), store.Cache.HasHistory("trip")));

        RunTicket second = written.Begin("trips", ["train"]);
        Assert.True(written.Do(() => store.Steps.Reuse(second.Steps[0], StepState.Reused, StepCause.None, made, null, "unchanged", [], [])));
        StepRecord reused = new Metadata(store).GetRun("last").Steps[0];
        Assert.Equal((StepState.Reused, first.RunId, 0.75), (reused.State, reused.ReusedFrom, reused.Metrics.Single().Value));
        Assert.Equal(made.Step, store.Cache.Latest("trips", "train")!.Step);
        Assert.Equal($"{second.RunId}/train/output", store.ArtifactQueries.PlaceOf(Written.Artifact("model")));
    }

    [Theory]
    [InlineData(StepState.Reused, true)]
    [InlineData(StepState.Skipped, true)]
    [InlineData(StepState.Skipped, false)]
    public void A_result_whose_step_somebody_removed_comes_with_what_it_was_made_of_where_that_is_known(StepState state, bool isOfKey)
    {
        using IMetadataStore store = Open();
        var written = new Written(store);
        RunTicket run = written.Begin("trips", ["read", "train"]);
        CacheHit read = written.Execute(run, 0, "data");
        StepStart start = written.Start(run.Steps[1], ("read", read.Outputs[0]));
        var gone = new CacheHit(1_000_000, "gone", start.Key.Digest, [new OutputRecord("output", Written.Artifact("model"))], [], []);
        StepSource file = new("path", null, new SourceFile("/data/a.csv", new string('a', 64), 3));
        StepKey key = isOfKey ? start.Key : Written.Key("another");
        Assert.True(written.Do(() => store.Steps.Reuse(run.Steps[1], state, StepCause.None, gone, key, "unchanged", start.Inputs, [file])));

        StepRecord step = new Metadata(store).GetRun(run.RunId).Steps[1];
        Assert.Equal((state, Written.Artifact("model")), (step.State, step.Outputs.Single().Artifact));
        Assert.Equal(isOfKey ? ["read"] : [], step.Inputs.Select(static input => input.FromStep));
        Assert.Equal(isOfKey ? ["/data/a.csv"] : [], step.Sources.Select(static source => source.Path));
    }

    [Fact]
    public void Runs_of_programs_that_are_gone_are_interrupted()
    {
        var living = new HashSet<string> { "aaaaaaaaaaaa" };
        using IMetadataStore store = Open(living);
        RunTicket alive = new Written(store, "aaaaaaaaaaaa").Begin("trips", ["a"]), dead = new Written(store, "dddddddddddd").Begin("trips", ["a", "b"]);
        Assert.Equal(RunStatus.Interrupted, store.RunQueries.Summary(dead.RunId).Status);
        Assert.Equal([dead.RunId], store.RunQueries.List(new RunFilter { Statuses = [RunStatus.Interrupted] }, 10, null).Select(static run => run.RunId));
        store.Runs.InterruptRuns(owner => !living.Contains(owner));

        using IMetadataStore all = Open();
        Assert.Equal((RunStatus.Interrupted, RunStatus.Running), (all.RunQueries.Summary(dead.RunId).Status, all.RunQueries.Summary(alive.RunId).Status));
        Assert.All(all.StepQueries.OfRun(dead.RunId), static step => Assert.Equal((StepState.Cancelled, StepCause.Interrupted), (step.State, step.Cause)));
    }

    [Theory]
    [MemberData(nameof(OddTexts))]
    public void Odd_texts_come_out_as_they_went_in(string text)
    {
        // A character that is half of one cannot be written in UTF-8, and becomes what stands for it.
        string expected = text.Replace('\ud800', '\ufffd');
        using IMetadataStore store = Open();
        var written = new Written(store);
        var options = new RunOptions { Tags = ImmutableSortedDictionary<string, string>.Empty.Add(text, text + "'"), Note = text };
        RunTicket run = written.Begin(text, [text], options, (text, text));
        written.Execute(run, 0, text, (text, 1));
        store.Labels.Tag(run.RunId, [KeyValuePair.Create("x" + text, text)]);
        store.Labels.AddNote(run.RunId, text + text);

        using IMetadataStore other = Open();
        RunRecord record = new Metadata(other).GetRun(run.RunId);
        Assert.Equal((expected, expected), (record.Summary.Pipeline, record.Steps[0].Name));
        Assert.Equal([expected], record.Parameters.Select(static each => each.Name));
        Assert.Equal(expected, record.Parameters[0].Value);
        Assert.Equal(expected, record.Steps[0].Metrics.Single().Name);
        Assert.Equal((expected + "'", expected), (record.Summary.Tags[expected], record.Summary.Tags["x" + expected]));
        Assert.Equal([expected, expected + expected], record.Notes.Select(static note => note.Text));
        var filter = new RunFilter
        {
            Pipeline = expected,
            Tags = [new TagCondition(expected, expected + "'")],
            Metrics = [new MetricCondition(expected, Comparison.Equal, 1)],
            Parameters = [new ParameterCondition(expected, Comparison.Equal, expected)],
        };
        Assert.Equal(run.RunId, Assert.Single(other.RunQueries.List(filter, 10, null)).RunId);
        Assert.Equal(expected, Assert.Single(store.Labels.Untag(run.RunId, [expected, "not there"])));
    }

    [Fact]
    public void Runs_are_found_as_a_plain_look_at_each_would_find_them()
    {
        using IMetadataStore store = Open();
        var written = new Written(store);
        var random = new Random(7);
        string[] pipelines = ["trips", "rides"], names = ["a", "b", "a.b"];
        var runs = new List<(string Id, string Pipeline, RunStatus Status, string Tag, string Share, string Metric, double Value, bool IsReused)>();
        CacheHit? made = null;
        for (int i = 0; i < 150; i++)
        {
            (string pipeline, string tag, string share) = (pipelines[random.Next(2)], random.Next(3).ToString(), random.Next(3) == 0 ? "many" : $"0.{random.Next(9)}");
            var options = new RunOptions { Tags = ImmutableSortedDictionary<string, string>.Empty.Add("tag", tag) };
            RunTicket run = written.Begin(pipeline, ["train"], options, ("share", share));
            bool isReused = made is not null && random.Next(3) == 0;
            if (isReused)
                written.Do(() => store.Steps.Reuse(run.Steps[0], StepState.Reused, StepCause.None, made!, null, "", [], []));
            else
                made = written.Execute(run, 0, $"content {i}", (names[random.Next(3)], random.Next(5)));
            RunStatus status = random.Next(4) == 0 ? RunStatus.Failed : RunStatus.Succeeded;
            store.Runs.EndRun(run.Number, status, TimeSpan.FromSeconds(1));
            runs.Add((run.RunId, pipeline, status, tag, share, made!.Metrics[0].Name, made.Metrics[0].Value, isReused));
        }

        Assert.Contains(runs, static run => run.IsReused);
        runs.Reverse();
        for (int round = 0; round < 200; round++)
        {
            bool wantsPipeline = random.Next(2) == 0, wantsStatus = random.Next(3) == 0, wantsTag = random.Next(3) == 0, wantsShare = random.Next(2) == 0, wantsMetric = random.Next(2) == 0;
            string metric = random.Next(3) switch { 0 => "a", 1 => "train.a.b", _ => "a.b" };
            double value = random.Next(5);
            var filter = new RunFilter
            {
                Pipeline = wantsPipeline ? "trips" : null,
                Statuses = wantsStatus ? [RunStatus.Failed] : [],
                Tags = wantsTag ? [new TagCondition("tag", "1")] : [],
                Parameters = wantsShare ? [new ParameterCondition("share", Comparison.GreaterOrEqual, "0.50")] : [],
                Metrics = wantsMetric ? [new MetricCondition(metric, Comparison.LessOrEqual, value)] : [],
            };
            string[] expected =
            [
                .. runs.Where(run => (!wantsPipeline || run.Pipeline == "trips") && (!wantsStatus || run.Status == RunStatus.Failed) && (!wantsTag || run.Tag == "1")
                    && (!wantsShare || run.Share == "many" || double.Parse(run.Share) >= 0.5)
                    && (!wantsMetric || ((run.Metric == metric || "train." + run.Metric == metric) && run.Value <= value))).Select(static run => run.Id),
            ];
            var found = new List<string>();
            int page = random.Next(1, 20);
            while (true)
            {
                ImmutableArray<RunSummary> next = store.RunQueries.List(filter, page, found.Count == 0 ? null : found[^1]);
                found.AddRange(next.Select(static run => run.RunId));
                if (next.Length < page)
                    break;
            }

            Assert.Equal(expected, found);
        }
    }

    [Fact]
    public void What_fails_in_a_transaction_is_undone_alone()
    {
        using IMetadataStore store = Open();
        var written = new Written(store);
        RunTicket run = written.Begin("trips", ["a", "b", "c"]);
        StepStart[] starts = [.. run.Steps.Select(step => written.Start(step))];
        var failures = new Exception?[3];
        using var done = new CountdownEvent(3);
        for (int i = 0; i < 3; i++)
        {
            int step = i;
            store.Commits.Post(
                () => store.Steps.Commit(Written.End(starts[step], $"result {step}")) && (step != 1 ? true : throw new InvalidDataException("no")),
                (_, failure) =>
                {
                    failures[step] = failure;
                    done.Signal();
                });
        }

        store.Commits.Hurry();
        done.Wait();
        Assert.Equal([null, typeof(InvalidDataException), null], failures.Select(static each => each?.GetType()));
        Assert.Equal(
            [StepState.Executed, StepState.Pending, StepState.Executed], new Metadata(store).GetRun(run.RunId).Steps.Select(static step => step.State));
        Assert.DoesNotContain(Written.Artifact("result 1").Digest, store.ArtifactQueries.Digests());
    }

    [Fact]
    public void Kept_runs_code_and_digests_of_files_are_remembered()
    {
        using IMetadataStore store = Open();
        RunTicket run = new Written(store).Begin("trips", ["a"]);
        Assert.Equal((true, false, true, false), (store.Labels.Pin(run.RunId), store.Labels.Pin(run.RunId), store.Labels.Unpin(run.RunId), store.Labels.Unpin(run.RunId)));
        store.Labels.Pin(run.RunId);
        store.Code.Keep("build", "Read", new ComponentCode("c1", null, true), [new CodePart(CodePartKind.Method, "Run", "m1")]);
        store.Transactions.Transaction(store, static each => each.Sources.Keep("/a", "stamp", "d1") + each.Sources.Keep("/b", "stamp", "d2"));

        using IMetadataStore other = Open();
        Assert.True(other.RunQueries.Summary(run.RunId).IsPinned);
        Assert.Equal(new ComponentCode("c1", null, true), other.Code.Find("build", "Read"));
        Assert.Null(other.Code.Find("another", "Read"));
        Assert.Equal(new CodePart(CodePartKind.Method, "Run", "m1"), Assert.Single(other.Code.Parts("c1")));
        Assert.Equal(("d1", null), (other.Sources.Find("/a", "stamp"), other.Sources.Find("/a", "another")));
        other.Sources.Forget(["/a"]);
        Assert.Equal([("/b", "stamp")], store.Sources.All());
    }
}
