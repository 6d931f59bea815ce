using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// The values of a column that are there, in chunks of at most <see cref="NumberBlocks.Length"/>: the column's own memory where none is missing.
/// </summary>
/// <param name="values">All values.</param>
/// <param name="validity">A bit a value, set where it is there; empty where all are.</param>
internal ref struct PresentChunks<T>(ReadOnlySpan<T> values, ReadOnlySpan<ulong> validity)
    where T : struct
{
    private const int WordBits = 64;

    private readonly ReadOnlySpan<T> _values = values;
    private readonly ReadOnlySpan<ulong> _validity = validity;
    private int _row;

    /// <summary>The values of a column.</summary>
    public static PresentChunks<T> Of(ValueColumn<T> column) => new(column.Values, column.MissingCount == 0 ? default : column.Validity);

    /// <summary>The next values; none behind the last.</summary>
    /// <param name="room">Room for <see cref="NumberBlocks.Length"/> values.</param>
    public ReadOnlySpan<T> Next(Span<T> room)
    {
        if (_validity.IsEmpty)
        {
            ReadOnlySpan<T> chunk = _values.Slice(_row, Math.Min(NumberBlocks.Length, _values.Length - _row));
            _row += chunk.Length;
            return chunk;
        }

        int count = 0;
        for (; _row < _values.Length && count <= room.Length - WordBits; _row += WordBits)
        {
            ReadOnlySpan<T> some = _values.Slice(_row, Math.Min(WordBits, _values.Length - _row));
            ulong bits = _validity[_row / WordBits] & Bitmaps.Ones(some.Length);
            if (bits == ulong.MaxValue)
            {
                some.CopyTo(room[count..]);
                count += WordBits;
                continue;
            }

            // Every value is written, and what is missing is written over by the next one.
            Span<T> target = room.Slice(count, some.Length);
            int written = 0;
            for (int i = 0; i < some.Length; i++, bits >>= 1)
            {
                target[written] = some[i];
                written += (int)(bits & 1);
            }

            count += written;
        }

        return room[..count];
    }
}
