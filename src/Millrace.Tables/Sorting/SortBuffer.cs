using System.Numerics;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Rows in memory that are to be sorted, with their keys. What they take is known before they are added.</summary>
/// <param name="create">Makes an empty block for the rows.</param>
/// <param name="encoder">Makes the keys.</param>
/// <param name="space">The budget.</param>
internal sealed class SortBuffer(Func<RowBlock> create, KeyEncoder encoder, WorkSpace space) : IDisposable
{
    private const int MostRows = 1 << 27;
    private const long MostKeyBytes = 1L << 30;

    // Memory of which less than this part is used goes back with the rows.
    private const int LeastUsed = 4;

    private readonly KeyBuffer _keys = new();
    private int[] _lengths = [];
    private int[] _order = [];

    public RowBlock Rows { get; } = create();

    /// <summary>The rows' numbers in order, once they are sorted.</summary>
    public ReadOnlyMemory<int> Order => _order.AsMemory(0, Rows.Count);

    /// <summary>Bytes that the rows take by themselves.</summary>
    public long RowBytes { get; private set; }

    /// <summary>Bytes of memory that are held, used or not, and those that sorting takes.</summary>
    public long HeldBytes => Rows.HeldBytes + _keys.HeldBytes + SortBytes(Rows.Count);

    /// <summary>Adds a run of another block's rows, if the budget holds them too, or if there are none.</summary>
    /// <param name="source">The block.</param>
    /// <param name="start">The first row.</param>
    /// <param name="count">How many.</param>
    /// <param name="rowBytes">The bytes that they take by themselves.</param>
    /// <returns>Whether it did.</returns>
    public bool TryAdd(RowBlock source, int start, int count, long rowBytes)
    {
        Pooled.Grow(ref _lengths, 0, count);
        Memory<int> lengths = _lengths.AsMemory(0, count);
        long keyBytes = encoder.Measure(source, start, lengths);
        if (Rows.Count > 0 && !HasRoomFor(source, start, count, rowBytes, keyBytes))
            return false;
        Rows.AppendRange(source, start, count);
        encoder.Write(source, start, lengths, _keys);
        RowBytes += rowBytes;
        return true;
    }

    /// <summary>Sorts the rows, or rather their numbers.</summary>
    public void Sort(CancellationToken cancellation)
    {
        if (_order.Length < Rows.Count)
        {
            Pooled.Return(ref _order);
            _order = Pooled.Rent<int>(Rows.Count);
        }

        KeySort.Sort(_keys, _order.AsMemory(0, Rows.Count), space.Parallelism, cancellation);
    }

    /// <summary>Gives the memory of the keys back, once the rows are sorted and no others come.</summary>
    public void ReleaseKeys() => _keys.Dispose();

    /// <summary>Forgets the rows and keeps the memory, unless it was made for a few wide rows: many narrow ones would then miss it.</summary>
    public void Clear()
    {
        if ((RowBytes + _keys.ByteCount) * LeastUsed < Rows.HeldBytes + _keys.HeldBytes)
        {
            Dispose();
            return;
        }

        Rows.Clear();
        _keys.Clear();
        RowBytes = 0;
    }

    /// <summary>Forgets the rows and gives the memory back; rows can be added again.</summary>
    public void Dispose()
    {
        Rows.Dispose();
        _keys.Dispose();
        RowBytes = 0;
        Pooled.Return(ref _order);
        Pooled.Return(ref _lengths);
    }

    private static long SortBytes(int rows) => (long)BitOperations.RoundUpToPowerOf2((uint)rows) * KeySort.BytesPerRow;

    private bool HasRoomFor(RowBlock source, int start, int count, long rowBytes, long keyBytes)
    {
        if (Rows.Count + (long)count > MostRows || _keys.ByteCount + keyBytes > MostKeyBytes || RowBytes + rowBytes > Array.MaxLength)
            return false;
        long left = space.Budget - SortBytes(Rows.Count + count);

        // While there is room for memory that is doubled, and for what it grows out of, it need not be looked which of it grows.
        return (3 * (Rows.HeldBytes + _keys.HeldBytes)) + (4 * (rowBytes + keyBytes)) <= left
            || Rows.HeldWith(source, start, count) + _keys.HeldWith(count, keyBytes) <= left;
    }
}
