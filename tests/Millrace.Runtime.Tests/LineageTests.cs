using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

public sealed class LineageTests : IDisposable
{
    private readonly TestStore _test = new();
    private readonly string _path;

    public LineageTests() => _path = Path.Combine(_test.Folder, "data.txt");

    public void Dispose() => _test.Dispose();

    private Lineage Lineage => _test.Store.Lineage;

    [Fact]
    public async Task What_something_was_made_from_leads_up_to_files_and_each_node_comes_once()
    {
        File.WriteAllText(_path, "one");
        await _test.RunAsync(Diamond());

        LineageGraph up = Up("last/join");
        Assert.Equal(
            ["artifact last/join/output", "step join", "artifact last/left/output", "artifact last/right/output", "step left", "step right", "artifact last/read/output",
                "step read", $"file {_path}"],
            up.Nodes.Select(Name));
        Assert.Equal([0, 1, 2, 2, 3, 3, 4, 5, 6], up.Depths.ToArray());
        Assert.Equal(
            ["step join -Output output-> artifact last/join/output", "artifact last/left/output -Input parts-> step join",
                "artifact last/right/output -Input parts-> step join", "step left -Output output-> artifact last/left/output",
                "step right -Output output-> artifact last/right/output", "artifact last/read/output -Input text-> step left",
                "artifact last/read/output -Input text-> step right", "step read -Output output-> artifact last/read/output", $"file {_path} -Read path-> step read"],
            Links(up));
        Assert.Equal((1, false, LineageDirection.Up), (up.Roots, up.IsCut, up.Direction));

        LineageGraph down = Lineage.Trace(Files(), LineageDirection.Down);
        Assert.Equal(up.Nodes.Select(Name).Order(), down.Nodes.Select(Name).Order());
        Assert.Equal(Links(up).Order(), Links(down).Order());
    }

    [Fact]
    public async Task Depth_and_count_cut_what_is_far_away_and_say_so()
    {
        File.WriteAllText(_path, "one");
        await _test.RunAsync(Diamond());

        LineageGraph two = Up("last/join", depth: 2);
        Assert.Equal(["artifact last/join/output", "step join", "artifact last/left/output", "artifact last/right/output"], two.Nodes.Select(Name));
        Assert.True(two.IsCut);
        Assert.False(Up("last/join", depth: 6).IsCut);
        Assert.True(Up("last/join", depth: 5).IsCut);

        LineageGraph three = Up("last/join", most: 3);
        Assert.Equal(["artifact last/join/output", "step join", "artifact last/left/output"], three.Nodes.Select(Name));
        Assert.True(three.IsCut);
        Assert.Equal(2, three.Links.Length);
        Assert.False(Up("last/join", most: 9).IsCut);
        Assert.Equal(["artifact last/join/output"], Up("last/join", depth: 0).Nodes.Select(Name));
    }

    [Fact]
    public async Task Reused_steps_make_no_nodes_but_are_counted()
    {
        File.WriteAllText(_path, "one");
        RunResult first = await _test.RunAsync(Diamond());
        await _test.RunAsync(Diamond());
        RunResult last = await _test.RunAsync(Diamond());

        LineageGraph up = Up("last/join");
        Assert.Equal(9, up.Nodes.Length);
        LineageExecution join = up.Nodes[1].Execution!;
        Assert.Equal((first.RunId, 2, last.RunId, "test", StepState.Executed), (join.RunId, join.Uses, join.LatestRunId, join.Pipeline, join.State));
        Assert.Equal($"{first.RunId}/join/output", up.Nodes[0].Artifact!.Place);
        Assert.Equal($"{last.RunId}/join/output", _test.Store.Metadata.PlaceOf(up.Nodes[0].Artifact!.Record));
    }

