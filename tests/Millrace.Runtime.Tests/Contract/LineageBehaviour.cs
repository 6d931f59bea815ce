namespace Millrace.Runtime.Tests.Contract;

/// <summary>What was made from what (<see cref="ILineageQueries"/>), held against lists of what was written.</summary>
public abstract class LineageBehaviour : MetadataSuite
{
    private readonly List<(CacheHit Hit, string RunId, ArtifactRecord Output, ArtifactRecord[] Inputs, SourceFile[] Files)> _executions = [];
    private readonly List<(int Execution, string RunId, SourceFile? File)> _reuses = [];

    private protected LineageBehaviour(IMetadataFactory factory)
        : base(factory)
    {
    }

    [Fact]
    public void Links_are_those_that_were_written()
    {
        Make(40);
        ILineageQueries lineage = Store.LineageQueries;
        long[] executions = [.. _executions.Select(static each => each.Hit.Step)];
        Dictionary<string, long> artifacts = _executions.Select(static each => each.Output.Digest).Distinct()
            .ToDictionary(static digest => digest, digest => lineage.NumberOf(_executions.First(each => each.Output.Digest == digest).Output)!.Value);
        Dictionary<(string, string), long> files = lineage.FindFiles(new LineageFileFilter()).ToDictionary(static each => (each.File!.Path, each.File.Digest), static each => each.Id);
        Assert.Null(lineage.NumberOf(Written.Artifact("never stored")));

        string[] outputs = [.. _executions.Select(each => $"Execution {each.Hit.Step} > Artifact {artifacts[each.Output.Digest]}")];
        string[] inputs = [.. _executions.SelectMany(each => each.Inputs.Select(input => $"Artifact {artifacts[input.Digest]} > Execution {each.Hit.Step}"))];
        string[] reads =
        [
            .. _executions.SelectMany(each => each.Files.Select(file => $"File {files[(file.Path, file.Digest)]} > Execution {each.Hit.Step}"))
                .Concat(_reuses.Where(static each => each.File is not null)
                    .Select(each => $"File {files[(each.File!.Value.Path, each.File.Value.Digest)]} > Execution {_executions[each.Execution].Hit.Step}")).Distinct(),
        ];
        Same(outputs, found => lineage.FindMakers([.. artifacts.Values], found));
        Same(outputs, found => lineage.FindYielded(executions, found));
        Same(inputs, found => lineage.FindTakers([.. artifacts.Values], found));
        Same([.. inputs, .. reads], found => lineage.FindTaken(executions, found));
        Same(reads, found => lineage.FindReaders([.. files.Values], found));
        Same([], found => lineage.FindMakers([], found));
        Same([], found => lineage.FindTaken([1_000_000], found));

        var runs = new HashSet<long>();
        lineage.FindRuns(executions, runs);
        Assert.Equal(
            _executions.Select(static each => each.RunId).Concat(_reuses.Select(static each => each.RunId)).Distinct().Order(),
            lineage.DescribeRuns([.. runs]).Select(static run => run.RunId).Order());
    }

    [Fact]
    public void Nodes_are_described_by_what_was_written()
    {
        Make(12);
        ILineageQueries lineage = Store.LineageQueries;
        (CacheHit hit, string runId, ArtifactRecord output, _, _) = _executions[3];
        LineageKey execution = LineageKey.Execution(hit.Step), artifact = LineageKey.Artifact(lineage.NumberOf(output)!.Value);
        LineageNode file = lineage.FindFiles(new LineageFileFilter()).First();
        Dictionary<LineageKey, LineageNode> nodes = lineage.Describe([execution, artifact, file.Key, LineageKey.Artifact(1_000_000)]);
        Assert.Equal(3, nodes.Count);
        Assert.Equal((runId, "trips", "a", StepState.Executed), (nodes[execution].Execution!.RunId, nodes[execution].Execution!.Pipeline, nodes[execution].Execution!.Step, nodes[execution].Execution!.State));
        Assert.Equal(_reuses.Count(static each => each.Execution == 3), nodes[execution].Execution!.Uses);
        Assert.Equal(output, nodes[artifact].Artifact!.Record);
        Assert.Equal(file.File, nodes[file.Key].File);

        long[] all = [.. _executions.Select(each => lineage.NumberOf(each.Output)!.Value).Distinct()];
        var counts = new Dictionary<string, long> { ["text"] = 1 };
        lineage.CountKinds(all, counts);
        Assert.Equal(("text", all.Length + 1), (counts.Single().Key, counts.Single().Value));
        Assert.Equal((all.Length, 0), (lineage.OfKind(all, "text").Count, lineage.OfKind(all, "model").Count));
    }

