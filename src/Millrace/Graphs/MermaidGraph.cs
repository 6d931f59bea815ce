using System.Text;

namespace Millrace.Graphs;

/// <summary>Writes a plan as a Mermaid flowchart.</summary>
internal static class MermaidGraph
{
    public static string Write(PipelinePlan plan)
    {
        PipelineGraph graph = PipelineGraph.Of(plan);
        StringBuilder text = new();
        text.Append("---\ntitle: ").Append(Quote(plan.Name)).Append("\n---\nflowchart TD\n");

        // Positions make ids that can collide with no word of Mermaid's own, whatever a step is called.
        for (int i = 0; i < plan.Steps.Length; i++)
            text.Append("    s").Append(i).Append('[').Append(Quote(plan.Steps[i].Name)).Append("]\n");

        foreach (GraphEdge edge in graph.Edges)
        {
            text.Append("    s").Append(edge.From).Append(edge.IsHoldout ? " -.->|" : " -->|").Append(Quote(edge.Label)).Append("| s")
                .Append(edge.To).Append('\n');
        }

        string holdout = string.Join(',', Enumerable.Range(0, plan.Steps.Length).Where(i => graph.SeesHoldout[i]).Select(static i => $"s{i}"));
        if (holdout.Length > 0)
            text.Append("    classDef holdout stroke-dasharray: 5 5,stroke:#b45309\n    class ").Append(holdout).Append(" holdout\n");

        return text.ToString();
    }

    // In Mermaid a quoted text ends at a quote, may hold HTML, and starts an entity with '#'.
    private static string Quote(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (char c in text)
        {
            _ = c switch
            {
                '#' => quoted.Append("#35;"),
                '"' => quoted.Append("#quot;"),
                '<' => quoted.Append("#lt;"),
                '>' => quoted.Append("#gt;"),
                '&' => quoted.Append("#amp;"),
                _ when char.IsControl(c) => quoted.Append(' '),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }
}
