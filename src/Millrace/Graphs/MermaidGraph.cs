namespace Millrace.Graphs;

/// <summary>Writes a plan as a Mermaid flowchart.</summary>
internal static class MermaidGraph
{
    public static string Write(PipelinePlan plan)
    {
        PipelineGraph graph = PipelineGraph.Of(plan);
        string chart = GraphText.Mermaid("TD", graph.Nodes, graph.Edges.Select(static edge => (edge.From, edge.To, edge.Label, edge.IsDashed)));
        return $"---\ntitle: {GraphText.Quote(plan.Name)}\n---\n{chart}";
    }
}
