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
        .holdout { stroke: #b45309; stroke-dasharray: 5 4 }
        </style>
        <defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 L8 4 L0 8 z" style="fill:#64748b;stroke:none;marker-end:none"/></marker></defs>

        """;

    public static string Write(PipelinePlan plan)
    {
        PipelineGraph graph = PipelineGraph.Of(plan);
        GraphLayout layout = GraphLayout.Of(graph);
        var text = new StringBuilder();
        Append(text, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{layout.Width}\" height=\"{layout.Height}\" viewBox=\"0 0 {layout.Width} {layout.Height}\">\n");
        Append(text, $"<title>{Escape(plan.Name)}</title>\n");
        text.Append(Style.ReplaceLineEndings("\n"));
        foreach (IGrouping<(int From, int To), GraphEdge> edges in graph.Edges.GroupBy(static edge => (edge.From, edge.To)))
            WriteEdges(text, layout, [.. edges]);
        for (int i = 0; i < plan.Steps.Length; i++)
            WriteStep(text, layout[i], plan.Steps[i], graph.SeesHoldout[i]);
        return text.Append("</svg>\n").ToString();
    }

    private static void WriteStep(StringBuilder text, GraphBox box, PlanStep step, bool seesHoldout)
    {
        string mark = seesHoldout ? " class=\"holdout\"" : "";
        Append(text, $"<g><title>{Escape(step.Component.Summary)}</title>");
        Append(text, $"<rect{mark} x=\"{box.Left}\" y=\"{box.Top}\" width=\"{box.Width}\" height=\"{GraphBox.Height}\"/>");
        Append(text, $"<text x=\"{box.Middle}\" y=\"{box.Top + 23}\">{Escape(step.Name)}</text></g>\n");
    }

    private static void WriteEdges(StringBuilder text, GraphLayout layout, GraphEdge[] edges)
    {
        for (int i = 0; i < edges.Length; i++)
        {
            GraphBox from = layout[edges[i].From];
            GraphBox to = layout[edges[i].To];
            int aside = (i * 16) - ((edges.Length - 1) * 8);
            string mark = edges[i].IsHoldout ? " class=\"holdout\"" : "";
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
