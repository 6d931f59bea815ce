namespace Millrace.Compiler;

/// <summary>
/// The steps of a pipeline as a library tells them to those who use it: what flows where and what for, a line a step. What comes from outside has the first
/// numbers, the steps have those after them.
/// </summary>
/// <remarks>
/// A line holds the name, <c>+</c> where the step hands on and learns nothing itself, the inputs, the conditions, the outputs, and, as the rest, what tells
/// the step from others.
/// </remarks>
public static class CompiledSteps
{
    /// <summary>The lines; the first says where the results come from.</summary>
    public static EquatableArray<string> Write(PipelineGraph graph)
    {
        Expansion expansion = Expansion.Of(graph);
        EquatableArray<StepNode> steps = expansion.Graph.Steps;
        int[] order = [.. Enumerable.Range(0, steps.Count).OrderBy(each => steps[each].Port ?? int.MaxValue)];
        int[] numbers = new int[steps.Count];
        for (int i = 0; i < order.Length; i++)
            numbers[order[i]] = i;
        IEnumerable<string> lines = order.Where(each => steps[each].Port is null)
            .Select(each => Line(steps[each], numbers, Content(steps[each], graph.Steps[expansion.Root(each)])));
        return lines.Prepend(Edges(expansion.Outputs, numbers)).ToEquatableArray();
    }

    private static string Line(StepNode step, int[] numbers, string content)
    {
        ComponentSignature component = step.Component;
        string inputs = string.Join(";", step.Inputs.Zip(component.Inputs, (given, input) =>
            $"{input.Argument} {(int)input.Role}{(input.IsOptional ? "?" : "")}{(input.IsList ? "*" : "")} {Edges(given.Edges, numbers)}"));
        string conditions = string.Join(";", step.Conditions.Select(each => $"{(each.Holds ? "+" : "-")} {Edges([each.Edge], numbers)}"));
        string outputs = string.Join(";", component.Outputs.Select(static each =>
            $"{each.Member} {(each.IsHoldout ? "h" : "")}{(each.IsLearned ? "l" : "")}{(each.Type.IsSmallValue ? "v" : "")}"));
        return $"{step.Name}|{(component.IsPipeline ? "+" : "")}|{inputs}|{conditions}|{outputs}|{content}";
    }

    /// <summary>
    /// The class and its values: two steps that have both the same, and take the same, yield the same. For a step of a nested pipeline its place in there
    /// stands, with the values that the pipeline is given, so that what is edited in there alone changes nothing here.
    /// </summary>
    private static string Content(StepNode step, StepNode root)
    {
        bool isNested = root is { Body: not null, IsMap: false };
        StepNode valued = isNested ? root : step;
        string values = string.Join(", ", valued.Arguments.OrderBy(static each => each.Parameter).Select(static each => $"{each.Parameter}: {each.Code}"));
        string place = isNested ? step.Name.Substring(root.Name.Length) : $" {step.Reference?.Kind} {step.Reference?.Target}";
        return $"{valued.Component.Type.FullName}{place}|{values}";
    }

    private static string Edges(IEnumerable<Edge> edges, int[] numbers) =>
        string.Join(",", edges.Select(edge => string.Join("/", edge.Alternatives.Select(each => $"{numbers[each.Step]}.{each.Output}"))));

    /// <summary>The graph that lines stand for; null where they are none of ours.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="pipeline">The pipeline's signature.</param>
    public static PipelineGraph? Read(IReadOnlyList<string> lines, ComponentSignature pipeline)
    {
        var steps = pipeline.Inputs.Select(static (each, i) => StepNode.OfPort(i, each.Name, each.Type)).ToList();
        foreach (string line in lines.Skip(1))
        {
            if (Step(line, steps) is not { } step)
                return null;
            steps.Add(step);
        }

        if (lines.Count == 0 || Edges(lines[0], steps) is not { } results || results.Count != pipeline.Outputs.Count)
            return null;
        return new PipelineGraph
        {
            Declaration = new TypeDeclaration { Name = pipeline.ClassName, Type = pipeline.Type },
            Name = pipeline.Name,
            Steps = steps.ToEquatableArray(),
            Outputs = pipeline.Outputs.Zip(results, static (output, edge) => new GraphOutput(output, edge)).ToEquatableArray(),
            Signature = pipeline,
            IsCompiled = true,
        };
    }

    private static StepNode? Step(string line, List<StepNode> before)
    {
        string[] parts = line.Split(['|'], 7);
        if (parts.Length != 7 || parts[0].Length == 0)
            return null;
        var inputs = new List<(InputModel Model, InputEdges Edges)>();
        foreach (string[] words in Items(parts[2]))
        {
            if (words.Length != 3 || !int.TryParse(words[1].TrimEnd('?', '*'), out int role) || Edges(words[2], before) is not { } edges)
                return null;
            bool isList = words[1].Contains("*"), isOptional = words[1].Contains("?");
            inputs.Add((new InputModel(words[0], TypeRef.Unknown, (InputRole)role, isList, IsOptional: isOptional), new InputEdges(edges)));
        }

        var conditions = new List<StepCondition>();
        foreach (string[] words in Items(parts[3]))
        {
            if (words.Length != 2 || Edges(words[1], before) is not { Count: 1 } edges)
                return null;
            conditions.Add(new StepCondition(edges[0], words[0] == "+"));
        }

        return new StepNode
        {
            GivenName = parts[0],
            Component = new ComponentSignature
            {
                Type = TypeRef.Unknown,
                ClassName = parts[5],
                IsPipeline = parts[1].Length > 0,
                Inputs = inputs.Select(static each => each.Model).ToEquatableArray(),
                Outputs = Items(parts[4])
                    .Where(static words => words.Length == 2)
                    .Select(static words => new OutputModel(words[0], Type(words[1]), words[1].Contains("h")))
                    .ToEquatableArray(),
                Shape = OutputShape.Members,
            },
            Inputs = inputs.Select(static each => each.Edges).ToEquatableArray(),
            Conditions = conditions.ToEquatableArray(),
            Arguments = parts[6].Length == 0 ? default : new([new StepArgument(0, "", parts[6], null, default)]),
        };
    }

    private static IEnumerable<string[]> Items(string text) => text.Length == 0 ? [] : text.Split(';').Select(static each => each.Split(' '));

    /// <summary>A type of which no more is known than what the passes ask: it may be any.</summary>
    private static TypeRef Type(string marks) =>
        (marks.Contains("v") ? TypeRef.SmallValue(TypeRef.Unknown) : TypeRef.Unknown) with { IsLearned = marks.Contains("l") };

    private static EquatableArray<Edge>? Edges(string text, List<StepNode> before)
    {
        var edges = new List<Edge>();
        foreach (string item in text.Length == 0 ? [] : text.Split(','))
        {
            Edge? edge = null;
            foreach (string place in Enumerable.Reverse(item.Split('/')))
            {
                string[] numbers = place.Split('.');
                if (numbers.Length != 2 || !int.TryParse(numbers[0], out int step) || !int.TryParse(numbers[1], out int output)
                    || step < 0 || step >= before.Count || output < 0 || output >= before[step].Component.Outputs.Count)
                    return null;
                edge = new Edge(step, output, default, default) { Fallback = edge };
            }

            edges.Add(edge!);
        }

        return edges.ToEquatableArray();
    }
}
