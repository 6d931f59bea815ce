using CsCheck;

namespace Millrace.Compiler.Tests.Validation;

/// <summary>The passes over random graphs, each against the plainest code that answers the same question.</summary>
public sealed class WiringPropertyTests
{
    /// <summary>Holdout data: rounds over all edges until nothing changes, in no order.</summary>
    [Fact]
    public void Holdout_data_is_followed_everywhere() => WiredGraphs.Any.Sample(static graph =>
    {
        bool[] sees = new bool[graph.Steps.Count];
        List<Edge> misused = [];
        for (int round = 0; round <= graph.Steps.Count; round++)
        {
            misused = [];
            for (int step = graph.Steps.Count - 1; step >= 0; step--)
            {
                ComponentSignature component = graph.Steps[step].Component;
                for (int input = 0; input < component.Inputs.Count; input++)
                {
                    bool forbids = Forbids(graph.Steps[step], input);
                    foreach (Edge edge in graph.Steps[step].Inputs[input].Edges.Where(edge => sees[edge.Step] || graph.Steps[edge.Step].Component.Outputs[edge.Output].IsHoldout))
                    {
                        if (forbids)
                            misused.Add(edge);
                        else
                            sees[step] = true;
                    }
                }
            }
        }

        Assert.Equal(misused.Select(static each => each.Location.StartToken).Order(), Found(graph, "MR0309").Order());
        PlanModel plan = Planner.Plan(graph, isValid: true);
        for (int step = 0; step < sees.Length; step++)
            Assert.Equal(sees[step] || (graph.Steps[step].Component.Outputs.Count > 0 && graph.Steps[step].Component.Outputs.All(static each => each.IsHoldout)), plan.Steps[step].SeesHoldout);
    });

    /// <summary>What still holds holdout data: all results that one was made from, with the splits on all the ways, held against those of each holdout output of other steps.</summary>
    [Fact]
    public void Holdout_data_is_found_before_it_is_taken_out() => WiredGraphs.Any.Sample(static graph =>
    {
        (int, int)[] holdout = [.. graph.Steps.SelectMany(static (step, i) => step.Component.Outputs.Select((output, j) => (output.IsHoldout, At: (i, j)))).Where(static each => each.IsHoldout).Select(static each => each.At)];
        HashSet<int> tainted = [.. Found(graph, "MR0309")];
        List<int> expected = [];
        foreach (StepNode step in graph.Steps)
        {
            for (int input = 0; input < step.Inputs.Count; input++)
            {
                foreach (Edge edge in step.Inputs[input].Edges.Where(edge => Forbids(step, input) && !tainted.Contains(edge.Location.StartToken) && !graph.Steps[edge.Step].Component.Outputs[edge.Output].IsHoldout))
                {
                    HashSet<(int, int, int)> used = Ways(graph, (edge.Step, edge.Output), isUse: true);
                    foreach ((int, int) each in holdout.Where(each => !ReferenceEquals(graph.Steps[each.Item1], step)))
                    {
                        int[] parted = [.. Ways(graph, each, isUse: false).SelectMany(way => used.Where(other => (way.Step, way.Output) == (other.Item1, other.Item2) && (way.Splits & other.Item3) == 0)).Select(static other => other.Item3)];
                        if (parted.Contains(0) || (parted.Length > 0 && Meets(graph, IndexOf(graph, step), each)))
                        {
                            expected.Add(edge.Location.StartToken);
                            break;
                        }
                    }
                }
            }
        }

        // Where data that a split has parted meets data that it has not, that place is told, once, instead of what follows from it.
        int[] found = [.. Found(graph, "MR0328")];
        Assert.Equal(expected.Count > 0, found.Length > 0);
        Assert.Equal(found.Length, found.Distinct().Count());
        Assert.True(found.Length <= expected.Count);
        if (!graph.Steps.Any(static step => step.Inputs.Sum(static input => input.Edges.Count) > 1))
            Assert.Equal(expected.Order(), found.Order());
    });

    private static int IndexOf(PipelineGraph graph, StepNode step) => Enumerable.Range(0, graph.Steps.Count).First(each => ReferenceEquals(graph.Steps[each], step));

