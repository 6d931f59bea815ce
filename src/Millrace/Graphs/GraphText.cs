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

    /// <summary>What decides whether a step runs, as a person reads it: <c>when</c>, or <c>when good</c>.</summary>
    /// <param name="output">The output's name.</param>
    /// <param name="hasSiblings">Whether the step has other outputs, so that the label needs the output's name.</param>
    /// <param name="holds">Whether the step runs where the value is true.</param>
    public static string Condition(string output, bool hasSiblings, bool holds) => $"{(holds ? "when" : "unless")}{(hasSiblings ? $" {output}" : "")}";

    /// <summary>What stands in for another result, as a person reads it.</summary>
    /// <param name="label">What flows.</param>
    /// <param name="isFallback">Whether it does so only where another result is missing.</param>
    public static string Fallback(string label, bool isFallback) => isFallback ? $"or {label}" : label;

    /// <summary>The name of what is done with each item of a collection.</summary>
    /// <param name="name">The step's name.</param>
    public static string Map(string name) => $"map: {name}";

    /// <summary>A Mermaid flowchart.</summary>
    /// <param name="direction">Where it runs: <c>TD</c> or <c>LR</c>.</param>
    /// <param name="nodes">The steps, and what else there is.</param>
    /// <param name="edges">The edges, by the positions of their nodes.</param>
    public static string Mermaid(string direction, IReadOnlyList<GraphNode> nodes, IEnumerable<(int From, int To, string Label, bool IsDashed)> edges)
    {
        var text = new StringBuilder();
        text.Append("flowchart ").Append(direction).Append('\n');

        // Positions make ids that can collide with no word of Mermaid's own, whatever a step is called.
        for (int i = 0; i < nodes.Count; i++)
        {
            (string open, string close) = Shape(nodes[i].Kind);
            text.Append("    s").Append(i).Append(open).Append(Quote(nodes[i].Name)).Append(close).Append('\n');
        }

        foreach ((int from, int to, string label, bool isDashed) in edges)
            text.Append("    s").Append(from).Append(isDashed ? " -.->|" : " -->|").Append(Quote(label)).Append("| s").Append(to).Append('\n');

        string holdout = string.Join(",", Enumerable.Range(0, nodes.Count).Where(i => nodes[i].SeesHoldout).Select(static i => $"s{i}"));
        if (holdout.Length > 0)
            text.Append("    classDef holdout stroke-dasharray: 5 5,stroke:#b45309\n    class ").Append(holdout).Append(" holdout\n");

        return text.ToString();
    }

    private static (string Open, string Close) Shape(GraphNodeKind kind) => kind switch
    {
        GraphNodeKind.Composite => ("[[", "]]"),
        GraphNodeKind.Reference => ("[(", ")]"),
        GraphNodeKind.Port => ("([", "])"),
        _ => ("[", "]"),
    };

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
