using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// How many bytes each of some rows takes by itself, in memory that is used again. Whoever takes rows together looks here, as rows may be of any width.
/// </summary>
internal sealed class RowBytes : IDisposable
{
    private long[] _sums = [];
    private int _count;

    /// <summary>The bytes of each row that was measured last.</summary>
    public ReadOnlySpan<long> Sums => _sums.AsSpan(0, _count);

    /// <summary>Measures chosen rows of a block.</summary>
    /// <returns>The bytes of each, valid until the next call.</returns>
    public ReadOnlySpan<long> Measure(RowBlock source, ReadOnlySpan<int> rows)
    {
        Span<long> sums = Start(rows.Length);
        foreach (Column column in source.Columns)
            column.AddBytesOf(rows, sums);
        return sums;
    }

    /// <summary>A sum of zero for each of some rows, for the bytes of columns that the caller adds; valid until the next call.</summary>
    public Span<long> Start(int rows)
    {
        Pooled.Grow(ref _sums, 0, rows);
        _count = rows;
        Span<long> sums = _sums.AsSpan(0, rows);
        sums.Clear();
        return sums;
    }

    /// <summary>How many of some rows have no more bytes together than a number; the first one in any case.</summary>
    /// <param name="bytes">The rows' bytes.</param>
    /// <param name="most">The number.</param>
    /// <param name="sum">How many bytes they have.</param>
    public static int Fit(ReadOnlySpan<long> bytes, long most, out long sum)
    {
        sum = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            if (i > 0 && sum + bytes[i] > most)
                return i;
            sum += bytes[i];
        }

        return bytes.Length;
    }

    /// <summary>Whether some rows have more bytes together than a number.</summary>
    public static bool IsMore(ReadOnlySpan<long> bytes, long most) => Fit(bytes, most, out long sum) < bytes.Length || sum > most;

    public void Dispose()
    {
        Pooled.Return(ref _sums);
        _count = 0;
    }
}