    [Fact]
    public void Files_are_found_by_path_folder_and_digest()
    {
        RunTicket run = Write.Begin("trips", ["a"]);
        string s = Path.DirectorySeparatorChar.ToString();
        SourceFile[] files = [Written.File($"{s}d{s}a", "1"), Written.File($"{s}d{s}a", "2"), Written.File($"{s}d{s}e{s}b", "1"), Written.File($"{s}d2", "3")];
        Write.Execute(run, 0, Written.Artifact("x"), [], files);
        Assert.Equal([$"{s}d{s}a 2", $"{s}d{s}a 1"], Found(new LineageFileFilter { Path = $"{s}d{s}a" }));
        Assert.Equal([$"{s}d{s}a 2", $"{s}d{s}a 1", $"{s}d{s}e{s}b 1"], Found(new LineageFileFilter { Folder = $"{s}d" }));
        Assert.Equal([$"{s}d{s}a 1", $"{s}d{s}e{s}b 1"], Found(new LineageFileFilter { Digest = Written.Digest("1")[..8] }));
        Assert.Empty(Found(new LineageFileFilter { Path = $"{s}d" }));

        string[] Found(LineageFileFilter filter) =>
            [.. Store.LineageQueries.FindFiles(filter).Select(each => $"{each.File!.Path} {Enumerable.Range(1, 3).Single(i => Written.Digest($"{i}") == each.File.Digest)}")];
    }

    [Fact]
    public void Items_belong_to_collections_that_were_made_at_once_or_gathered_by_maps()
    {
        ArtifactRecord[] words = [Written.Artifact("a"), Written.Artifact("b")], uppers = [Written.Artifact("A"), Written.Artifact("B")];
        ArtifactRecord whole = Written.Collection(words), gathered = Written.Collection(uppers);
        RunTicket run = Write.Begin("trips", ["words", "map"]);
        Write.Execute(run, 0, whole, []);
        Write.Do(() => Store.Steps.Open(run.Steps[1], []));
        Write.Do(() => Store.Steps.Close(
            new StepEnd { Step = run.Steps[1], State = StepState.Executed, Cause = StepCause.None, Reason = "" }, [new OutputRecord("output", gathered)]));
        ILineageQueries lineage = Store.LineageQueries;
        long Number(ArtifactRecord artifact) => lineage.NumberOf(artifact)!.Value;
        string[] Links(ArtifactRecord[] items, ArtifactRecord collection) => [.. items.Select(item => $"Artifact {Number(item)} > Artifact {Number(collection)}")];
        long[] collections = [Number(whole), Number(gathered)], items = [.. words.Concat(uppers).Select(Number)];
        (ItemScope, string[])[] expected =
            [(ItemScope.All, [.. Links(words, whole), .. Links(uppers, gathered)]), (ItemScope.Whole, Links(words, whole)), (ItemScope.Gathered, Links(uppers, gathered))];
        foreach ((ItemScope scope, string[] links) in expected)
        {
            Same(links, found => lineage.FindItems(collections, scope, found));
            Same(links, found => lineage.FindCollections(items, scope, found));
        }
    }

    /// <summary>Runs of one step that take what others made, read files, or reuse what another has done.</summary>
    private void Make(int count)
    {
        var random = new Random(3);
        SourceFile[] files = [.. Enumerable.Range(0, 5).Select(static i => Written.File($"/f{i % 3}", $"{i}"))];
        for (int i = 0; i < count; i++)
        {
            RunTicket run = Write.Begin("trips", ["a"]);
            if (i > 4 && random.Next(4) == 0)
            {
                int of = random.Next(_executions.Count);
                SourceFile? file = _executions[of].Files.Length == 1 ? Written.File($"/elsewhere{i}", "1") : null;
                Write.Reuse(run, 0, _executions[of].Hit, StepState.Reused, file is { } moved ? [new StepSource("path", null, moved)] : []);
                _reuses.Add((of, run.RunId, file));
                continue;
            }

            CacheHit[] inputs = [.. _executions.Where(_ => random.Next(6) == 0).Select(static each => each.Hit)];
            SourceFile[] read = [.. files.Where(_ => random.Next(4) == 0)];
            ArtifactRecord output = Written.Artifact($"content {random.Next(count)}");
            _executions.Add((Write.Execute(run, 0, output, inputs, read), run.RunId, output, [.. inputs.Select(static each => each.Outputs[0].Artifact)], read));
        }

        Assert.NotEmpty(_reuses);
    }

    private static void Same(IEnumerable<string> expected, Action<Action<LineageEdge>> find)
    {
        var found = new List<string>();
        find(edge => found.Add($"{edge.From.Kind} {edge.From.Id} > {edge.To.Kind} {edge.To.Id}"));
        var again = new List<string>();
        find(edge => again.Add($"{edge.From.Kind} {edge.From.Id} > {edge.To.Kind} {edge.To.Id}"));
        Assert.Equal(found, again);
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }
}
