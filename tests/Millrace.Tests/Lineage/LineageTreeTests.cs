using System.Collections.Immutable;
using System.Globalization;
using Millrace.Graphs;
using Millrace.Output;
using Millrace.Runtime;

namespace Millrace.Tests.Lineage;

/// <summary>Lineage on the terminal and as a chart, of graphs made by hand.</summary>
public sealed class LineageTreeTests
{
    private const string Odd = "a\"b\n\0\u001b[31m;<b>#\U0001F600";

    [Fact]
    public void What_was_shown_is_referred_to_and_chains_share_lines()
    {
        LineageGraph graph = Graph(
            LineageDirection.Down,
            [Artifact("a"), Execution("left"), Execution("right"), Artifact("b"), Execution("last")],
            [0, 1, 1, 2, 3],
            [Input(0, 1), Input(0, 2), Output(1, 3), Output(2, 3), Input(3, 4)]);

        Assert.Equal(
            """
            T a00000000000, first made by r/s/o
            led to
            ├─ in: step left of p in r -> out: T b00000000000
            │  └─ in: step last of p in r
            └─ in: step right of p in r -> out: T b00000000000 (see above)

            """.ReplaceLineEndings("\n"),
            Write(graph));
    }

    [Fact]
    public void Many_branches_are_cut_with_a_count_unless_all_are_wanted()
    {
        LineageGraph graph = Graph(
            LineageDirection.Down,
            [Artifact("a"), .. Enumerable.Range(0, 1030).Select(static i => Execution(string.Create(CultureInfo.InvariantCulture, $"s{i}")))],
            [0, .. Enumerable.Repeat(1, 1030)],
            [.. Enumerable.Range(0, 1030).Select(static i => Input(0, i + 1))]);

        string[] lines = Write(graph).Split('\n');
        Assert.Equal(24, lines.Length);
        Assert.Equal("└─ … and 1,010 more: --all shows them", lines[22]);
        Assert.Equal(1033, Write(graph, isWhole: true).Split('\n').Length);
    }

    [Fact]
    public void A_long_chain_is_shown_to_its_end()
    {
        const int Steps = 3000;
        ImmutableArray<LineageNode> nodes =
            [.. Enumerable.Range(0, Steps).Select(static i => i % 2 == 0 ? Artifact(i.ToString("x", CultureInfo.InvariantCulture)) : Execution("s"))];
        LineageGraph graph = Graph(
            LineageDirection.Up,
            nodes,
            [.. Enumerable.Range(0, Steps)],
            [.. Enumerable.Range(0, Steps - 1).Select(static i => i % 2 == 0 ? Output(i + 1, i) : Input(i + 1, i))]);

        Assert.Equal(Steps / 2, Write(graph).Split('\n').Count(static line => line.Contains("step s", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_artifact_without_a_maker_says_so_unless_the_answer_was_cut()
    {
        LineageGraph graph = Graph(LineageDirection.Up, [Artifact("a")], [0], []);
        Assert.EndsWith("made by a run that is no longer in the store\n", Write(graph), StringComparison.Ordinal);
        Assert.DoesNotContain("no longer", Write(graph with { IsCut = true }), StringComparison.Ordinal);
    }

    [Fact]
    public void Odd_names_steer_neither_the_terminal_nor_the_chart()
    {
        LineageGraph graph = Graph(LineageDirection.Down, [Artifact("a"), Execution(Odd)], [0, 1], [new LineageLink(0, 1, LineageLinkKind.Input, Odd, Odd)]);

        string tree = Write(graph);
        Assert.Equal(3, tree.Count(static c => c == '\n'));
        Assert.DoesNotContain('\u001b', tree);
        Assert.Contains("a\"b\\n\\u0000\\u001B[31m;<b>#\U0001F600", tree, StringComparison.Ordinal);

        string chart = LineageMermaid.Write(LineageUnion.Of([graph]));
        Assert.Contains("a#quot;b\\n\\u0000\\u001B[31m;#lt;b#gt;#35;\U0001F600", chart, StringComparison.Ordinal);
        Assert.Equal(6, chart.Count(static c => c == '\n'));
        Assert.Equal(Odd, LineageDocumentsOf(graph).Nodes[1].Step);
    }

    [Fact]
    public void Both_ways_share_the_root_and_what_lies_on_both()
    {
        LineageGraph up = Graph(LineageDirection.Up, [Artifact("a"), Execution("s")], [0, 1], [Output(1, 0)]);
        LineageGraph down = Graph(LineageDirection.Down, [Artifact("a"), Execution("t"), Execution("s")], [0, 1, 1], [Input(0, 1), Output(2, 0)]);

        LineageUnion union = LineageUnion.Of([up, down]);
        Assert.Equal([null, LineageDirection.Up, LineageDirection.Down], union.Nodes.Select(static node => node.Direction));
        Assert.Equal([(1, 0), (0, 2)], union.Links.Select(static link => (link.From, link.To)));
    }

    private static Json.LineageDocument LineageDocumentsOf(LineageGraph graph) => Json.LineageDocuments.Of("store", null, LineageUnion.Of([graph]));

    private static string Write(LineageGraph graph, bool isWhole = false)
    {
        using StringWriter writer = new() { NewLine = "\n" };
        LineageTree.Write(new PlainTerminal(writer), [graph.Nodes[0]], [graph], isWhole);
        return writer.ToString();
    }

    private static LineageGraph Graph(
        LineageDirection direction, ImmutableArray<LineageNode> nodes, ImmutableArray<int> depths, ImmutableArray<LineageLink> links) => new()
    {
        Direction = direction,
        Roots = 1,
        Nodes = nodes,
        Depths = depths,
        Links = links,
        IsCut = false,
    };

    private static LineageLink Input(int from, int to) => new(from, to, LineageLinkKind.Input, "in", null);

    private static LineageLink Output(int from, int to) => new(from, to, LineageLinkKind.Output, "out", null);

    private static LineageNode Artifact(string digest) => new()
    {
        Kind = LineageNodeKind.Artifact,
        Artifact = new PlacedArtifact(
            new ArtifactRecord { Digest = digest.PadRight(64, '0'), Kind = "t", Type = "T", DisplayType = "T", Bytes = 1, Files = 1 }, default, "r/s/o"),
    };

    private static LineageNode Execution(string step) => new()
    {
        Kind = LineageNodeKind.Execution,
        Execution = new LineageExecution
        {
            RunId = "r",
            Pipeline = "p",
            Step = step,
            Component = "C",
            State = StepState.Executed,
            LatestRunId = "r",
        },
    };
}
