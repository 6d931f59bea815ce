using CsCheck;

namespace Millrace.Compiler.Tests.Planning;

public sealed class PlannerTests
{
    [Fact]
    public void Every_edge_is_kept_and_points_backwards() => Graphs.Any.Sample(static graph =>
    {
        PlanModel plan = Planner.Plan(graph, isValid: true);
        Assert.Equal(Edges(graph), Edges(plan));
        for (int i = 0; i < plan.Steps.Count; i++)
            Assert.All(plan.Steps[i].Inputs.SelectMany(static each => each.Sources), source => Assert.True(source.Step < i));
    });

    [Fact]
    public void Steps_in_any_order_are_sorted_and_keep_their_edges() => Gen.Select(Graphs.Any, Gen.Int[0, 1_000_000]).Sample(static (graph, seed) =>
    {
        int[] order = [.. Enumerable.Range(0, graph.Steps.Count)];
        new Random(seed).Shuffle(order);
        PipelineGraph shuffled = graph with { Steps = order.Select(step => Move(graph.Steps[step], order)).ToEquatableArray() };
        PlanModel plan = Planner.Plan(shuffled, isValid: true);
        Assert.Equal(Edges(graph), Edges(plan));
        for (int i = 0; i < plan.Steps.Count; i++)
            Assert.All(plan.Steps[i].Inputs.SelectMany(static each => each.Sources), source => Assert.True(source.Step < i));
    });

    [Fact]
    public void The_order_of_the_source_is_kept_where_it_is_an_order() => Graphs.Any.Sample(static graph =>
        Assert.Equal(graph.Steps.Select(static each => each.Name), Planner.Plan(graph, isValid: true).Steps.Select(static each => each.Name)));

    [Fact]
    public void A_wrong_graph_has_a_plan_without_steps()
    {
        PipelineGraph graph = Graphs.Pipeline(Graphs.Step(Graphs.Component("Only", [], [false])));
        Assert.Equal((false, 0), (Planner.Plan(graph, isValid: false).IsValid, Planner.Plan(graph, isValid: false).Steps.Count));
        Assert.False(Planner.Plan(graph with { IsBroken = true }, isValid: true).IsValid);
    }

    [Fact]
    public void A_cycle_is_refused()
    {
        ComponentSignature component = Graphs.Component("Loop", [InputRole.Unspecified], [false]);
        PipelineGraph graph = Graphs.Pipeline(Graphs.Step(component, (1, 0)), Graphs.Step(component, (0, 0)));
        Assert.Contains("form a cycle", Assert.Throws<InvalidOperationException>(() => Planner.Plan(graph, isValid: true)).Message, StringComparison.Ordinal);
    }

    /// <summary>Readers refuse a plan whose format they do not know, so a plan names no later one than it needs.</summary>
    [Fact]
    public void A_plan_has_the_least_format_that_its_steps_need()
    {
        StepNode plain = Graphs.Step(Graphs.Component("Make", [], [false]));
        Assert.Equal(1, Planner.Plan(Graphs.Pipeline(plain), isValid: true).Format);
        Assert.Equal(2, Planner.Plan(Graphs.Pipeline(plain, plain with { Always = LocationInfo.None }), isValid: true).Format);
        Assert.Contains("Format = 2,", PipelineEmitter.Emit(Planner.Plan(Graphs.Pipeline(plain with { Always = LocationInfo.None }), isValid: true)), StringComparison.Ordinal);
        StepNode decided = plain with { Conditions = new([new StepCondition(Graphs.Edge((0, 0)), Holds: true)]) };
        Assert.Equal(2, Planner.Plan(Graphs.Pipeline(plain, decided), isValid: true).Format);
        StepNode joined = Graphs.Step(Graphs.Component("Use", [InputRole.Unspecified], []), (0, 0));
        Assert.Equal(1, Planner.Plan(Graphs.Pipeline(plain, plain, joined), isValid: true).Format);
        joined = joined with { Inputs = new([new InputEdges(new([Graphs.Edge((0, 0)) with { Fallback = Graphs.Edge((1, 0)) }]))]) };
        Assert.Equal(2, Planner.Plan(Graphs.Pipeline(plain, plain, joined), isValid: true).Format);
    }

    private static StepNode Move(StepNode step, int[] order) => step with
    {
        Inputs = step.Inputs.Select(input => new InputEdges(input.Edges.Select(edge => edge with { Step = Array.IndexOf(order, edge.Step) }).ToEquatableArray())).ToEquatableArray(),
    };

    private static string[] Edges(PipelineGraph graph) =>
        [.. graph.Steps.SelectMany(step => step.Inputs.SelectMany((input, i) => input.Edges.Select(edge => $"{graph.Steps[edge.Step].Name}.{edge.Output} > {step.Name}.{i}"))).Order(StringComparer.Ordinal)];

    private static string[] Edges(PlanModel plan) =>
        [.. plan.Steps.SelectMany(step => step.Inputs.SelectMany((input, i) => input.Sources.Select(source => $"{plan.Steps[source.Step].Name}.{source.Output} > {step.Name}.{i}"))).Order(StringComparer.Ordinal)];
}
