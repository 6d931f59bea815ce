using System.Globalization;
using System.Net;
using System.Text;

namespace Millrace.Graphs;

/// <summary>
/// Draws a plan as a picture. What flows along an edge shows when the pointer rests on it; holdout data is dashed. Without scripts or fonts of
/// its own, so that any browser or document shows it.
/// </summary>
internal static class SvgGraph
{
    private const string Style = """
        <style>
        text { font: 13px sans-serif; text-anchor: middle; fill: #1f2937 }
        rect { fill: #f8fafc; stroke: #475569; rx: 6px }
        path { fill: none; stroke: #64748b; marker-end: url(#arrow) }
        .composite { stroke-width: 3px }
        .reference, .port { fill: #e2e8f0 }
        .condition { stroke-dasharray: 2 3 }
        .holdout { stroke: #b45309; stroke-dasharray: 5 4 }
        </style>
        <defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 L8 4 L0 8 z" style="fill:#64748b;stroke:none;marker-end:none"/></marker></defs>

        """;

    public static string Write(PipelinePlan plan)
    {
        PipelineGraph graph = PipelineGraph.Of(plan);
        GraphLayout layout = GraphLayout.Of(graph);
        var text = new StringBuilder();
        Append(
            text,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{layout.Width}\" height=\"{layout.Height}\" viewBox=\"0 0 {layout.Width} {layout.Height}\">\n");
        Append(text, $"<title>{Escape(plan.Name)}</title>\n");
        text.Append(Style.ReplaceLineEndings("\n"));
        foreach (IGrouping<(int From, int To), GraphEdge> edges in graph.Edges.GroupBy(static edge => (edge.From, edge.To)))
            WriteEdges(text, layout, [.. edges]);
        for (int i = 0; i < graph.Nodes.Length; i++)
            WriteNode(text, layout[i], graph.Nodes[i], i < plan.Steps.Length ? plan.Steps[i].Component.Summary : "");
        return text.Append("</svg>\n").ToString();
    }

    private static void WriteNode(StringBuilder text, GraphBox box, GraphNode node, string summary)
    {
        string kind = node.Kind switch
        {
            GraphNodeKind.Composite => "composite",
            GraphNodeKind.Reference => "reference",
            GraphNodeKind.Port => "port",
            _ => "",
        };
        Append(text, $"<g><title>{Escape(summary)}</title>");
        Append(
            text,
            $"<rect{Class(kind, node.SeesHoldout ? "holdout" : "")} x=\"{box.Left}\" y=\"{box.Top}\" width=\"{box.Width}\" height=\"{GraphBox.Height}\"/>");
        Append(text, $"<text x=\"{box.Middle}\" y=\"{box.Top + 23}\">{Escape(node.Name)}</text></g>\n");
    }

    private static string Class(params string[] names) =>
        string.Join(' ', names.Where(static each => each.Length > 0)) is { Length: > 0 } all ? $" class=\"{all}\"" : "";

    private static void WriteEdges(StringBuilder text, GraphLayout layout, GraphEdge[] edges)
    {
        for (int i = 0; i < edges.Length; i++)
        {
            GraphBox from = layout[edges[i].From];
            GraphBox to = layout[edges[i].To];
            int aside = (i * 16) - ((edges.Length - 1) * 8);
            string mark = Class(edges[i].IsCondition ? "condition" : "", edges[i].IsHoldout ? "holdout" : "");
            Append(text, $"<path{mark} d=\"M{from.Middle + aside} {from.Bottom}");
            (int x, int y) = (from.Middle + aside, from.Bottom);
            foreach (GraphBox lane in layout.Lanes(edges[i].From, edges[i].To))
            {
                WriteCurve(text, x, y, lane.Middle + aside, lane.Top);
                Append(text, $" V{lane.Bottom}");
                (x, y) = (lane.Middle + aside, lane.Bottom);
            }

            WriteCurve(text, x, y, to.Middle + aside, to.Top);
            Append(text, $"\"><title>{Escape(edges[i].Label)}</title></path>\n");
        }
    }

    private static void WriteCurve(StringBuilder text, int x, int y, int toX, int toY)
    {
        int bend = (toY - y) / 2;
        Append(text, $" C{x} {y + bend} {toX} {toY - bend} {toX} {toY}");
    }

    private static void Append(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture));

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
