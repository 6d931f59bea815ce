using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Gathers what is known of lists, and of the elements of all of them together.</summary>
/// <param name="info">The column.</param>
/// <param name="items">Gathers what is known of the elements.</param>
/// <param name="hashes">Tells lists from each other.</param>
/// <param name="seed">Different for each part that may be merged.</param>
internal sealed class ListCollector(ColumnInfo info, ColumnCollector items, ListHashes hashes, ulong seed) : ColumnCollector(info)
{
    private LengthCollector _lengths = new(seed);
    private DistinctSketch _distinct = new();
    private double[] _weights = [];

    protected override void Collect(Column values, ReadOnlySpan<double> weights)
    {
        var lists = (ListColumn)values;
        items.Add(lists.Items, weights.IsEmpty ? weights : WeightsOfItems(lists, weights));
        bool mayMiss = lists.MissingCount > 0;
        ReadOnlySpan<int> ends = lists.Ends;
        hashes.Start(lists.Items);
        int start = 0;
        for (int row = 0; row < ends.Length; row++)
        {
            int length = ends[row] - start;
            if (!mayMiss || !lists.IsMissing(row))
            {
                _lengths.Add(length, weights.IsEmpty ? Tally.Of(1) : new Tally(1, weights[row]), hasWeights: !weights.IsEmpty);
                _distinct.Add(hashes.Of(start, length));
            }

            start = ends[row];
        }
    }

    protected override void Join(ColumnCollector other)
    {
        var more = (ListCollector)other;
        items.Merge(more.Items);
        _lengths.Merge(more._lengths);
        _distinct.Merge(more._distinct);
    }

    public override void LetGo()
    {
        items.LetGo();
        Pooled.Return(ref _weights);
        _lengths.LetGo();
        _distinct.LetGo();
    }

    protected override ColumnStatistics Describe(StatisticsOptions options, bool hidden) => new(Info.Name, Info.Type)
    {
        Distinct = DistinctCount.Of(_distinct),
        Lists = new ListStatistics(hidden ? LengthStatistics.None : _lengths.Describe(options), items.Summary(options, hidden)),
    };

    protected override void Save(SketchWriter writer, bool isReduced)
    {
        items.Write(writer);
        if (isReduced)
            return;
        writer.WritePart(_distinct.ToBytes());
        _lengths.Write(writer);
    }

    protected override void Load(ref SketchReader reader, bool isReduced)
    {
        items.Read(ref reader);
        if (isReduced)
            return;
        _distinct = DistinctSketch.FromBytes(reader.ReadPart());
        _lengths = LengthCollector.Read(ref reader, seed);
    }

    private ColumnCollector Items => items;

    private ReadOnlySpan<double> WeightsOfItems(ListColumn lists, ReadOnlySpan<double> weights)
    {
        Pooled.Grow(ref _weights, 0, lists.Items.Count);
        int start = 0;
        for (int row = 0; row < lists.Count; row++)
        {
            _weights.AsSpan(start, lists.Ends[row] - start).Fill(weights[row]);
            start = lists.Ends[row];
        }

        return _weights.AsSpan(0, start);
    }
}
