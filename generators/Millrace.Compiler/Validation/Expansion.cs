namespace Millrace.Compiler;

/// <summary>
/// A graph in which the steps of pipelines that are steps, and those of maps, stand as if they had been written in their place; those of a map once. So
/// passes that follow data need to know of neither.
/// </summary>
internal sealed class Expansion
{
    private readonly List<StepNode> _steps = [];
    private readonly List<int> _roots = [];
    private readonly List<PipelineCall?> _calls = [];
    private readonly List<(StepNode Step, Edge[] Outputs)> _known = [];

    private Expansion(PipelineGraph graph)
    {
        if (graph.Steps.All(static each => each.Body is null))
        {
            Graph = graph;
            Outputs = [.. graph.Outputs.Select(static each => each.Edge)];
            return;
        }

        Outputs = Expand(graph, new Surroundings("", "", null, null, default, IsHidden: false), ports: null);
        Graph = graph with { Steps = _steps.ToEquatableArray(), Outputs = default };
    }

    /// <summary>The graph.</summary>
    public PipelineGraph Graph { get; }

    /// <summary>Where what the pipeline yields comes from.</summary>
    public Edge[] Outputs { get; }

    /// <summary>The steps that a run has by name, each with where its outputs come from; of a map the whole, and of a pipeline whose steps are not known, too.</summary>
    public IEnumerable<(StepNode Step, Edge[] Outputs)> Known => _roots.Count > 0
        ? _known
        : Enumerable.Range(0, Graph.Steps.Count).Where(each => IsKnown(Graph.Steps[each])).Select(each => (Graph.Steps[each], Own(Graph.Steps[each], each)));

    public static Expansion Of(PipelineGraph graph) => new(graph);

    /// <summary>The position, in the graph that was expanded, of the step that a step stands in.</summary>
    public int Root(int step) => _roots.Count == 0 ? step : _roots[step];

    /// <summary>
    /// Where a mistake is to be reported: where it is written, or at the pipeline that is given what it may not have. A condition of the whole pipeline is
    /// written outside of it.
    /// </summary>
    /// <param name="step">The step that takes something.</param>
    /// <param name="edge">How it takes it.</param>
    /// <param name="carries">Whether what flows into a pipeline carries it.</param>
    public LocationInfo Place(int step, Edge edge, Func<Edge, bool> carries)
    {
        if (Call(step) is not { } call || call.Step.Conditions.Any(each => each.Edge.Alternatives.Contains(edge)))
            return edge.Location;
        IEnumerable<Edge> given = Ports(edge).Distinct().OrderBy(static each => each).SelectMany(each => call.Inputs[each].Alternatives);
        return given.FirstOrDefault(carries)?.Location ?? call.Step.Location;
    }

    /// <summary>The outermost pipeline in which two steps stand; null where there is none around both.</summary>
    public PipelineCall? Common(int step, int other) => Call(step) is { } call && ReferenceEquals(call, Call(other)) ? call : null;

    /// <summary>The inputs of the pipeline around a step by which it gets what arrives over one of its edges.</summary>
    private IEnumerable<int> Ports(Edge edge)
    {
        var seen = new HashSet<int>();
        var open = new Stack<Edge>([edge]);
        while (open.Count > 0)
        {
            Edge next = open.Pop();
            if (next.Port is int port)
                yield return port;
            else if (seen.Add(next.Step))
            {
                foreach (Edge need in Graph.Steps[next.Step].Needs)
                    open.Push(need);
            }
        }
    }

    /// <summary>Whether a step of its name is in a run, or, where a pipeline's steps are not known, steps whose names begin with it.</summary>
    private static bool IsKnown(StepNode node) => node.Port is null && (node.IsMap || node.Body is null or { IsCompiled: true });

    private PipelineCall? Call(int step) => _calls.Count == 0 ? null : _calls[step];

    /// <summary>Adds the steps of a graph.</summary>
    /// <returns>Where what it yields comes from.</returns>
    private Edge[] Expand(PipelineGraph graph, Surroundings around, Edge[]? ports)
    {
        var table = new Edge[graph.Steps.Count][];
        foreach (int number in StepOrder.Of(graph))
        {
            StepNode node = graph.Steps[number];
            if (node.Port is int port && ports is not null)
            {
                table[number] = [port < ports.Length ? ports[port] : Add(node, around, number)[0]];
                continue;
            }

            StepNode step = node with
            {
                GivenName = around.Prefix + node.Name,
                Inputs = node.Inputs.Select(input => input with { Edges = input.Edges.Select(each => Resolve(each, table)).ToEquatableArray() }).ToEquatableArray(),
                Conditions = around.Conditions.Concat(node.Conditions.Select(each => each with { Edge = Resolve(each.Edge, table) })).ToEquatableArray(),
                Arguments = node.Arguments.Select(each => each with { Code = each.Code + around.Values }).ToEquatableArray(),
            };
            table[number] = node.Body is null ? Add(step, around, number) : node.IsMap ? Map(step, around, number) : Pipeline(step, around, number);
            if (!around.IsHidden && IsKnown(node))
                _known.Add((step, table[number]));
        }

        return [.. graph.Outputs.Select(each => Resolve(each.Edge, table))];
    }

