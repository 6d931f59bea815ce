using Millrace.Graphs;

namespace Millrace.Compiler;

/// <summary>Writes a plan as documentation, for those who hover over the pipeline or its plan.</summary>
internal static class PreviewEmitter
{
    /// <summary>The graph as Mermaid, which editors and web pages draw.</summary>
    public static void Graph(SourceWriter writer, PlanModel plan)
    {
        writer.Line("/// <remarks>");
        Code(writer, plan);
        writer.Line("/// </remarks>");
    }

    /// <summary>The steps and where they get their inputs, and the graph.</summary>
    public static void Steps(SourceWriter writer, PlanModel plan)
    {
        writer.Line("/// <remarks>").Line("/// <list type=\"number\">");
        foreach (PlannedStep step in plan.Steps)
        {
            string[] sources = [.. step.Needs.Select(each => each.Step == PlannedSource.Port ? plan.Inputs[each.Output].Name : plan.Steps[each.Step].Name).Distinct()];
            string what = step.Control.Map is { } map ? $"{string.Join(", ", map.Steps.Select(each => each.Name))} for each item" : step.Component.DisplayName;
            string text = $"{step.Name}: {what}{(sources.Length == 0 ? "" : $" after {string.Join(", ", sources)}")}";
            writer.Line($"/// <item><description>{SourceWriter.EscapeXml(text)}</description></item>");
        }

        writer.Line("/// </list>");
        Code(writer, plan);
        writer.Line("/// </remarks>");
    }

    private static void Code(SourceWriter writer, PlanModel plan)
    {
        writer.Line("/// <code>");
        foreach (string line in Mermaid(plan).TrimEnd('\n').Split('\n'))
            writer.Line($"/// {SourceWriter.EscapeXml(line)}");
        writer.Line("/// </code>");
    }

    private static GraphNode Node(PlannedStep step, bool seesHoldout) =>
        step.Control.Map is not null ? new GraphNode(GraphText.Map(step.Name), seesHoldout, GraphNodeKind.Composite)
        : new GraphNode(step.Name, seesHoldout, step.Control.Reference is not null ? GraphNodeKind.Reference : step.IsPipeline ? GraphNodeKind.Composite : GraphNodeKind.Step);

    /// <summary>The graph that the program prints for the plan (<c>PipelineGraph</c> of Millrace).</summary>
    private static string Mermaid(PlanModel plan)
    {
        var nodes = new List<GraphNode>();
        var edges = new List<(int From, int To, string Label, bool IsDashed)>();
        foreach (PlannedStep step in plan.Steps)
        {
            bool seesHoldout = false;
            foreach (PlannedSource source in step.Inputs.SelectMany(each => each.Sources))
                seesHoldout |= Add(source, condition: null);
            foreach (PlannedCondition condition in step.Control.Conditions)
                seesHoldout |= Add(condition.Source, condition);
            nodes.Add(Node(step, seesHoldout));
        }

        nodes.AddRange(plan.Inputs.Select(static each => new GraphNode(each.Name, SeesHoldout: false, GraphNodeKind.Port)));
        foreach (PlannedOutput output in plan.Outputs)
            nodes.Add(new GraphNode(output.Model.Name, Add(output.Source, condition: null), GraphNodeKind.Port));
        return GraphText.Mermaid("LR", nodes, edges);

        bool Add(PlannedSource first, PlannedCondition? condition)
        {
            bool seesHoldout = false;
            foreach (PlannedSource source in first.Alternatives)
            {
                bool isPort = source.Step == PlannedSource.Port;
                (string name, TypeRef type, bool hasSiblings) = isPort
                    ? (plan.Inputs[source.Output].Name, plan.Inputs[source.Output].Type, false)
                    : (plan.Steps[source.Step].Outputs[source.Output].Name, plan.Steps[source.Step].Outputs[source.Output].Type, plan.Steps[source.Step].Outputs.Count > 1);
                bool isHoldout = !isPort && (plan.Steps[source.Step].Outputs[source.Output].IsHoldout || nodes[source.Step].SeesHoldout);
                seesHoldout |= isHoldout;
                string label = condition is null
                    ? GraphText.Label(name, type.DisplayName, string.Join(".", source.Views.Select(each => each.Name)), hasSiblings, isHoldout)
                    : GraphText.Condition(name, hasSiblings, condition.Holds);
                edges.Add((isPort ? plan.Steps.Count + source.Output : source.Step, nodes.Count, GraphText.Fallback(label, !ReferenceEquals(source, first)), isHoldout || condition is not null));
            }

            return seesHoldout;
        }
    }
}