    /// <summary>Whether a step takes something learned that a learner led to, and something that holds rows of a holdout output: by all ways back from it.</summary>
    private static bool Meets(PipelineGraph graph, int learner, (int Step, int Output) holdout)
    {
        bool IsLed(int step) => step == learner || Edges(step).Any(each => IsLed(each.Step));
        bool Holds(Edge edge) => (edge.Step, edge.Output) == holdout || (!graph.Steps[edge.Step].Component.Outputs[edge.Output].IsLearned && Edges(edge.Step).Any(Holds));
        IEnumerable<Edge> Edges(int step) => graph.Steps[step].Inputs.SelectMany(static each => each.Edges);
        return Enumerable.Range(0, graph.Steps.Count).Any(step =>
            Edges(step).Any(each => IsLed(each.Step) && (each.Step == learner || graph.Steps[each.Step].Component.Outputs[each.Output].IsLearned)) && Edges(step).Any(Holds));
    }

    /// <summary>Of the outputs, those whose variable nobody reads; of the steps, those of which neither an edge nor a read variable takes anything.</summary>
    [Fact]
    public void Unused_results_are_found() => WiredGraphs.Any.Select(Sound).Sample(static graph =>
    {
        List<int> results = [], steps = [];
        for (int step = 0; step < graph.Steps.Count; step++)
        {
            bool flows = false;
            for (int other = 0; other < graph.Steps.Count; other++)
            {
                foreach (InputEdges input in graph.Steps[other].Inputs)
                {
                    foreach (Edge edge in input.Edges)
                        flows |= edge.Step == step;
                }
            }

            VariableNode[] own = [.. graph.Variables.Where(each => each.Step == step)];
            flows |= Array.Exists(own, static each => each.IsUsed);
            VariableNode[] unused = [.. own.Where(static each => !each.IsUsed)];
            if (flows)
                results.AddRange(unused.Select(static each => each.Location.StartToken));
            else if (unused.Length > 0)
                steps.Add(graph.Steps[step].Location.StartToken);
        }

        Assert.Equal(results.Order(), Found(graph, "MR0322").Order());
        Assert.Equal(steps.Order(), Found(graph, "MR0323").Order());
    });

    [Fact]
    public void Repeated_and_empty_lists_are_found() => WiredGraphs.Any.Select(Sound).Sample(static graph =>
    {
        InputEdges[] inputs = [.. graph.Steps.SelectMany(static each => each.Inputs)];
        Assert.Equal(inputs.Sum(static each => each.Edges.Count - each.Edges.Select(static edge => (edge.Step, edge.Output)).Distinct().Count()), Found(graph, "MR0325").Count());
        Assert.Equal(inputs.Count(static each => !each.IsWritten), Found(graph, "MR0326").Count());
    });

    /// <summary>Of all orders in which each step follows those it needs, the one nearest to the source: at each place the first step that may stand there.</summary>
    [Fact]
    public void The_plan_keeps_the_order_of_the_source_where_it_can() => Gen.Select(WiredGraphs.Any, Gen.Int[0, 1_000_000]).Sample(static (graph, seed) =>
    {
        PipelineGraph shuffled = Shuffle(graph, seed);
        var expected = new List<string>();
        var placed = new HashSet<int>();
        while (placed.Count < shuffled.Steps.Count)
        {
            int next = Enumerable.Range(0, shuffled.Steps.Count).First(step => !placed.Contains(step) && shuffled.Steps[step].Inputs.All(input => input.Edges.All(edge => placed.Contains(edge.Step))));
            placed.Add(next);
            expected.Add(shuffled.Steps[next].Name);
        }

        Assert.Equal(expected, Planner.Plan(shuffled, isValid: true).Steps.Select(static each => each.Name));
    });

    [Fact]
    public void Every_source_of_the_plan_is_the_output_that_the_graph_names() => Gen.Select(WiredGraphs.Any, Gen.Int[0, 1_000_000]).Sample(static (graph, seed) =>
    {
        PipelineGraph shuffled = Shuffle(graph, seed);
        PlanModel plan = Planner.Plan(shuffled, isValid: true);
        foreach (PlannedStep step in plan.Steps)
        {
            StepNode node = shuffled.Steps.Single(each => each.Name == step.Name);
            Assert.Equal(
                node.Inputs.Select(input => string.Join(' ', input.Edges.Select(edge => $"{shuffled.Steps[edge.Step].Name}.{edge.Output}"))),
                step.Inputs.Select(input => string.Join(' ', input.Sources.Select(source => $"{plan.Steps[source.Step].Name}.{source.Output}"))));
        }
    });

