namespace Millrace.Graphs;

/// <summary>
/// Places for the nodes of a plan, after Sugiyama, Tagawa and Toda (1981): the row is the longest way from a source; an edge over several rows
/// has a lane through each of them; the order within a row is the mean place of the neighbours, looked at downward and upward in turn.
/// </summary>
internal sealed class GraphLayout
{
    private const int Margin = 24;
    private const int RowGap = 56;
    private const int BoxGap = 40;
    private const int LaneWidth = 12;
    private const int LetterWidth = 8;
    private const int Sweeps = 4;

    private readonly List<int> _rowOf = [];
    private readonly List<int> _widths = [];
    private readonly List<List<int>> _needs = [];
    private readonly List<List<int>> _dependants = [];
    private readonly Dictionary<(int From, int To), int[]> _lanes = [];
    private readonly GraphBox[] _boxes;

    private GraphLayout(PipelineGraph graph)
    {
        foreach (GraphNode node in graph.Nodes)
            Add(0, (node.Name.Length * LetterWidth) + 24);

        (int From, int To)[] pairs = [.. graph.Edges.Select(static edge => (edge.From, edge.To)).Distinct()];
        foreach ((int from, int to) in pairs.OrderBy(static pair => pair.To))
            _rowOf[to] = Math.Max(_rowOf[to], _rowOf[from] + 1);
        foreach ((int From, int To) pair in pairs)
            Connect(pair);

        _boxes = new GraphBox[_widths.Count];
        Place();
    }

    public int Width => _boxes.Select(static box => box.Left + box.Width).DefaultIfEmpty().Max() + Margin;

    public int Height => _boxes.Select(static box => box.Bottom).DefaultIfEmpty().Max() + Margin;

    public GraphBox this[int node] => _boxes[node];

    public static GraphLayout Of(PipelineGraph graph) => new(graph);

    /// <summary>The places that an edge goes through between its two nodes, from top to bottom.</summary>
    public IEnumerable<GraphBox> Lanes(int from, int to) => _lanes[(from, to)].Select(lane => _boxes[lane]);

    private int Add(int row, int width)
    {
        _rowOf.Add(row);
        _widths.Add(width);
        _needs.Add([]);
        _dependants.Add([]);
        return _widths.Count - 1;
    }

    private void Connect((int From, int To) pair)
    {
        int[] lanes = [.. Enumerable.Range(_rowOf[pair.From] + 1, _rowOf[pair.To] - _rowOf[pair.From] - 1).Select(row => Add(row, LaneWidth))];
        _lanes.Add(pair, lanes);
        int[] way = [pair.From, .. lanes, pair.To];
        for (int i = 1; i < way.Length; i++)
        {
            _needs[way[i]].Add(way[i - 1]);
            _dependants[way[i - 1]].Add(way[i]);
        }
    }

    private void Place()
    {
        int[][] rows = [.. Enumerable.Range(0, _widths.Count).GroupBy(box => _rowOf[box]).OrderBy(static row => row.Key).Select(static row => row.ToArray())];
        int widest = rows.Select(RowWidth).DefaultIfEmpty().Max();
        for (int r = 0; r < rows.Length; r++)
            PlaceRow(rows[r], r, widest);

        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            bool downward = sweep % 2 == 0;
            for (int i = 0; i < rows.Length; i++)
            {
                int r = downward ? i : rows.Length - 1 - i;
                rows[r] = [.. rows[r].OrderBy(box => MeanPlace(box, downward ? _needs[box] : _dependants[box]))];
                PlaceRow(rows[r], r, widest);
            }
        }
    }

    private double MeanPlace(int box, List<int> neighbours) => neighbours.Count == 0 ? _boxes[box].Middle : neighbours.Average(each => _boxes[each].Middle);

    private void PlaceRow(int[] boxes, int row, int widest)
    {
        int left = Margin + ((widest - RowWidth(boxes)) / 2);
        foreach (int box in boxes)
        {
            _boxes[box] = new GraphBox(left, Margin + (row * (GraphBox.Height + RowGap)), _widths[box]);
            left += _widths[box] + BoxGap;
        }
    }

    private int RowWidth(int[] boxes) => boxes.Sum(box => _widths[box]) + ((boxes.Length - 1) * BoxGap);
}