    [Fact]
    public async Task A_file_that_changed_has_two_versions_and_each_leads_to_what_was_made_of_it()
    {
        File.WriteAllText(_path, "one");
        await _test.RunAsync(Diamond());
        File.WriteAllText(_path, "two");
        await _test.RunAsync(Diamond());

        var files = Files();
        Assert.Equal([2, 1], files.Select(static file => file.Id));
        Assert.All(files, file => Assert.Equal((_path, 3), (file.File!.Path, file.File.Bytes)));
        foreach ((LineageNode file, string text) in files.Zip((string[])["TWO+ two", "ONE+ one"]))
        {
            PlacedArtifact[] made = [.. Lineage.EnumerateArtifacts([file], LineageDirection.Down)];
            Assert.Equal(4, made.Length);
            Assert.Equal(text, await _test.ReadAsync(made[^1].Record.Digest));
            Assert.Equal([file], Lineage.FindFiles(new LineageFileFilter { Digest = file.File!.Digest[..10] }).ToArray());
        }

        Assert.Equal(files.ToArray(), Lineage.FindFiles(new LineageFileFilter { Folder = _test.Folder }).ToArray());
        Assert.Empty(Lineage.FindFiles(new LineageFileFilter { Folder = _path }));
        Assert.Empty(Lineage.FindFiles(new LineageFileFilter { Folder = _test.Folder[..^1] }));
    }

    [Fact]
    public async Task A_file_that_was_moved_leads_to_the_result_that_was_reused_for_it()
    {
        File.WriteAllText(_path, "one");
        await _test.RunAsync(Diamond());
        string moved = Path.Combine(_test.Folder, "moved.txt");
        File.Move(_path, moved);
        Assert.Equal("read reused, left reused, right reused, join reused", (await _test.RunAsync(Diamond(moved))).States());

        var file = Assert.Single(Lineage.FindFiles(new LineageFileFilter { Path = moved }));
        Assert.Equal(9, Lineage.Trace([file], LineageDirection.Down).Nodes.Length);
        Assert.Equal([_path, moved], Lineage.EnumerateFiles([Node("last/join")]).Select(static each => each.Path));
    }

    [Fact]
    public async Task What_a_reused_step_saw_through_a_view_is_above_its_result_as_well()
    {
        PipelinePlan Viewing(string text) => Plan(
            Step("constant", Constant(text)),
            Step("map", Map(static (_, text) => text + "!", name: "mark"), new PlanInput(0, 0)),
            Step("first", Map(static (_, text) => text), new PlanInput([new PlanSource(1, 0, static text => new Text(((Text)text).Value[..1]), "First")])));

        await _test.RunAsync(Viewing("ab"));
        RunResult run = await _test.RunAsync(Viewing("ac"));
        if (run.Step("first").State == StepState.Executed)
        {
            // Two executions with the same result: each leads up to what it took.
            Assert.Equal(2, Up("last/first").Nodes.Count(static node => node.Execution?.Step == "first"));
        }

        Assert.Equal(["ab!", "ac!"], await TextsAsync(Lineage.EnumerateArtifacts([Node("last/first")], LineageDirection.Up), "map"));
        Assert.Contains("First", Up("last/first").Links.Select(static link => link.View));
    }

    [Fact]
    public async Task Results_that_stand_for_steps_outside_of_a_range_do_not_come_from_what_these_would_take_now()
    {
        PipelinePlan Training(string data, string learn) => Plan(
            Step("ingest", Constant(data)),
            Step("features", Map(static (_, text) => text + " features", name: "features"), new PlanInput(0, 0)),
            Step("train", Map((_, text) => text + learn, name: "train", parameters: [Parameter("learn", learn)]), new PlanInput(1, 0)));

        RunResult first = await _test.RunAsync(Training("d1", " a"));
        await _test.RunAsync(Training("d2", " a"), new RunOptions { To = "ingest" });
        RunResult last = await _test.RunAsync(Training("d2", " b"), new RunOptions { From = "train" });
        Assert.Equal("ingest skipped, features skipped, train executed", last.States());
        Assert.Equal("d1 features b", await _test.ReadAsync("last/train"));

        LineageNode data = Lineage.NodeOf(_test.Store.Metadata.ResolveArtifact("last/ingest"));
        Assert.Equal(["d2"], await TextsAsync(Lineage.Trace([data], LineageDirection.Down)));
        Assert.Empty(Lineage.EnumerateArtifacts([data], LineageDirection.Down));
        Assert.Equal(["d1", "d1 features", "d1 features b"], await TextsAsync(Up("last/train")));
        Assert.Equal(["d1"], await TextsAsync(Lineage.EnumerateArtifacts([Node("last/features")], LineageDirection.Up)));
        Assert.Equal(
            [first.Step("ingest").Outputs[0].Artifact.Digest],
            _test.Store.Metadata.GetRun("last").Steps[1].Inputs.Select(static input => input.Artifact.Digest));
        Assert.Equal("0", Assert.Single(_test.Rows(
            "SELECT CAST(count(*) AS TEXT) FROM step s LEFT JOIN step_input i ON i.step = s.step WHERE s.state = 'Skipped' AND (s.differs = 1 OR i.step IS NOT NULL)")));
    }

