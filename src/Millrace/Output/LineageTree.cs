using System.Collections.Immutable;
using Millrace.Runtime;

namespace Millrace.Output;

/// <summary>
/// Shows a person lineage as trees, one for each root and way. Each node is shown with what lies behind it once; later mentions refer to that. An artifact and
/// the step that made it, and a step and its only output, share a line.
/// </summary>
internal sealed class LineageTree
{
    private const int MostRoots = 20;
    private const int MostBranches = 20;

    private readonly ITerminal _terminal;
    private readonly LineageGraph _graph;
    private readonly bool _isWhole;
    private readonly ILookup<int, (LineageLink Link, int Far)> _branches;
    private readonly HashSet<int> _shown = [];

    private LineageTree(ITerminal terminal, LineageGraph graph, bool isWhole)
    {
        _terminal = terminal;
        _graph = graph;
        _isWhole = isWhole;
        _branches = graph.Links.Select(link => (Near: NearOf(link), Link: link))
            .ToLookup(static each => each.Near, static each => (each.Link, each.Near == each.Link.From ? each.Link.To : each.Link.From));
    }

    /// <summary>Shows the trees.</summary>
    /// <param name="terminal">Where.</param>
    /// <param name="roots">Where lineage begins.</param>
    /// <param name="graphs">Where it leads, one way each.</param>
    /// <param name="isWhole">Whether all branches are shown.</param>
    public static void Write(ITerminal terminal, ImmutableArray<LineageNode> roots, ImmutableArray<LineageGraph> graphs, bool isWhole)
    {
        ImmutableArray<LineageTree> trees = [.. graphs.Select(graph => new LineageTree(terminal, graph, isWhole))];
        int most = isWhole ? roots.Length : Math.Min(MostRoots, roots.Length);
        for (int i = 0; i < most; i++)
        {
            terminal.Line(LineageTexts.OfRoot(roots[i]), Tone.Strong);
            foreach (LineageTree tree in trees)
                tree.WriteRoot(roots[i]);
        }

        if (most < roots.Length)
            terminal.Line($"… and {Texts.Count(roots.Length - most)} more like these: --all shows them.", Tone.Muted);
    }

    /// <summary>Which end of a link lies nearer to the root.</summary>
    private int NearOf(LineageLink link) => (_graph.Direction, link.Kind) switch
    {
        (_, LineageLinkKind.Item) when _graph.Depths[link.From] != _graph.Depths[link.To] =>
            _graph.Depths[link.From] < _graph.Depths[link.To] ? link.From : link.To,
        (LineageDirection.Up, _) => link.To,
        _ => link.From,
    };

    private void WriteRoot(LineageNode root)
    {
        int position = _graph.Nodes.IndexOf(root, 0, _graph.Roots);
        bool isUp = _graph.Direction == LineageDirection.Up;
        if (position < 0 || !_branches.Contains(position))
        {
            // What is cut off may hold more, and nobody in the store made a file from outside.
            if (!_graph.IsCut && !(isUp && root.Kind == LineageNodeKind.File))
                _terminal.Line(isUp ? "made by a run that is no longer in the store" : "nothing was made from it", Tone.Muted);
            return;
        }

        _terminal.Line(isUp ? "made from" : "led to", Tone.Muted);
        _shown.Add(position);

        // A chain of steps may be longer than the stack is deep.
        var open = new Stack<Line>();
        Push(open, position, "");
        while (open.TryPop(out Line line))
        {
            if (line.Node < 0)
            {
                _terminal.Line(line.Lead + line.Text, Tone.Muted);
                continue;
            }

            (string text, int last) = Describe(line.Node);
            _terminal.Line($"{line.Lead}{line.Text}{text}");
            if (last >= 0)
                Push(open, last, line.Inner);
        }
    }

    /// <summary>A node with what shares its line, and the node whose branches come next; -1 where they stand elsewhere.</summary>
    private (string Text, int Last) Describe(int node)
    {
        string text = LineageTexts.Of(_graph.Nodes[node]);
        if (!_shown.Add(node))
            return (_branches.Contains(node) ? text + " (see above)" : text, -1);
        bool isUp = _graph.Direction == LineageDirection.Up;
        bool joins = _graph.Nodes[node].Kind == (isUp ? LineageNodeKind.Artifact : LineageNodeKind.Execution);
        if (!joins || _branches[node].Count() != 1 || _branches[node].Single() is not ({ Kind: LineageLinkKind.Output } link, int far))
            return (text, node);
        (string more, int last) = (LineageTexts.Of(_graph.Nodes[far]), far);
        if (!_shown.Add(far))
            (more, last) = (_branches.Contains(far) ? more + " (see above)" : more, -1);
        return ($"{text} {(isUp ? "from" : $"-> {LineageTexts.Of(link)}:")} {more}", last);
    }

    private void Push(Stack<Line> open, int node, string lead)
    {
        (LineageLink Link, int Far)[] branches = [.. _branches[node]];
        int most = _isWhole || branches.Length <= MostBranches ? branches.Length : MostBranches;
        if (most < branches.Length)
            open.Push(new Line(-1, lead + "└─ ", "", $"… and {Texts.Count(branches.Length - most)} more: --all shows them"));
        for (int i = most - 1; i >= 0; i--)
        {
            bool isLast = i == branches.Length - 1;
            open.Push(new Line(branches[i].Far, lead + (isLast ? "└─ " : "├─ "), lead + (isLast ? "   " : "│  "), Label(branches[i].Link)));
        }
    }

    private string Label(LineageLink link) =>
        link.Kind == LineageLinkKind.Output && _graph.Direction == LineageDirection.Up ? "" : $"{LineageTexts.Of(link)}: ";

    /// <param name="Node">The node; -1 for a remark.</param>
    /// <param name="Lead">What stands before it.</param>
    /// <param name="Inner">What stands before its branches.</param>
    /// <param name="Text">What the link says, or the remark.</param>
    private readonly record struct Line(int Node, string Lead, string Inner, string Text);
}
