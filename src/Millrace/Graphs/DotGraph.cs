using System.Text;

namespace Millrace.Graphs;

/// <summary>Writes a plan in Graphviz' language.</summary>
internal static class DotGraph
{
    public static string Write(PipelinePlan plan)
    {
        PipelineGraph graph = PipelineGraph.Of(plan);
        StringBuilder text = new();
        text.Append("digraph ").Append(Quote(plan.Name)).Append(" {\n");
        text.Append("    rankdir=TB;\n    node [shape=box, style=rounded, fontname=\"sans-serif\"];\n    edge [fontname=\"sans-serif\", fontsize=10];\n");

        for (int i = 0; i < graph.Nodes.Length; i++)
        {
            text.Append("    s").Append(i).Append(" [label=").Append(Quote(graph.Nodes[i].Name)).Append(Shape(graph.Nodes[i].Kind));
            text.Append(graph.SeesHoldout[i] ? ", style=\"rounded,dashed\", color=\"#b45309\"];\n" : "];\n");
        }

        foreach (GraphEdge edge in graph.Edges)
        {
            text.Append("    s").Append(edge.From).Append(" -> s").Append(edge.To).Append(" [label=").Append(Quote(edge.Label));
            text.Append(edge.IsHoldout ? ", style=dashed, color=\"#b45309\"];\n" : edge.IsCondition ? ", style=dashed];\n" : "];\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string Shape(GraphNodeKind kind) => kind switch
    {
        GraphNodeKind.Composite => ", peripheries=2",
        GraphNodeKind.Reference => ", shape=cylinder",
        GraphNodeKind.Port => ", shape=ellipse",
        _ => "",
    };

    private static string Quote(string text) =>
        new StringBuilder(text).Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Insert(0, '"').Append('"').ToString();
}
