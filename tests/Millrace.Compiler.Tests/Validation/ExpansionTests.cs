using CsCheck;

namespace Millrace.Compiler.Tests.Validation;

/// <summary>Passes see a pipeline that is a step as if its steps had been written in its place.</summary>
public sealed class ExpansionTests
{
    [Fact]
    public void A_graph_whose_end_is_a_pipeline_is_expanded_to_what_it_was() => Gen.Select(WiredGraphs.Any, Gen.Int[0, 100], Gen.Int[0, 100]).Sample(static (graph, first, second) =>
    {
        PipelineGraph nested = Wrap(graph, first % (graph.Steps.Count + 1), "outer");
        nested = Wrap(nested, Math.Min(second % (graph.Steps.Count + 1), nested.Steps.Count), "outermost");
        Expansion expansion = Expansion.Of(nested);
        Assert.Equal(Edges(graph), Edges(expansion.Graph));
        Assert.Equal(Tainted(graph), Tainted(expansion.Graph));
        Assert.All(Enumerable.Range(0, expansion.Graph.Steps.Count), step => Assert.InRange(expansion.Root(step), 0, nested.Steps.Count - 1));
    });

    [Fact]
    public void What_a_pipeline_has_wrong_of_itself_is_told_there_alone() => WiredGraphs.Any.Sample(static graph =>
        Assert.DoesNotContain(GraphPasses.Check(Wrap(graph, 0, "outer")), static each => each.Rule == WiringRules.HoldoutMisused || each.Rule == WiringRules.HoldoutHeld));

    /// <summary>The graph with all steps from one on as those of a pipeline.</summary>
    private static PipelineGraph Wrap(PipelineGraph graph, int first, string name)
    {
        (int Step, int Output)[] taken = [.. graph.Steps.Skip(first).SelectMany(static each => each.Needs).Where(each => each.Step < first).Select(static each => (each.Step, each.Output)).Distinct()];
        TypeRef type = graph.Steps.SelectMany(static each => each.Component.Outputs.Items).Select(static each => each.Type).FirstOrDefault() ?? new TypeRef("global::Note", default);
        StepNode[] ports = [.. taken.Select((each, i) => StepNode.OfPort(i, "port" + i, graph.Steps[each.Step].Component.Outputs[each.Output].Type))];
        PipelineGraph body = graph with { Steps = ports.Concat(graph.Steps.Skip(first).Select(step => step with { Inputs = step.Inputs.Select(Move).ToEquatableArray() })).ToEquatableArray(), Variables = default };
        var call = new StepNode
        {
            Component = new ComponentSignature { Type = type, ClassName = name, IsPipeline = true, Inputs = taken.Select((each, i) => new InputModel("port" + i, type)).ToEquatableArray() },
            Inputs = taken.Select(static each => new InputEdges(new([Graphs.Edge(each)]))).ToEquatableArray(),
            Body = body,
        };
        return graph with { Steps = graph.Steps.Take(first).Append(call).ToEquatableArray(), Variables = default };

        InputEdges Move(InputEdges input) => input with
        {
            Edges = input.Edges.Select(edge => edge.Step < first
                ? edge with { Step = Array.IndexOf(taken, (edge.Step, edge.Output)), Output = 0 }
                : edge with { Step = edge.Step - first + ports.Length }).ToEquatableArray(),
        };
    }

    private static string[] Edges(PipelineGraph graph) =>
        [.. graph.Steps.SelectMany(step => step.Inputs.SelectMany((input, i) => input.Edges.Select(edge => $"{Name(graph.Steps[edge.Step])}.{edge.Output} > {Name(step)}.{i}"))).Order(StringComparer.Ordinal)];

    private static string[] Tainted(PipelineGraph graph)
    {
        HoldoutTaint taint = HoldoutTaint.Of(graph);
        return [.. Enumerable.Range(0, graph.Steps.Count).Where(taint.IsTainted).Select(each => Name(graph.Steps[each])).Order(StringComparer.Ordinal)];
    }

    private static string Name(StepNode step) => step.Name.Replace("outer.", "", StringComparison.Ordinal).Replace("outermost.", "", StringComparison.Ordinal);
}
