using System.Text;
using Millrace.Output;
using Millrace.Runtime;

namespace Millrace.Graphs;

/// <summary>Writes lineage as a Mermaid flowchart: artifacts rounded, steps in boxes, files as stores; the roots stand out.</summary>
internal static class LineageMermaid
{
    public static string Write(LineageUnion graph)
    {
        var text = new StringBuilder("flowchart LR\n");

        // Positions make ids that can collide with no word of Mermaid's own, whatever a step is called.
        for (int i = 0; i < graph.Nodes.Length; i++)
        {
            (string open, string close) = graph.Nodes[i].Node.Kind switch
            {
                LineageNodeKind.Artifact => ("(", ")"),
                LineageNodeKind.Execution => ("[", "]"),
                _ => ("[(", ")]"),
            };
            text.Append("    n").Append(i).Append(open).Append(GraphText.Quote(LineageTexts.Of(graph.Nodes[i].Node))).Append(close).Append('\n');
        }

        foreach (LineageLink link in graph.Links)
        {
            text.Append("    n").Append(link.From).Append(link.Kind == LineageLinkKind.Item ? " -.->|" : " -->|").Append(GraphText.Quote(LineageTexts.Of(link)))
                .Append("| n").Append(link.To).Append('\n');
        }

        string roots = string.Join(",", Enumerable.Range(0, graph.Nodes.Length).Where(i => graph.Nodes[i].Direction is null).Select(static i => $"n{i}"));
        return text.Append("    classDef root stroke-width:3px\n    class ").Append(roots).Append(" root\n").ToString();
    }
}
