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
        _program.Plans[0] = _program.Plans[0] with { Format = 2 };

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
        GraphBox[] boxes = [.. Enumerable.Range(0, graph.Plan.Steps.Length).Select(step => layout[step])];
        Assert.All(boxes, box => Assert.DoesNotContain(boxes, other => other != box && other.Top == box.Top && other.Left < box.Left + box.Width && box.Left < other.Left + other.Width));
    }

    private static PipelinePlan Named(string name) => new()
    {
        Name = "p",
        Type = typeof(GraphTests),
        Steps = [new PlanStep { Name = name, Component = Numbers.MakeNumber }],
        Create = static _ => new object(),
    };
}
