using System.Collections.Immutable;
using System.Text.Json;
using Millrace.Graphs;
using Millrace.Testing;
using Millrace.Tests.Support;

namespace Millrace.Tests.Graphs;

public sealed class GraphTests : IDisposable
{
    private readonly TestProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Theory]
    [InlineData("mermaid", "mmd")]
    [InlineData("dot", "dot")]
    [InlineData("svg", "svg")]
    [InlineData("json", "json")]
    public async Task A_graph_shows_steps_types_views_and_holdout_data(string format, string extension)
    {
        (int code, string output, string error) = await _program.RunInStoreAsync("graph", "--format", format);

        Assert.Equal((ExitCodes.Success, ""), (code, error));
        Assert.False(Directory.Exists(_program.Store));
        Snapshot.Match(output, format, extension);
    }

    [Fact]
    public async Task A_plan_of_a_newer_format_is_not_drawn_wrongly()
    {
        _program.Plans[0] = _program.Plans[0] with { Format = Runtime.PlanFormat.Newest + 1 };

        (int code, string output, string error) = await _program.RunInStoreAsync("graph");

        Assert.NotEqual(ExitCodes.Success, code);
        Assert.Equal("", output);
        Assert.Contains("was compiled by a newer Millrace", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_cannot_break_out_of_their_labels()
    {
        PipelinePlan plan = Named("a \"b\" <c> & #d\\");

        Assert.Contains("s0[\"a #quot;b#quot; #lt;c#gt; #amp; #35;d\\\"]", MermaidGraph.Write(plan), StringComparison.Ordinal);
        Assert.Contains("s0 [label=\"a \\\"b\\\" <c> & #d\\\\\"]", DotGraph.Write(plan), StringComparison.Ordinal);
        Assert.Contains(">a &quot;b&quot; &lt;c&gt; &amp; #d\\</text>", SvgGraph.Write(plan), StringComparison.Ordinal);
        Assert.Equal("a \"b\" <c> & #d\\", JsonDocument.Parse(JsonGraph.Write(plan)).RootElement.GetProperty("steps")[0].GetProperty("name").GetString());
    }

    [Fact]
    public void Holdout_data_is_followed_through_steps_but_not_to_its_siblings()
    {
        PipelineGraph graph = PipelineGraph.Of(Numbers.Plan);

        Assert.Equal([false, false, true], graph.SeesHoldout.AsEnumerable());
        Assert.Equal([false, false, false, true], graph.Edges.Select(static edge => edge.IsHoldout));
    }

    [Fact]
    public void A_picture_is_well_formed_and_no_two_steps_overlap()
    {
        PipelineGraph graph = PipelineGraph.Of(Numbers.Plan);
        GraphLayout layout = GraphLayout.Of(graph);

        Assert.Equal("svg", System.Xml.Linq.XDocument.Parse(SvgGraph.Write(Numbers.Plan)).Root!.Name.LocalName);
        Assert.All(graph.Edges, edge => Assert.True(layout[edge.From].Bottom < layout[edge.To].Top));
        GraphBox[] boxes = [.. Enumerable.Range(0, graph.Nodes.Length).Select(step => layout[step])];
        Assert.All(
            boxes,
            box => Assert.DoesNotContain(
                boxes, other => other != box && other.Top == box.Top && other.Left < box.Left + box.Width && box.Left < other.Left + other.Width));
    }

    [Fact]
    public void Conditions_fallbacks_maps_pipelines_and_stored_artifacts_are_drawn()
    {
        string mermaid = MermaidGraph.Write(Controlled), dot = DotGraph.Write(Controlled), svg = SvgGraph.Write(Controlled);

        Assert.Contains("s1[(\"before\")]", mermaid, StringComparison.Ordinal);
        Assert.Contains("s2[[\"map: each\"]]", mermaid, StringComparison.Ordinal);
        Assert.Contains("s3[[\"inner\"]]", mermaid, StringComparison.Ordinal);
        Assert.Contains("s0 -.->|\"unless\"| s2", mermaid, StringComparison.Ordinal);
        Assert.Contains("s0 -->|\"or Number\"| s2", mermaid, StringComparison.Ordinal);
        Assert.Contains("s1 [label=\"before\", shape=cylinder];", dot, StringComparison.Ordinal);
        Assert.Contains("s2 [label=\"map: each\", peripheries=2];", dot, StringComparison.Ordinal);
        Assert.Contains("s0 -> s2 [label=\"unless\", style=dashed];", dot, StringComparison.Ordinal);
        Assert.Contains("<rect class=\"composite\"", svg, StringComparison.Ordinal);
        Assert.Contains("<path class=\"condition\"", svg, StringComparison.Ordinal);
        Assert.Contains("<title>or Number</title>", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_pipeline_takes_and_yields_is_drawn()
    {
        PipelinePlan inner = Controlled.Steps[3].Component.Pipeline!();

        Assert.Contains("s1([\"number\"])", MermaidGraph.Write(inner), StringComparison.Ordinal);
        Assert.Contains("s1 -->|\"Number\"| s0", MermaidGraph.Write(inner), StringComparison.Ordinal);
        Assert.Contains("s0 -.->|\"test: Number (holdout)\"| s2", MermaidGraph.Write(inner), StringComparison.Ordinal);
        Assert.Contains("s1 [label=\"number\", shape=ellipse];", DotGraph.Write(inner), StringComparison.Ordinal);
    }

    [Fact]
    public void Control_is_in_the_document()
    {
        JsonElement steps = JsonDocument.Parse(JsonGraph.Write(Controlled)).RootElement.GetProperty("steps");

        Assert.Equal("latest", steps[1].GetProperty("stored").GetProperty("kind").GetString());
        Assert.False(steps[2].GetProperty("conditions")[0].GetProperty("holds").GetBoolean());
        Assert.True(steps[2].GetProperty("always").GetBoolean());
        Assert.Equal("make-number", steps[2].GetProperty("inputs")[0].GetProperty("sources")[0].GetProperty("or").GetProperty("step").GetString());
        Assert.Equal("double-number", steps[2].GetProperty("forEach")[0].GetProperty("name").GetString());
        JsonElement source = steps[3].GetProperty("steps")[0].GetProperty("inputs")[0].GetProperty("sources")[0];
        Assert.Equal("number", source.GetProperty("output").GetString());
        Assert.False(source.TryGetProperty("step", out _));
        Assert.False(steps[0].TryGetProperty("conditions", out _));
    }

    private static PipelinePlan Inner { get; } = new()
    {
        Format = 2,
        Name = "inner",
        Type = typeof(GraphTests),
        Inputs = [new InputInfo("number", ArtifactType.Of<Number>())],
        Outputs = [new PlanOutput(new OutputInfo("test", ArtifactType.Of<Number>()), new PlanSource(0, 1))],
        Steps = [new PlanStep { Name = "double-number", Component = Numbers.DoubleNumber, Inputs = [new PlanInput([new PlanSource(PlanSource.Port, 0)])] }],
        Create = static _ => new object(),
    };

    private static PipelinePlan Controlled { get; } = new()
    {
        Format = 2,
        Name = "controlled",
        Type = typeof(GraphTests),
        Create = static _ => new object(),
        Steps =
        [
            new PlanStep { Name = "make-number", Component = Numbers.MakeNumber },
            new PlanStep
            {
                Name = "before",
                Component = Composite("before", [], pipeline: null),
                Reference = new PlanReference(PlanReference.Latest, "numbers/make-number"),
            },
            new PlanStep
            {
                Name = "each",
                Component = Composite("map", [new InputInfo("items", ArtifactType.Of<Number>())], pipeline: null),
                Inputs = [new PlanInput([new PlanSource(1, 0) { Fallback = new PlanFallback(new PlanSource(0, 0)) }])],
                Conditions = [new PlanCondition(new PlanSource(0, 0), Holds: false)],
                RunsAlways = true,
                Map = new PlanMap(Inner),
            },
            new PlanStep
            {
                Name = "inner",
                Component = Composite("inner", [new InputInfo("number", ArtifactType.Of<Number>())], static () => Inner),
                Inputs = [new PlanInput(2, 0)],
            },
        ],
    };

    private static ComponentDescriptor Composite(string name, ImmutableArray<InputInfo> inputs, Func<PipelinePlan>? pipeline) => new()
    {
        Name = name,
        Type = typeof(Number),
        Inputs = inputs,
        Outputs = [new OutputInfo("output", ArtifactType.Of<Number>())],
        Pipeline = pipeline,
        Invoke = ComponentDescriptor.Composite,
    };

    private static PipelinePlan Named(string name) => new()
    {
        Name = "p",
        Type = typeof(GraphTests),
        Steps = [new PlanStep { Name = name, Component = Numbers.MakeNumber }],
        Create = static _ => new object(),
    };
}