    private Edge[] Pipeline(StepNode step, Surroundings around, int number)
    {
        var inner = new Surroundings(
            step.Name + ".",
            $"{around.Values} with {string.Join(", ", step.Arguments.OrderBy(static each => each.Parameter).Select(static each => $"{each.Parameter}: {each.Code}"))}",
            around.Root ?? number,
            around.Call ?? new PipelineCall(step, step.Inputs),
            step.Conditions,
            around.IsHidden || step.Body!.IsCompiled);
        Edge[] given = Given(step, inner, number, 0);
        if (around.Call is not null)
            return Expand(step.Body!, inner, given);
        return [.. Expand(step.Body!, inner, [.. given.Select(static (each, i) => each.Through(i))]).Select(static each => each.Through(null))];
    }

    /// <summary>One item stands for all: it comes from the collection, and each result goes into one. What is asked of the whole is asked of the steps inside.</summary>
    private Edge[] Map(StepNode map, Surroundings around, int number)
    {
        StepNode step = map with { Conditions = default };
        var inner = new Surroundings(step.Name + ".", around.Values, around.Root ?? number, around.Call, map.Conditions, IsHidden: true);
        StepNode? port = step.Body!.Steps.FirstOrDefault(static each => each.Port == 0);
        Edge[] item = Add(step with { Body = null, Component = Through(step.Component, step.Component.Inputs.Take(1), port?.Component.Outputs ?? default), Inputs = step.Inputs.Take(1).ToEquatableArray() }, around, number);
        Edge[] results = Expand(step.Body, inner, [.. item.Take(1), .. Given(step, inner, number, 1)]);
        return [.. results.Select((each, i) =>
        {
            OutputModel output = step.Component.Outputs[i];
            var input = new InputModel("results", step.Body.Outputs[i].Model.Type, IsList: true);
            return Add(step with { Body = null, Component = Through(step.Component, [input], new([output])), Inputs = new([new InputEdges(new([each]))]) }, around, number)[0];
        })];
    }

    /// <summary>What hands on: what comes of it the steps inside decide.</summary>
    private static ComponentSignature Through(ComponentSignature whole, IEnumerable<InputModel> inputs, EquatableArray<OutputModel> outputs) =>
        whole with
        {
            Inputs = inputs.Select(static each => each with { Role = InputRole.Unspecified }).ToEquatableArray(),
            Outputs = outputs.Select(static each => each with { IsHoldout = false }).ToEquatableArray(),
        };

    /// <summary>What is given to ports, from one of the inputs on.</summary>
    private Edge[] Given(StepNode step, Surroundings around, int number, int first) =>
        [.. step.Inputs.Skip(first).Select((each, i) => each.Edges.Count > 0 ? each.Edges[0] : Add(StepNode.OfPort(i, step.Name, step.Component.Inputs[first + i].Type), around, number)[0])];

    private Edge[] Add(StepNode step, Surroundings around, int number)
    {
        _steps.Add(step);
        _roots.Add(around.Root ?? number);
        _calls.Add(around.Call);
        return Own(step, _steps.Count - 1);
    }

    private static Edge[] Own(StepNode step, int number) => [.. step.Component.Outputs.Select((_, i) => new Edge(number, i, default, default))];

    private static Edge Resolve(Edge edge, Edge[][] table)
    {
        Edge found = Through(table[edge.Step][edge.Output], edge);
        return edge.Fallback is { } other ? Join(found, Resolve(other, table)) : found;
    }

    private static Edge Through(Edge found, Edge edge) => found with
    {
        Views = found.Views.Concat(edge.Views).ToEquatableArray(),
        Location = edge.Location,
        Fallback = found.Fallback is { } other ? Through(other, edge) : null,
    };

    private static Edge Join(Edge edge, Edge other) => edge with { Fallback = edge.Fallback is { } next ? Join(next, other) : other };

    /// <summary>What surrounds the steps that are added.</summary>
    /// <param name="Prefix">What their names begin with.</param>
    /// <param name="Values">What tells the values of the pipelines around them from others.</param>
    /// <param name="Root">The position of the step that they stand in; null for their own.</param>
    /// <param name="Call">The outermost pipeline around them.</param>
    /// <param name="Conditions">What decides about all of them.</param>
    /// <param name="IsHidden">Whether no run has them by these names: a map is around them, or a library that does not tell.</param>
    private sealed record Surroundings(string Prefix, string Values, int? Root, PipelineCall? Call, EquatableArray<StepCondition> Conditions, bool IsHidden);
}
