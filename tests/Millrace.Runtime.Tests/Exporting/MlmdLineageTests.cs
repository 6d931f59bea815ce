using System.Collections.Immutable;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests.Exporting;

/// <summary>What a foreign reader finds of the ways from files to models, held against what the pipelines of the tests are.</summary>
public sealed class MlmdLineageTests : IDisposable
{
    private readonly TestStore _test = new();
    private readonly string _source;
    private readonly string _path;

    public MlmdLineageTests()
    {
        _source = Path.Combine(_test.Folder, "trips 100%#1.csv");
        _path = Path.Combine(_test.Folder, "mlmd.db");
        File.WriteAllText(_source, "rows");
    }

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_model_leads_back_to_the_file_that_it_was_trained_on()
    {
        string run = (await _test.RunAsync(Taxi())).RunId;
        using MlmdReader file = Export();

        string uri = new Uri(_test.Folder).AbsoluteUri + "/trips%20100%25%231.csv";
        Assert.Equal(
            [$"{run}/register", $"{run}/train", $"{run}/evaluate", $"{run}/read", $"{run}/fit", uri], file.Upstream(file.Output($"{run}/register", "output")));
        Assert.Equal([$"{run}/train", $"{run}/read", $"{run}/fit", uri], file.Upstream(file.Output($"{run}/train", "output")));
        Assert.Equal(["in|rows/0", "in|features/0", "out|output/0"], file.Events($"{run}/train"));
        Assert.Equal(["in|path/0", "out|output/0"], file.Events($"{run}/read"));
        Assert.Equal(["3"], file.Rows("SELECT DISTINCT last_known_state FROM Execution"));
        Assert.Equal(["2"], file.Rows("SELECT DISTINCT state FROM Artifact"));
    }

    [Fact]
    public async Task Types_are_derived_from_base_types()
    {
        await _test.RunAsync(Taxi());
        using MlmdReader file = Export();

        string[] expected =
        [
            $"{typeof(Thing<Kinds.Dataset>)}|mlmd.Dataset|1", $"{typeof(Thing<Kinds.Dataset>)}|mlmd.Process|0",
            $"{typeof(Thing<Kinds.Evaluation>)}|mlmd.Evaluate|0", $"{typeof(Thing<Kinds.Evaluation>)}|mlmd.Metrics|1",
            $"{typeof(Thing<Kinds.Features>)}|mlmd.Transform|0",
            $"{typeof(Thing<Kinds.Model>)}|mlmd.Model|1", $"{typeof(Thing<Kinds.Model>)}|mlmd.Train|0",
            $"{typeof(Thing<Kinds.Registration>)}|mlmd.Deploy|0",
            $"{typeof(Thing<Kinds.Report>)}|mlmd.Process|0", $"{typeof(Thing<Kinds.Report>)}|mlmd.Statistics|1",
            "millrace.SourceFile|mlmd.Dataset|1",
        ];
        Assert.Equal(expected, file.Rows(
            """
            SELECT t.name, b.name, t.type_kind FROM ParentType p JOIN Type t ON t.id = p.type_id JOIN Type b ON b.id = p.parent_type_id
            WHERE t.type_kind = b.type_kind ORDER BY t.name, b.name
            """));
        Assert.Equal(expected.Length.ToString(), file.Row("SELECT count(*) FROM ParentType"));
        Assert.Equal(
            ["bytes|1", "digest|3", "files|1", "kind|3", "rows|1", "schema|3"],
            file.Rows(
                "SELECT p.name, p.data_type FROM TypeProperty p JOIN Type t ON t.id = p.type_id WHERE t.name = $p0 AND t.type_kind = 1 ORDER BY 1",
                $"{typeof(Thing<Kinds.Model>)}"));
        Assert.Equal("Thing<Model>", file.Row("SELECT description FROM Type WHERE name = $p0 AND type_kind = 1", $"{typeof(Thing<Kinds.Model>)}"));

        // What a type declares is what its artifacts, executions and contexts have, of the type that it says.
        foreach (string thing in (string[])["Artifact", "Execution", "Context"])
        {
            Assert.Equal("0", file.Row(
                $"""
                SELECT count(*) FROM {thing}Property v JOIN {thing} o ON o.id = v.{thing}_id
                LEFT JOIN TypeProperty p ON p.type_id = o.type_id AND p.name = v.name
                WHERE v.is_custom_property = 0 AND p.data_type IS NOT CASE WHEN v.int_value IS NOT NULL THEN 1 WHEN v.double_value IS NOT NULL THEN 2
                    WHEN v.string_value IS NOT NULL THEN 3 WHEN v.bool_value IS NOT NULL THEN 6 END
                """));
            Assert.Equal("0", file.Row(
                $"""
                SELECT count(*) FROM {thing}Property WHERE (int_value IS NOT NULL) + (double_value IS NOT NULL) + (string_value IS NOT NULL)
                    + (byte_value IS NOT NULL) + (proto_value IS NOT NULL) + (bool_value IS NOT NULL) <> 1
                """));
        }
    }