    [Fact]
    public void Passes_and_plans_are_the_same_every_time_and_never_throw() => Gen.Select(WiredGraphs.Any, Gen.Int[0, 1_000_000]).Sample(static (graph, seed) =>
    {
        PipelineGraph shuffled = Shuffle(graph, seed);
        Assert.Equal(GraphPasses.Check(shuffled), GraphPasses.Check(shuffled with { }));
        Assert.Equal(Planner.Plan(shuffled, isValid: true), Planner.Plan(shuffled with { }, isValid: true));
        Assert.Equal(PipelineEmitter.Emit(Planner.Plan(shuffled, isValid: true)), PipelineEmitter.Emit(Planner.Plan(shuffled, isValid: true)));
    });

    [Fact]
    public void Unused_parameters_are_found_in_sound_graphs_alone()
    {
        PipelineGraph graph = Graphs.Pipeline(Graphs.Step(Graphs.Component("Only", [], [false]))) with
        {
            Parameters = new([Parameter("Used"), Parameter("Idle")]),
            ParameterLocations = new([new LocationInfo("User.cs", "P", 1, 0, 1, 4), new LocationInfo("User.cs", "P", 9, 0, 9, 4)]),
            UsedParameters = new(["Used"]),
        };
        Assert.Equal([9], Found(graph, "MR0324"));
        Assert.Empty(Found(graph with { IsBroken = true }, "MR0324"));
        Assert.Empty(Found(graph with { Name = "No Name" }, "MR0324"));
    }

    private static ParameterModel Parameter(string member) => new() { Member = member, Type = new TypeRef("int", default) };

    private static bool Forbids(StepNode step, int input) =>
        step.Component.Inputs[input].Role is InputRole.Fitting or InputRole.Training or InputRole.Choosing || step.Component.Outputs.Any(static each => each.Type.IsLearned);

    /// <summary>The results that one was made from, each with the splits on a way to it, as bits.</summary>
    private static HashSet<(int Step, int Output, int Splits)> Ways(PipelineGraph graph, (int Step, int Output) result, bool isUse)
    {
        StepNode step = graph.Steps[result.Step];
        int split = step.Component.Outputs.Any(static each => each.IsHoldout) ? 1 << result.Step : 0;
        HashSet<(int, int, int)> ways = [(result.Step, result.Output, 0)];
        for (int input = 0; input < step.Inputs.Count; input++)
        {
            foreach (Edge edge in step.Inputs[input].Edges)
            {
                OutputModel source = graph.Steps[edge.Step].Component.Outputs[edge.Output];
                if (!source.IsHoldout && !(isUse ? Forbids(step, input) : source.IsLearned))
                    ways.UnionWith(Ways(graph, (edge.Step, edge.Output), isUse).Select(each => (each.Step, each.Output, each.Splits | split)));
            }
        }

        return ways;
    }

    private static IEnumerable<int> Found(PipelineGraph graph, string id) => GraphPasses.Check(graph).Where(each => each.Rule.Id == id).Select(static each => each.Location.StartToken);

    /// <summary>The graph without holdout data, so that no error keeps advice away.</summary>
    private static PipelineGraph Sound(PipelineGraph graph) => graph with
    {
        Steps = graph.Steps.Select(static step => step with
        {
            Component = step.Component with { Outputs = step.Component.Outputs.Select(static each => each with { IsHoldout = false }).ToEquatableArray() },
        }).ToEquatableArray(),
    };

    /// <summary>The same steps in another order of the source.</summary>
    private static PipelineGraph Shuffle(PipelineGraph graph, int seed)
    {
        int[] order = [.. Enumerable.Range(0, graph.Steps.Count)];
        new Random(seed).Shuffle(order);
        return graph with
        {
            Steps = order.Select(step => graph.Steps[step] with
            {
                Inputs = graph.Steps[step].Inputs.Select(input => input with { Edges = input.Edges.Select(edge => edge with { Step = Array.IndexOf(order, edge.Step) }).ToEquatableArray() }).ToEquatableArray(),
            }).ToEquatableArray(),
            Variables = graph.Variables.Select(each => each with { Step = Array.IndexOf(order, each.Step) }).ToEquatableArray(),
        };
    }
}
