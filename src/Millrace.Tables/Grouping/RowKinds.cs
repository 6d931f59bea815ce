using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// Which rows of a run surely have the same key, told by codes of texts and small numbers: so that a key that occurs often is made and looked up once a run.
/// Two kinds may have the same key, as two entries of a column may be equal, and where keys do not tell soon, each row is a kind.
/// </summary>
internal sealed class RowKinds : IDisposable
{
    // So many places a row, or so many in any case, are looked through sooner than keys are made.
    private const int PlacesPerRow = 16;
    private const int LeastPlaces = 1 << 12;

    private int[] _kinds = [];
    private int[] _firsts = [];
    private int[] _codes = [];
    private int[] _places = [];

    // The kind of each place; −1 between the calls.
    private int[] _kindAt = [];

    /// <summary>Rows of the run.</summary>
    public int RowCount { get; private set; }

    /// <summary>How many kinds there are.</summary>
    public int Count { get; private set; }

    /// <summary>The kind of each row; kinds are numbered in the order of their first rows.</summary>
    public ReadOnlySpan<int> Kinds => _kinds.AsSpan(0, RowCount);

    /// <summary>The first row of each kind, counted from the first of the run.</summary>
    public ReadOnlySpan<int> Firsts => _firsts.AsSpan(0, Count);

    /// <summary>Bytes of memory that are held.</summary>
    public long HeldBytes => ((long)_kinds.Length + _firsts.Length + _codes.Length + _places.Length + _kindAt.Length) * sizeof(int);

    /// <summary>A kind's key is that of its first row; of which these are.</summary>
    /// <param name="start">The first row of the run in its block.</param>
    public KeyRows Rows(int start) => new(start, Count, Count == RowCount ? null : _firsts);

    /// <summary>Takes a run of a block's rows in the place of what was there.</summary>
    /// <param name="block">The block.</param>
    /// <param name="parts">The columns of the key.</param>
    /// <param name="start">The first row.</param>
    /// <param name="count">How many.</param>
    public void Take(RowBlock block, IReadOnlyList<KeyPart> parts, int start, int count)
    {
        RowCount = count;
        Pooled.Grow(ref _kinds, 0, count);
        Pooled.Grow(ref _firsts, 0, count);
        Pooled.Grow(ref _codes, 0, count);
        Pooled.Grow(ref _places, 0, count);
        if (count > 0 && TryTake(block, parts, start))
            return;
        for (int i = 0; i < count; i++)
            _kinds[i] = _firsts[i] = i;
        Count = count;
    }

    public void Dispose()
    {
        Pooled.Return(ref _kinds);
        Pooled.Return(ref _firsts);
        Pooled.Return(ref _codes);
        Pooled.Return(ref _places);
        Pooled.Return(ref _kindAt);
        RowCount = 0;
        Count = 0;
    }

    private bool TryTake(RowBlock block, IReadOnlyList<KeyPart> parts, int start)
    {
        // Without a key all rows are of one kind.
        Count = 1;
        _firsts[0] = 0;
        _kinds.AsSpan(0, RowCount).Clear();
        long most = Math.Max(LeastPlaces, (long)PlacesPerRow * RowCount);
        foreach (KeyPart part in parts)
        {
            int width = block.Columns[part.Column].Accept(new KeyCodes(start, _codes.AsMemory(0, RowCount), most / Count));
            if (width == 0)
                return false;
            Divide(width);
        }

        return true;
    }

    /// <summary>Divides each kind by the codes of its rows.</summary>
    private void Divide(int width)
    {
        int places = Count * width;
        if (places > _kindAt.Length)
        {
            Pooled.Grow(ref _kindAt, 0, places);
            _kindAt.AsSpan().Fill(-1);
        }

        Span<int> kinds = _kinds.AsSpan(0, RowCount);
        Span<int> codes = _codes.AsSpan(0, RowCount);
        int[] kindAt = _kindAt;
        int count = 0;
        for (int i = 0; i < kinds.Length; i++)
        {
            int place = (kinds[i] * width) + codes[i];
            int kind = kindAt[place];
            if (kind < 0)
            {
                kindAt[place] = kind = count;
                _places[count] = place;
                _firsts[count++] = i;
            }

            kinds[i] = kind;
        }

        for (int i = 0; i < count; i++)
            kindAt[_places[i]] = -1;
        Count = count;
    }
}