    [Fact]
    public async Task A_reused_step_is_a_cached_execution_with_the_same_artifacts()
    {
        string first = (await _test.RunAsync(Taxi())).RunId, second = (await _test.RunAsync(Taxi())).RunId;
        using MlmdReader file = Export();

        long model = file.Output($"{second}/train", "output");
        Assert.Equal(file.Output($"{first}/train", "output"), model);
        Assert.Equal(file.Events($"{first}/train"), file.Events($"{second}/train"));
        Assert.Equal(file.Events($"{first}/read"), file.Events($"{second}/read"));
        Assert.Equal(["3|6", "5|6"], file.Rows("SELECT last_known_state, count(*) FROM Execution GROUP BY 1"));
        Assert.Equal(
            new[] { first, second }.SelectMany(static run => new[] { $"{run}/read", $"{run}/fit", $"{run}/train" }).Order(StringComparer.Ordinal),
            file.Upstream(model).Where(static each => !each.StartsWith("file:", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal($"string {first}", file.Property("Execution", file.Execution($"{second}/train"), "reused_from", isCustom: false));
        Assert.Equal("7", file.Row("SELECT count(*) FROM Artifact"));
    }

    [Fact]
    public async Task Contexts_hold_pipelines_runs_and_nodes_together()
    {
        string first = (await _test.RunAsync(Taxi())).RunId, second = (await _test.RunAsync(Taxi())).RunId;
        using MlmdReader file = Export();

        Assert.Equal(
            [
                $"node|test.evaluate|2|3", "node|test.fit|2|2", "node|test.read|2|2", "node|test.register|2|3", "node|test.report|2|2", "node|test.train|2|3",
                "pipeline|test|12|7", $"pipeline_run|{first}|6|7", $"pipeline_run|{second}|6|7",
            ],
            file.Rows(
                """
                SELECT t.name, c.name, (SELECT count(*) FROM Association WHERE context_id = c.id), (SELECT count(*) FROM Attribution WHERE context_id = c.id)
                FROM Context c JOIN Type t ON t.id = c.type_id ORDER BY t.name, c.id = 0, CASE t.name WHEN 'node' THEN c.name ELSE c.id END
                """));
        Assert.Equal(
            [$"{first}|test", $"{second}|test"],
            file.Rows(
                """
                SELECT c.name, p.name FROM ParentContext x JOIN Context c ON c.id = x.context_id JOIN Context p ON p.id = x.parent_context_id ORDER BY c.id
                """));
        Assert.Equal("0", file.Row(
            """
            SELECT count(*) FROM Event e WHERE NOT EXISTS (
                SELECT 1 FROM Association s JOIN Attribution a ON a.context_id = s.context_id
                JOIN Context c ON c.id = s.context_id JOIN Type t ON t.id = c.type_id
                WHERE s.execution_id = e.execution_id AND a.artifact_id = e.artifact_id AND t.name = 'pipeline_run')
            """));
    }

    [Fact]
    public async Task An_artifact_that_is_taken_twice_has_one_event_with_both_places()
    {
        string run = (await _test.RunAsync(Plan(
            Step("a", Constant("a")),
            Step("b", Constant("a")),
            Step("join", Join(), new PlanInput([new(0, 0), new(1, 0), new(0, 0)]))))).RunId;
        using MlmdReader file = Export();

        Assert.Equal(["in|parts/0/parts/1/parts/2", "out|output/0"], file.Events($"{run}/join"));
        Assert.Equal([$"{run}/join", $"{run}/a", $"{run}/b"], file.Upstream(file.Output($"{run}/join", "output")));
    }

    [Fact]
    public async Task What_failed_and_what_never_ran_has_its_state_and_its_reason()
    {
        RunResult run = await _test.RunAsync(Plan(
            Step("a", Constant("a")),
            Step("bad", Map(static (_, _) => throw new MillraceException("it's \"bad\"\n\0😀'); DROP TABLE Artifact; --")), new PlanInput(0, 0)),
            Step("after", Map(static (_, text) => text), new PlanInput(1, 0))));
        using MlmdReader file = Export();

        Assert.Equal(RunStatus.Failed, run.Status);
        Assert.Equal(["a|3", "bad|4", "after|6"], file.Rows("SELECT substr(name, $p0), last_known_state FROM Execution ORDER BY id", run.RunId.Length + 2));
        Assert.Equal(["in|text/0"], file.Events($"{run.RunId}/bad"));
        Assert.Empty(file.Events($"{run.RunId}/after"));
        long bad = file.Execution($"{run.RunId}/bad"), after = file.Execution($"{run.RunId}/after");
        Assert.Equal("string it's \"bad\"\n\0😀'); DROP TABLE Artifact; --", file.Property("Execution", bad, "error", isCustom: false));
        Assert.Equal("string failed", file.Property("Execution", bad, "state", isCustom: false));
        Assert.Equal("string blocked", file.Property("Execution", after, "state", isCustom: false));
        Assert.Equal("string failed", file.Property("Context", 2, "status", isCustom: false));
    }

    [Fact]
    public async Task A_run_whose_program_is_gone_does_not_run_for_ever()
    {
        string run = (await _test.RunAsync(Plan(Step("a", Constant("a"))))).RunId;
        _test.Change("UPDATE run SET status = 'Running', owner = 'gone'; UPDATE step SET state = 'Running'");
        using MlmdReader file = Export();

        Assert.Equal("6", file.Row("SELECT last_known_state FROM Execution WHERE name = $p0", $"{run}/a"));
        Assert.Equal("string interrupted", file.Property("Context", 2, "status", isCustom: false));
    }

    [Fact]
    public async Task The_items_of_a_map_lead_back_item_by_item()
    {
        string run = (await _test.RunAsync(Shout("a b"))).RunId;
        using MlmdReader file = Export();

        Assert.Equal(["out|output/0", "out|output/0/0", "out|output/0/1"], file.Events($"{run}/words"));
        Assert.Equal(
            ["in|items/0", "internal in|items/0/0", "internal in|items/0/1", "out|output/0", "internal out|output/0/0", "internal out|output/0/1"],
            file.Events($"{run}/shout"));
        Assert.Equal(["in|words/0", "in|words/0/0", "in|words/0/1", "out|output/0"], file.Events($"{run}/glue"));
        Assert.Equal([$"{run}/shout[0].mark", $"{run}/shout[0].upper", $"{run}/words"], file.Upstream(file.Output($"{run}/shout[0].mark", "output")));
        Assert.Equal(
            [
                $"{run}/glue", $"{run}/shout", $"{run}/shout[0].mark", $"{run}/shout[0].upper", $"{run}/shout[1].mark", $"{run}/shout[1].upper", $"{run}/words",
            ],
            file.Upstream(file.Output($"{run}/glue", "output")).Order(StringComparer.Ordinal));
        Assert.Equal(
            $"int {file.Execution($"{run}/shout")}", file.Property("Execution", file.Execution($"{run}/shout[1].mark"), "parent_execution", isCustom: false));
        Assert.Equal(
            ["test.glue|1", "test.shout|1", "test.shout.mark|2", "test.shout.upper|2", "test.words|1"],
            file.Rows(
                """
                SELECT c.name, count(*) FROM Context c JOIN Type t ON t.id = c.type_id JOIN Association a ON a.context_id = c.id
                WHERE t.name = 'node' GROUP BY c.id ORDER BY c.name
                """));
    }

    [Fact]
    public async Task A_map_that_is_reused_says_the_same_of_its_items()
    {
        string first = (await _test.RunAsync(Shout("a b"))).RunId, second = (await _test.RunAsync(Shout("a b"))).RunId;
        using MlmdReader file = Export();

        Assert.Equal(file.Events($"{first}/shout"), file.Events($"{second}/shout"));
        Assert.Equal(file.Events($"{first}/glue"), file.Events($"{second}/glue"));
        Assert.Equal("5", file.Row("SELECT last_known_state FROM Execution WHERE name = $p0", $"{second}/shout"));
    }

    [Fact]
    public async Task What_the_store_has_lost_is_deleted()
    {
        string run = (await _test.RunAsync(Shout("a b"))).RunId;
        ArtifactRecord item = _test.Store.Metadata.GetItems(run).Single(static step => step.Name == "shout[1].mark").Outputs[0].Artifact;
        Directory.Delete(_test.Store.FolderOf(item), recursive: true);
        using MlmdReader file = Export();

        Assert.Equal("4", file.Row("SELECT state FROM Artifact WHERE name = $p0", item.Digest));
        Assert.Equal("4", file.Row("SELECT state FROM Artifact WHERE id = $p0", file.Output($"{run}/shout", "output")));
        Assert.Equal(["2|7", "4|2"], file.Rows("SELECT state, count(*) FROM Artifact GROUP BY 1"));
    }

    [Fact]
    public async Task A_uri_is_the_folder_of_an_artifact()
    {
        string run = (await _test.RunAsync(Taxi())).RunId;
        using MlmdReader file = Export();

        string uri = file.Row("SELECT uri FROM Artifact WHERE id = $p0", file.Output($"{run}/train", "output"));
        Assert.Equal(_test.Store.FolderOf(_test.Store.Metadata.ResolveArtifact($"{run}/train")), new Uri(uri).LocalPath);
        Assert.Equal([_source], file.Rows("SELECT uri FROM Artifact WHERE uri LIKE '%.csv'").Select(static each => new Uri(each).LocalPath));
    }

    private static ComponentDescriptor Make<TKind>(string name, ImmutableArray<InputInfo> inputs = default, ImmutableArray<ParameterInfo> parameters = default)
        where TKind : IKind => Of(
            name,
            call =>
            {
                call.Output(0, new Thing<TKind>(name));
                return ValueTask.CompletedTask;
            },
            inputs,
            [new OutputInfo("output", ArtifactType.Of<Thing<TKind>>())],
            parameters,
            type: typeof(Thing<TKind>));

    private static InputInfo Input<TKind>(string name)
        where TKind : IKind => new(name, ArtifactType.Of<Thing<TKind>>());

    private static PipelinePlan Shout(string text) => Plan(
        Step("words", Words(), [Results.Set(0, text)]),
        Each("shout", new PlanSource(0, 0), Body(
            1,
            Step("upper", Map(static (_, word) => word.ToUpperInvariant(), name: "upper"), new PlanInput([Port(0)])),
            Step("mark", Map(static (_, word) => word + "!", name: "mark"), new PlanInput(0, 0)))),
        Step("glue", Glue(), new PlanInput(1, 0)));

    private MlmdReader Export()
    {
        MlmdExport.Write(_test.Store, _path, new MlmdExportOptions(), null, CancellationToken.None);
        return new MlmdReader(_path);
    }

    private PipelinePlan Taxi() => Plan(
        Step("read", Make<Kinds.Dataset>(
            "rows",
            parameters: [new ParameterInfo { Name = "path", Member = "Path", Codec = ParameterCodec.Of<string>(), IsSource = true, Default = () => _source }])),
        Step("report", Make<Kinds.Report>("report", [Input<Kinds.Dataset>("rows")]), new PlanInput(0, 0)),
        Step("fit", Make<Kinds.Features>("fit", [Input<Kinds.Dataset>("rows")]), new PlanInput(0, 0)),
        Step("train", Make<Kinds.Model>("train", [Input<Kinds.Dataset>("rows"), Input<Kinds.Features>("features")]), new PlanInput(0, 0), new PlanInput(2, 0)),
        Step(
            "evaluate",
            Make<Kinds.Evaluation>("evaluate", [Input<Kinds.Model>("model"), Input<Kinds.Dataset>("rows")]),
            new PlanInput(3, 0),
            new PlanInput(0, 0)),
        Step(
            "register",
            Make<Kinds.Registration>("register", [Input<Kinds.Model>("model"), Input<Kinds.Evaluation>("evaluation")]),
            new PlanInput(3, 0),
            new PlanInput(4, 0)));
}