    [Fact]
    public async Task Items_of_a_map_lead_to_their_own_collection_and_not_to_each_other()
    {
        await _test.RunAsync(Shout("a b c"));
        RunResult second = await _test.RunAsync(Shout("z a b c"));
        Assert.Equal("4 items: 1 step executed, 3 steps reused", second.Step("shout").Reason);

        LineageGraph up = Lineage.Trace([await ItemAsync("A")], LineageDirection.Up);
        Assert.Equal(["step shout[0].up", "step words", "step words"], Steps(up));
        Assert.Equal(["A", "a"], await TextsAsync(up));

        LineageGraph down = Lineage.Trace([await ItemAsync("a")], LineageDirection.Down);
        Assert.Equal(["A", "A B C", "Z A B C", "a"], await TextsAsync(down));
        Assert.Equal(["step glue", "step glue", "step shout", "step shout", "step shout[0].up"], Steps(down).Order());

        LineageGraph whole = Up("last/glue");
        Assert.Equal(["A", "B", "C", "Z", "Z A B C", "a", "b", "c", "z"], await TextsAsync(whole));
        Assert.DoesNotContain(Links(whole), static link => link.Contains("A B C -", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_map_whose_items_are_all_reused_makes_no_node()
    {
        await _test.RunAsync(Shout("a b"));
        await _test.RunAsync(Shout("a b"));
        Assert.Equal("words reused, shout reused, glue reused", (await _test.RunAsync(Shout("a b"))).States());

        Assert.Equal(["step glue", "step shout", "step shout[0].up", "step shout[1].up", "step words"], Steps(Up("last/glue")).Order());
        Assert.Equal(
            ["step glue", "step shout", "step shout[0].up", "step shout[1].up"],
            Steps(Lineage.Trace([Node("last/words")], LineageDirection.Down)).Order());
    }

    [Fact]
    public async Task A_removed_run_takes_its_nodes_with_it_and_what_is_left_still_leads_on()
    {
        File.WriteAllText(_path, "one");
        await _test.RunAsync(Diamond());
        LineageNode one = Node("last/join");
        File.WriteAllText(_path, "two");
        await _test.RunAsync(Diamond());
        await _test.Store.CollectAsync(new StoreRetention { Runs = 1 }, [], _test, isDryRun: false, CancellationToken.None);

        Assert.Equal(9, Up("last/join").Nodes.Length);
        Assert.Single(Files());
        Assert.Empty(Lineage.Trace([one], LineageDirection.Up).Nodes);
        Assert.Contains("is not in the store any more", Assert.Throws<MillraceException>(() => Lineage.NodeOf(one.Artifact!.Record)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_failed_has_read_its_input_all_the_same()
    {
        await _test.RunAsync(Plan(
            Step("constant", Constant("a")), Step("bad", Map(static (_, _) => throw new MillraceException("no")), new PlanInput(0, 0))));

        LineageNode bad = Lineage.Trace([Node("last/constant")], LineageDirection.Down).Nodes[1];
        Assert.Equal(("bad", StepState.Failed), (bad.Execution!.Step, bad.Execution.State));
    }

    [Fact]
    public async Task Impact_counts_artifacts_and_names_runs_and_pipelines_latest_first()
    {
        File.WriteAllText(_path, "one");
        RunResult first = await _test.RunAsync(Diamond());
        RunResult second = await _test.RunAsync(Diamond());
        await _test.RunAsync(Plan(Step("constant", Constant("other"))));
        RunResult third = await _test.RunAsync(Diamond() with { Name = "nightly" });

        LineageImpact impact = Lineage.FindImpact(Files(), "text");
        Assert.Equal((4, 4), (impact.Executions, impact.Artifacts["text"]));
        Assert.Equal([third.RunId, second.RunId, first.RunId], impact.Runs.Select(static run => run.RunId));
        Assert.Equal([("nightly", 1, third.RunId), ("test", 2, second.RunId)], impact.Pipelines.Select(static each => (each.Pipeline, each.Runs, each.Latest.RunId)));

        // Which of the two in the middle is stored first is a matter of chance.
        string[] listed = [.. impact.Listed.Select(static each => each.Place!.Split('/')[1])];
        Assert.Equal(("join", "read"), (listed[0], listed[^1]));
        Assert.Equal(["join", "left", "read", "right"], listed.Order(StringComparer.Ordinal));
        Assert.Empty(Lineage.FindImpact(Files(), "model").Listed);
        Assert.Empty(Lineage.FindImpact([Node("last/join")]).Runs);
    }

    [Fact]
    public async Task Odd_names_come_out_as_they_went_in()
    {
        const string Odd = "a'b\"c\n\0;DROP TABLE step;--\U0001F600";
        string file = Path.Combine(_test.Folder, "o'd; -- \U0001F600.txt");
        File.WriteAllText(file, "one");
        await _test.RunAsync(Plan(Odd, [], Reading("read", file)));

        LineageGraph up = Up("last/read");
        Assert.Equal(Odd, up.Nodes[1].Execution!.Pipeline);
        Assert.Equal(file, up.Nodes[2].File!.Path);
        Assert.Equal(file, Assert.Single(Lineage.FindFiles(new LineageFileFilter { Path = file })).File!.Path);
    }

    private static string Name(LineageNode node) => node switch
    {
        { Artifact: { } artifact } => $"artifact {(artifact.Place is { } place ? "last" + place[place.IndexOf('/', StringComparison.Ordinal)..] : "?")}",
        { Execution: { } execution } => $"step {execution.Step}",
        _ => $"file {node.File!.Path}",
    };

    private static IEnumerable<string> Links(LineageGraph graph) =>
        graph.Links.Select(link => $"{Name(graph.Nodes[link.From])} -{link.Kind} {link.Name}-> {Name(graph.Nodes[link.To])}");

    private static IEnumerable<string> Steps(LineageGraph graph) => graph.Nodes.Where(static node => node.Execution is not null).Select(Name);

    private static PlanStep Reading(string name, string path) => Step(name, Of(
        "read",
        static call =>
        {
            call.Output(0, new Text(File.ReadAllText(call.Parameter<string>(0))));
            return ValueTask.CompletedTask;
        },
        parameters: [new ParameterInfo { Name = "path", Member = "Path", Codec = ParameterCodec.Of<string>(), IsSource = true, Default = () => path }]));

    private static PipelinePlan Shout(string words) => Plan(
        Step("words", Words(), [Results.Set(0, words)]),
        Each(
            "shout", new PlanSource(0, 0), Body(1, Step("up", Map(static (_, text) => text.ToUpperInvariant()), new PlanInput([Port(0)])))),
        Step("glue", Glue(), new PlanInput(1, 0)));

    private PipelinePlan Diamond(string? path = null) => Plan(
        Reading("read", path ?? _path),
        Step("left", Map(static (_, text) => text.ToUpperInvariant(), name: "left"), new PlanInput(0, 0)),
        Step("right", Map(static (_, text) => " " + text, name: "right"), new PlanInput(0, 0)),
        Step("join", Join(), new PlanInput([new PlanSource(1, 0), new PlanSource(2, 0)])));

    private LineageNode Node(string reference) => Lineage.NodeOf(_test.Store.Metadata.ResolveArtifact(reference));

    private System.Collections.Immutable.ImmutableArray<LineageNode> Files() => Lineage.FindFiles(new LineageFileFilter { Path = _path });

    private LineageGraph Up(string reference, int? depth = null, int? most = null) => Lineage.Trace([Node(reference)], LineageDirection.Up, depth, most);

    private async Task<LineageNode> ItemAsync(string text)
    {
        foreach (PlacedArtifact each in _test.Store.Metadata.EnumerateArtifacts(new ArtifactFilter { Kind = "text" }))
        {
            if (await _test.ReadAsync(each.Record.Digest) == text)
                return Lineage.NodeOf(each.Record);
        }

        throw new InvalidOperationException(text);
    }

    private Task<List<string>> TextsAsync(LineageGraph graph) =>
        TextsAsync(graph.Nodes.Where(static node => node.Artifact is not null).Select(static node => node.Artifact!));

    private async Task<List<string>> TextsAsync(IEnumerable<PlacedArtifact> artifacts, string step = "")
    {
        var texts = new List<string>();
        foreach (PlacedArtifact each in artifacts.Where(each => each.Record.Kind == "text" && each.Place?.Contains(step, StringComparison.Ordinal) != false))
            texts.Add(await _test.ReadAsync(each.Record.Digest));
        texts.Sort(StringComparer.Ordinal);
        return texts;
    }
}
