using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// Counts the different values of a column in each group, missing ones aside. Pairs of a group and a value are known in memory as long as the budget lasts;
/// those that are not known by then go into files by parts of their hashes, each of which is counted by itself.
/// </summary>
/// <param name="space">The budget.</param>
/// <param name="create">Makes an empty column of the source's type.</param>
internal sealed class DistinctCount(WorkSpace space, Func<Column> create) : Aggregator
{
    // However small the budget is, dividing comes to an end.
    private const int LeastKnown = 64;

    private static readonly KeyEncoder s_encoder = new([new KeyPart(0), new KeyPart(1)]);

    private readonly RowBlock _pairs = new([RowNumbers.Create(), create()]);
    private readonly KeyHashes _keys = new(s_encoder);
    private readonly RowList _present = new();
    private readonly GroupTable _known = new();
    private PartedRows? _others;
    private long[] _counts = [];
    private int _used;

    public override long HeldBytes => _known.HeldBytes + _keys.HeldBytes + _pairs.HeldBytes + (_counts.Length * (long)sizeof(long));

    public override void Add(Column? column, ReadOnlySpan<int> rows, ReadOnlySpan<int> groups, int groupCount)
    {
        ArgumentNullException.ThrowIfNull(column);
        Reserve(ref _counts, ref _used, groupCount);
        _pairs.Clear();
        _present.Clear();
        var numbers = (ValueColumn<long>)_pairs.Columns[0];
        bool mayMiss = column.MissingCount > 0;
        for (int i = 0; i < rows.Length; i++)
        {
            if (mayMiss && column.IsMissing(rows[i]))
                continue;
            _present.Add(rows[i]);
            numbers.Append(groups[i]);
        }

        _pairs.Columns[1].AppendRows(column, _present.Rows.Span);
        Count(_pairs, _known, 0, ref _others);
    }

    public override void Complete(CancellationToken cancellation)
    {
        if (_others is null)
            return;
        _known.Dispose();
        _pairs.Dispose();
        CountOthers(_others, 1, cancellation);
        _others.Dispose();
        _others = null;
    }

    public override void Write(Column target, ReadOnlySpan<int> groups)
    {
        var column = (ValueColumn<long>)target;
        foreach (int group in groups)
            column.Append(_counts[group]);
    }

    public override void Dispose()
    {
        _known.Dispose();
        _keys.Dispose();
        _pairs.Dispose();
        _others?.Dispose();
        Pooled.Return(ref _counts);
    }

    /// <summary>Counts pairs that are new, and puts those that find no room into a file.</summary>
    private void Count(RowBlock pairs, GroupTable known, int level, ref PartedRows? others)
    {
        if (pairs.Count == 0)
            return;
        _keys.Take(pairs, 0, pairs.Count);
        ReadOnlySpan<ulong> hashes = _keys.Hashes;
        ReadOnlySpan<int> rows = _keys.Rows.Firsts;
        ReadOnlySpan<long> groups = ((ValueColumn<long>)pairs.Columns[0]).Values;
        bool isFull = others is not null;
        bool isAnyChosen = false;
        for (int i = 0; i < hashes.Length; i++)
        {
            int before = known.Count;
            int found = isFull ? known.Find(_keys.Keys[i], hashes[i]) : known.FindOrAdd(_keys.Keys[i], hashes[i]);
            if (found < 0)
            {
                others ??= new PartedRows(s_encoder, space, level);
                others.Choose(rows[i], hashes[i]);
                isAnyChosen = true;
            }
            else if (found == before)
            {
                _counts[groups[rows[i]]]++;

                // Memory is doubled when it grows.
                isFull = known.Count >= LeastKnown && (2 * known.HeldBytes > space.Budget || known.IsFull);
            }
        }

        if (isAnyChosen)
            others!.Write(pairs);
    }

    private void CountOthers(PartedRows others, int level, CancellationToken cancellation)
    {
        foreach (SpillRun run in others.Parts.Where(static run => run.RowCount > 0))
        {
            using var known = new GroupTable();
            PartedRows? rest = null;
            try
            {
                foreach (RowBlock pairs in run.Read(CreatePairs, cancellation))
                    Count(pairs, known, level, ref rest);
                known.Dispose();
                if (rest is not null)
                    CountOthers(rest, level + 1, cancellation);
            }
            finally
            {
                rest?.Dispose();
            }
        }
    }

    private RowBlock CreatePairs() => new([RowNumbers.Create(), create()]);
}
