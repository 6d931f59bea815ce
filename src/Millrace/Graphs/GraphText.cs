using System.Text;

namespace Millrace.Graphs;

/// <summary>
/// Graphs as text. The generator compiles this file as well, so that the graph which the editor shows and the one that the program prints are the same.
/// </summary>
internal static class GraphText
{
    /// <summary>What flows along an edge, as a person reads it: <c>test: Dataset&lt;Trip&gt;</c>.</summary>
    /// <param name="output">The output's name.</param>
    /// <param name="type">The artifact's type.</param>
    /// <param name="view">The view through which it is seen; empty for none.</param>
    /// <param name="hasSiblings">Whether the step has other outputs, so that the label needs the output's name.</param>
    /// <param name="isHoldout">Whether it is, or comes from, holdout data.</param>
    public static string Label(string output, string type, string view, bool hasSiblings, bool isHoldout) =>
        $"{(hasSiblings ? $"{output}: " : "")}{type}{(view.Length == 0 ? "" : $".{view}()")}{(isHoldout ? " (holdout)" : "")}";

    /// <summary>A Mermaid flowchart.</summary>
    /// <param name="direction">Where it runs: <c>TD</c> or <c>LR</c>.</param>
    /// <param name="steps">The steps, and whether holdout data reaches them.</param>
    /// <param name="edges">The edges, by the positions of their steps.</param>
    public static string Mermaid(
        string direction, IReadOnlyList<(string Name, bool SeesHoldout)> steps, IEnumerable<(int From, int To, string Label, bool IsHoldout)> edges)
    {
        var text = new StringBuilder();
        text.Append("flowchart ").Append(direction).Append('\n');

        // Positions make ids that can collide with no word of Mermaid's own, whatever a step is called.
        for (int i = 0; i < steps.Count; i++)
            text.Append("    s").Append(i).Append('[').Append(Quote(steps[i].Name)).Append("]\n");

        foreach ((int from, int to, string label, bool isHoldout) in edges)
            text.Append("    s").Append(from).Append(isHoldout ? " -.->|" : " -->|").Append(Quote(label)).Append("| s").Append(to).Append('\n');

        string holdout = string.Join(",", Enumerable.Range(0, steps.Count).Where(i => steps[i].SeesHoldout).Select(static i => $"s{i}"));
        if (holdout.Length > 0)
            text.Append("    classDef holdout stroke-dasharray: 5 5,stroke:#b45309\n    class ").Append(holdout).Append(" holdout\n");

        return text.ToString();
    }

    /// <summary>A quoted text. In Mermaid it ends at a quote, may hold HTML, and starts an entity with <c>#</c>.</summary>
    public static string Quote(string text)
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
