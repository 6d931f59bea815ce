using System.Collections.Immutable;

namespace Millrace.Quality;

/// <summary>
/// What was gathered of slices of rows: of each value that has one of its own, of the rarer values of a column together, and of the rows without a value. Not
/// for several threads at once.
/// </summary>
/// <param name="begin">Begins to gather of a slice.</param>
internal sealed class CollectedSlices(Func<CollectedStatistics> begin)
{
    private readonly List<(Slice Slice, CollectedStatistics Statistics)> _all = [];

    /// <summary>How many there are.</summary>
    public int Count => _all.Count;

    /// <summary>The slices, in the order in which they came.</summary>
    public IEnumerable<(Slice Slice, CollectedStatistics Statistics)> All => _all;

    /// <summary>Takes what was gathered of a slice, which is not used after that.</summary>
    public void Add(Slice slice, CollectedStatistics statistics)
    {
        if (Find(slice) is { } mine)
        {
            mine.Merge(statistics);
            statistics.LetGo();
        }
        else
        {
            _all.Add((slice, statistics));
        }
    }

    /// <summary>Takes what was gathered of slices of other rows, which stays as it is.</summary>
    public void Merge(CollectedSlices other)
    {
        // A value without a slice on a side that has rarer values together was counted there among them.
        HashSet<string> mixedHere = MixedColumns(), mixedThere = other.MixedColumns();
        HashSet<Slice> here = [.. _all.Select(static each => each.Slice)], there = [.. other._all.Select(static each => each.Slice)];
        foreach (Slice slice in here.Where(slice => slice.IsValue && mixedThere.Contains(slice.Column) && !there.Contains(slice)))
            Fold(slice);
        foreach ((Slice slice, CollectedStatistics statistics) in other._all)
        {
            bool isRare = slice.IsValue && mixedHere.Contains(slice.Column) && !here.Contains(slice);
            Of(isRare ? Slice.OthersOf(slice.Column) : slice).Merge(statistics);
        }
    }

    /// <summary>Counts all but the largest values of each column among the rarer ones.</summary>
    /// <param name="most">How many values of a column keep slices of their own.</param>
    public void Limit(int most)
    {
        string[] columns = [.. _all.Select(static each => each.Slice.Column).Distinct()];
        foreach (string column in columns)
        {
            Slice[] rare =
            [
                .. _all.Where(each => each.Slice.IsValue && each.Slice.Column == column).OrderByDescending(static each => each.Statistics.Rows.Weight)
                    .ThenBy(static each => each.Slice.Value, StringComparer.Ordinal).Skip(most).Select(static each => each.Slice),
            ];
            foreach (Slice slice in rare)
                Fold(slice);
        }
    }

    /// <summary>Gives their arrays back. Nothing may be asked of them or added to them after that.</summary>
    public void LetGo()
    {
        foreach ((_, CollectedStatistics statistics) in _all)
            statistics.LetGo();
    }

    /// <summary>What is known of the slices, those of one column after those of another, the largest first.</summary>
    public ImmutableArray<SliceStatistics> Describe(StatisticsOptions options, bool mask)
    {
        List<string> columns = [.. _all.Select(static each => each.Slice.Column).Distinct()];
        return
        [
            .. _all.OrderBy(each => columns.IndexOf(each.Slice.Column)).ThenByDescending(static each => each.Statistics.Rows.Weight)
                .ThenBy(static each => each.Slice.Value, StringComparer.Ordinal).ThenBy(static each => each.Slice.IsOthers)
                .Select(each => new SliceStatistics(each.Slice.Column, each.Slice.Value, each.Statistics.Summary(options, mask))
                {
                    IsOthers = each.Slice.IsOthers,
                }),
        ];
    }

    private HashSet<string> MixedColumns() => [.. _all.Where(static each => each.Slice.IsOthers).Select(static each => each.Slice.Column)];

    private void Fold(Slice slice)
    {
        CollectedStatistics statistics = Find(slice)!;
        _all.RemoveAll(each => each.Slice == slice);
        Of(Slice.OthersOf(slice.Column)).Merge(statistics);
        statistics.LetGo();
    }

    private CollectedStatistics Of(Slice slice)
    {
        if (Find(slice) is { } found)
            return found;
        CollectedStatistics begun = begin();
        _all.Add((slice, begun));
        return begun;
    }

    private CollectedStatistics? Find(Slice slice)
    {
        foreach ((Slice each, CollectedStatistics statistics) in _all)
        {
            if (each == slice)
                return statistics;
        }

        return null;
    }
}
