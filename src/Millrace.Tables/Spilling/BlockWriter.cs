using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// Writes chosen rows of a block as bytes, column by column: values as they lie in memory, texts and bytes as a dictionary of what occurs and codes into it.
/// Read by <see cref="BlockReader"/> of the same process, so nothing is said of byte order or types.
/// </summary>
internal sealed class BlockWriter : IColumnVisitor<bool>, IDisposable
{
    private readonly PooledBytes _bytes = new();
    private readonly RowBytes _rowBytes = new();
    private ReadOnlyMemory<int> _rows;
    private int[] _codeOf = [];
    private int[] _entries = [];

    /// <summary>How many bytes chosen rows of a block take, each by itself; valid until the next call.</summary>
    public ReadOnlySpan<long> Measure(RowBlock source, ReadOnlySpan<int> rows) => _rowBytes.Measure(source, rows);

    /// <summary>The rows' bytes, valid until the next call.</summary>
    /// <exception cref="DataException">They are too many to lie in one piece.</exception>
    public ReadOnlySpan<byte> Write(RowBlock source, ReadOnlyMemory<int> rows)
    {
        _bytes.Clear();
        _rows = rows;
        Put(rows.Length);
        foreach (Column column in source.Columns)
            column.Accept(this);
        return _bytes.WrittenSpan;
    }

    bool IColumnVisitor<bool>.VisitValues<T>(ValueColumn<T> column)
    {
        PutMissing(column);
        ReadOnlySpan<int> rows = _rows.Span;
        ReadOnlySpan<T> values = column.Values;
        Span<T> target = MemoryMarshal.Cast<byte, T>(Take((long)rows.Length * Unsafe.SizeOf<T>()));
        for (int i = 0; i < rows.Length; i++)
            target[i] = values[rows[i]];
        return true;
    }

    bool IColumnVisitor<bool>.VisitText(TextColumn column) => PutEntries(column);

    bool IColumnVisitor<bool>.VisitBinary(BinaryColumn column) => PutEntries(column);

    bool IColumnVisitor<bool>.VisitList(ListColumn column)
    {
        PutMissing(column);
        long sum = 0;
        foreach (int row in _rows.Span)
        {
            Put(column.LengthOf(row));
            sum += column.LengthOf(row);
        }

        int total = Short(sum, "elements of lists");
        Put(total);
        ReadOnlyMemory<int> rows = _rows;
        int[] elements = Pooled.Rent<int>(total);
        try
        {
            int next = 0;
            foreach (int row in rows.Span)
            {
                (int start, int length) = column[row].GetOffsetAndLength(column.Items.Count);
                for (int i = 0; i < length; i++)
                    elements[next++] = start + i;
            }

            _rows = elements.AsMemory(0, total);
            return column.Items.Accept(this);
        }
        finally
        {
            _rows = rows;
            Pooled.Return(elements);
        }
    }

    public void Dispose()
    {
        _bytes.Dispose();
        _rowBytes.Dispose();
        Pooled.Return(ref _codeOf);
        Pooled.Return(ref _entries);
    }

    private bool PutEntries(BytesColumn column)
    {
        ReadOnlySpan<int> rows = _rows.Span;
        ReadOnlySpan<int> codes = column.Codes;
        int known = _codeOf.Length;
        if (known < column.EntryCount)
        {
            Pooled.Grow(ref _codeOf, known, column.EntryCount);
            _codeOf.AsSpan(known).Fill(-1);
        }

        Pooled.Grow(ref _entries, 0, Math.Min(rows.Length, column.EntryCount));
        int count = 0;
        long sum = 0;
        int missing = 0;
        Span<int> target = MemoryMarshal.Cast<byte, int>(Take((long)rows.Length * sizeof(int)));
        for (int i = 0; i < rows.Length; i++)
        {
            int code = codes[rows[i]];
            if (code < 0)
            {
                target[i] = code;
                missing++;
                continue;
            }

            ref int own = ref _codeOf[code];
            if (own < 0)
            {
                _entries[count] = code;
                own = count++;
                sum += column.GetBytes(code).Length;
            }

            target[i] = own;
        }

        foreach (int code in _entries.AsSpan(0, count))
            _codeOf[code] = -1;
        int length = Short(sum, "bytes of texts");
        Put(missing);
        Put(count);
        Put(length);
        foreach (int code in _entries.AsSpan(0, count))
            Put(column.GetBytes(code).Length);

        Span<byte> texts = Take(length);
        foreach (int code in _entries.AsSpan(0, count))
        {
            ReadOnlySpan<byte> bytes = column.GetBytes(code);
            bytes.CopyTo(texts);
            texts = texts[bytes.Length..];
        }

        return true;
    }

    /// <summary>Which rows are missing, where any are.</summary>
    private void PutMissing(Column column)
    {
        int missing = 0;
        ReadOnlySpan<int> rows = _rows.Span;
        if (column.MissingCount > 0)
        {
            foreach (int row in rows)
                missing += column.IsMissing(row) ? 1 : 0;
        }

        Put(missing);
        if (missing == 0)
            return;
        Span<ulong> words = MemoryMarshal.Cast<byte, ulong>(Take(Bitmaps.Words(rows.Length) * sizeof(ulong)));
        words.Clear();
        for (int i = 0; i < rows.Length; i++)
        {
            if (!column.IsMissing(rows[i]))
                Bitmaps.Set(words, i);
        }
    }

    private void Put(int number) => MemoryMarshal.Write(Take(sizeof(int)), number);

    /// <summary>Memory for so many bytes, which count as written.</summary>
    private Span<byte> Take(long length)
    {
        int count = Short(length, "bytes");
        Span<byte> bytes = _bytes.GetSpan(count)[..count];
        _bytes.Advance(count);
        return bytes;
    }

    private static int Short(long number, string what) => number <= Array.MaxLength
        ? (int)number
        : throw new DataException($"Few rows have {number} {what} in a column, and at most {Array.MaxLength} lie in one piece: take shorter values.");
}
