using System.Numerics;
using System.Runtime.CompilerServices;

namespace Millrace.Data;

/// <summary>A column of fixed-width values: one array, and a bitmap of which are present where values may be missing.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public class ValueColumn<T> : Column
    where T : struct
{
    private readonly ValueFormat<T> _format;
    private T[] _values;
    private ulong[] _validity;
    private int _missing;

    /// <summary>Creates an empty column.</summary>
    /// <param name="info">What the column is.</param>
    /// <param name="capacity">Rows that fit before it grows.</param>
    /// <param name="format">How values are written as text.</param>
    public ValueColumn(ColumnInfo info, int capacity, ValueFormat<T> format)
        : base(info)
    {
        _format = format;
        _values = new T[Math.Max(capacity, 4)];
        _validity = info.IsNullable ? new ulong[Words(_values.Length)] : [];
    }

    /// <inheritdoc/>
    public override int MissingCount => _missing;

    /// <summary>How values are written as text.</summary>
    public ValueFormat<T> Format => _format;

    /// <summary>All values; at a missing row the type's default.</summary>
    public ReadOnlySpan<T> Values => _values.AsSpan(0, Count);

    /// <summary>All values as memory, for writers that outlive the call.</summary>
    public ReadOnlyMemory<T> Memory => _values.AsMemory(0, Count);

    /// <summary>One bit a row, least significant first, set where the value is present; empty where the column is not nullable.</summary>
    public ReadOnlySpan<ulong> Validity => _validity.AsSpan(0, Info.IsNullable ? Words(Count) : 0);

    /// <summary>A row's value; the type's default where it is missing.</summary>
    /// <param name="index">The row.</param>
    public T this[int index] => Values[index];

    /// <summary>A row's value, or null where it is missing.</summary>
    /// <param name="index">The row.</param>
    public T? GetNullable(int index) => IsMissing(index) ? null : Values[index];

    /// <summary>Adds a value.</summary>
    /// <param name="value">The value.</param>
    public void Append(T value)
    {
        Reserve(1);
        _values[Count] = value;
        if (_validity.Length > 0)
            _validity[Count >> 6] |= 1UL << (Count & 63);
        Count++;
    }

    /// <summary>Adds a value that may be missing.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidOperationException">It is missing, and the column is not nullable.</exception>
    public void Append(T? value)
    {
        if (value is { } present)
            Append(present);
        else
            AppendMissing();
    }

    /// <summary>
    /// Adds rows and hands out their memory to be filled; all count as present until <see cref="MarkMissing"/> says otherwise.
    /// </summary>
    /// <param name="count">How many rows.</param>
    /// <returns>The rows' values, not cleared.</returns>
    public Span<T> AppendUninitialized(int count)
    {
        Reserve(count);
        int start = Count;
        Count += count;
        if (_validity.Length > 0)
            MarkPresent(start, Count);
        return _values.AsSpan(start, count);
    }

    /// <summary>As <see cref="AppendUninitialized"/>, for readers that fill the memory across an await.</summary>
    internal Memory<T> AppendUninitializedMemory(int count)
    {
        int start = Count;
        AppendUninitialized(count);
        return _values.AsMemory(start, count);
    }

    /// <summary>Moves values that were read without gaps to their rows, last row first, and makes the other rows missing.</summary>
    /// <param name="start">The first row.</param>
    /// <param name="levels">A level a row.</param>
    /// <param name="present">The level of a present value.</param>
    /// <param name="presentCount">How many levels are <paramref name="present"/>.</param>
    internal void Scatter(int start, ReadOnlySpan<int> levels, int present, int presentCount)
    {
        int from = start + presentCount;
        for (int i = levels.Length - 1; i >= 0; i--)
        {
            if (levels[i] == present)
                _values[start + i] = _values[--from];
            else
                MarkMissing(start + i);
        }
    }

    /// <summary>Makes a row's value missing.</summary>
    /// <param name="index">The row.</param>
    /// <exception cref="InvalidOperationException">The column is not nullable.</exception>
    public void MarkMissing(int index)
    {
        if (!Info.IsNullable)
            throw new InvalidOperationException($"Column \"{Info.Name}\" is not nullable: it cannot hold a missing value.");
        ulong bit = 1UL << (index & 63);
        if ((_validity[index >> 6] & bit) == 0)
            return;
        _validity[index >> 6] &= ~bit;
        _values[index] = default;
        _missing++;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override bool IsMissing(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        return _missing > 0 && (_validity[index >> 6] & (1UL << (index & 63))) == 0;
    }

    /// <inheritdoc/>
    public override void AppendMissing()
    {
        Append(default(T));
        try
        {
            MarkMissing(Count - 1);
        }
        catch
        {
            Count--;
            throw;
        }
    }

    /// <inheritdoc/>
    public override bool TryAppendText(ReadOnlySpan<char> text)
    {
        if (!_format.TryParse(text, out T value))
            return false;
        Append(value);
        return true;
    }

    /// <inheritdoc/>
    public override void AppendRows(Column source, ReadOnlySpan<int> rows)
    {
        var from = (ValueColumn<T>)source;
        int start = Count;
        Span<T> target = AppendUninitialized(rows.Length);
        ReadOnlySpan<T> values = from.Values;
        for (int i = 0; i < rows.Length; i++)
            target[i] = values[rows[i]];
        if (from._missing == 0)
            return;
        for (int i = 0; i < rows.Length; i++)
        {
            if (from.IsMissing(rows[i]))
                MarkMissing(start + i);
        }
    }

    /// <inheritdoc/>
    public override void AppendRange(Column source, int start, int count)
    {
        var from = (ValueColumn<T>)source;
        int first = Count;
        from.Values.Slice(start, count).CopyTo(AppendUninitialized(count));
        if (from._missing == 0)
            return;
        for (int i = 0; i < count; i++)
        {
            if (from.IsMissing(start + i))
                MarkMissing(first + i);
        }
    }

    /// <inheritdoc/>
    public override string ValueDescription => _format.Description;

    internal override string DescribeFault(ReadOnlySpan<char> text) => _format.DescribeFault(text);

    /// <inheritdoc/>
    public override string? FormatText(int index) => IsMissing(index) ? null : _format.Format(_values[index]);

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IColumnVisitor<TResult> visitor) => visitor.VisitValues(this);

    /// <inheritdoc/>
    public override bool TryFormatText(int index, Span<char> destination, out int written)
    {
        written = 0;
        return IsMissing(index) || _format.TryFormat(_values[index], destination, out written);
    }

    /// <inheritdoc/>
    public override void Clear()
    {
        _validity.AsSpan().Clear();
        Count = 0;
        _missing = 0;
    }

    private void MarkPresent(int start, int end)
    {
        while (start < end && (start & 63) != 0)
        {
            _validity[start >> 6] |= 1UL << (start & 63);
            start++;
        }

        int words = (end - start) >> 6;
        _validity.AsSpan(start >> 6, words).Fill(ulong.MaxValue);
        for (start += words << 6; start < end; start++)
            _validity[start >> 6] |= 1UL << (start & 63);
    }

    private static int Words(int rows) => (rows + 63) >> 6;

    private void Reserve(int count)
    {
        if (Count + count <= _values.Length)
            return;
        int capacity = (int)BitOperations.RoundUpToPowerOf2((uint)(Count + count));
        Array.Resize(ref _values, capacity);
        if (_validity.Length > 0)
            Array.Resize(ref _validity, Words(capacity));
    }
}
