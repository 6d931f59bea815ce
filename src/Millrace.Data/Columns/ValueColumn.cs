using System.Runtime.CompilerServices;

namespace Millrace.Data;

/// <summary>A column of fixed-width values: one array, and a bitmap of which are present where values may be missing.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public sealed class ValueColumn<T> : Column
    where T : struct
{
    private readonly ValueFormat<T> _format;
    private T[] _values = [];
    private ulong[] _validity = [];
    private int _missing;

    /// <summary>Creates an empty column.</summary>
    /// <param name="info">What the column is.</param>
    /// <param name="capacity">Rows that fit before it grows.</param>
    /// <param name="format">How values are written as text.</param>
    public ValueColumn(ColumnInfo info, int capacity, ValueFormat<T> format)
        : base(info)
    {
        _format = format;
        Reserve(capacity);
    }

    /// <inheritdoc/>
    public override int MissingCount => _missing;

    /// <summary>How values are written as text.</summary>
    public ValueFormat<T> Format => _format;

    /// <summary>All values; at a missing row the type's default.</summary>
    public ReadOnlySpan<T> Values => _values.AsSpan(0, Count);

    /// <summary>
    /// One bit a row, least significant first, set where the value is present; empty where the column is not nullable. What bits behind the last row
    /// say is unspecified.
    /// </summary>
    public ReadOnlySpan<ulong> Validity => _validity.AsSpan(0, Info.IsNullable ? Bitmaps.Words(Count) : 0);

    /// <summary>A row's value; the type's default where it is missing.</summary>
    /// <param name="index">The row.</param>
    public T this[int index] => Values[index];

    /// <summary>A row's value, or null where it is missing.</summary>
    /// <param name="index">The row.</param>
    public T? GetNullable(int index) => IsMissing(index) ? null : Values[index];

    /// <summary>Rows that follow each other, as many as a block has or the column still has.</summary>
    /// <param name="first">The first of them: a multiple of <see cref="ValueBlock{T}.Rows"/>.</param>
    public ValueBlock<T> Block(int first) => new(Values.Slice(first, Math.Min(ValueBlock<T>.Rows, Count - first)), MissingBits(first));

    /// <summary>Adds a value.</summary>
    /// <param name="value">The value.</param>
    public void Append(T value)
    {
        Reserve(1);
        _values[Count] = value;
        if (_validity.Length > 0)
            Bitmaps.Set(_validity, Count);
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
    /// Adds rows and hands out their memory to be filled; all count as present until <see cref="MarkMissing"/> says otherwise. Rows are filled first and marked
    /// after: what is written to a missing row is read as a value by whoever takes <see cref="Values"/> at their word.
    /// </summary>
    /// <param name="count">How many rows.</param>
    /// <returns>The rows' values, not cleared.</returns>
    /// <exception cref="DataException">A batch does not hold so many rows; nothing is added.</exception>
    public Span<T> AppendUninitialized(int count)
    {
        Reserve(count);
        if (_validity.Length > 0)
            Bitmaps.Fill(_validity, Count, count, value: true);
        Count += count;
        return _values.AsSpan(Count - count, count);
    }

    /// <summary>Makes a row's value missing: the type's default stands there from then on, and nothing else may be written to the row.</summary>
    /// <param name="index">The row.</param>
    /// <exception cref="InvalidOperationException">The column is not nullable.</exception>
    public void MarkMissing(int index)
    {
        if (!Info.IsNullable)
            throw NotNullable();
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        if (!Bitmaps.IsSet(_validity, index))
            return;
        Bitmaps.Clear(_validity, index);
        _values[index] = default;
        _missing++;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override bool IsMissing(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        return _missing > 0 && !Bitmaps.IsSet(_validity, index);
    }

    /// <inheritdoc/>
    public override void AppendMissing()
    {
        if (!Info.IsNullable)
            throw NotNullable();
        Reserve(1);
        _values[Count] = default;
        Bitmaps.Clear(_validity, Count);
        _missing++;
        Count++;
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
    public override bool TryAppendUtf8(ReadOnlySpan<byte> text)
    {
        if (!_format.TryParse(text, out T value))
            return false;
        Append(value);
        return true;
    }

    internal override void AppendAnything() => Append(default(T));

    internal override int AppendFields<TFields>(in TFields fields)
    {
        int first = Count;
        int read = _format.ReadFields(fields, AppendUninitialized(fields.Count), _validity, first, ref _missing);
        if (read < fields.Count)
            Truncate(first + read);
        return read;
    }

    /// <inheritdoc/>
    public override void AppendRows(Column source, ReadOnlySpan<int> rows)
    {
        var from = (ValueColumn<T>)source;
        Reserve(rows.Length);
        Span<T> target = _values.AsSpan(Count, rows.Length);
        ReadOnlySpan<T> values = from.Values;
        for (int i = 0; i < rows.Length; i++)
            target[i] = values[rows[i]];
        _missing += CopyValidity(_validity, from._missing == 0 ? default : from._validity, rows);
        Count += rows.Length;
    }

    /// <inheritdoc/>
    public override void AppendRange(Column source, int start, int count)
    {
        var from = (ValueColumn<T>)source;
        Reserve(count);
        from.Values.Slice(start, count).CopyTo(_values.AsSpan(Count));
        _missing += CopyValidity(_validity, from._missing == 0 ? default : from._validity, start, count);
        Count += count;
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
        Count = 0;
        _missing = 0;
    }

    internal override void Truncate(int count)
    {
        if (_missing > 0)
            _missing -= Count - count - Bitmaps.Count(_validity, count, Count - count);
        Count = count;
    }

    internal override void Release()
    {
        Clear();
        Pooled.Return(ref _values);
        Pooled.Return(ref _validity);
    }

    /// <summary>Memory of the last rows, for readers that convert values in place.</summary>
    internal Span<T> LastValues(int count) => _values.AsSpan(Count - count, count);

    /// <summary>Says which of the last rows are present; the values of the others are the type's default, or the reader makes them so.</summary>
    internal void Overwrite(int count, int present, ReadOnlySpan<ulong> validity)
    {
        Bitmaps.Copy(validity, 0, _validity, Count - count, count);
        _missing += count - present;
    }

    internal override long HeldBytes => ((long)_values.Length * Unsafe.SizeOf<T>()) + (_validity.Length * (long)sizeof(ulong));

    internal override long HeldWith(Column source, int start, int count)
    {
        long words = _validity.Length;
        if (Info.IsNullable && (long)Count + count > _values.Length)
            words += Pooled.LengthOf(Bitmaps.Words((int)Math.Min(int.MaxValue - 64, 2L * (Count + (long)count))));
        return Pooled.HeldWith(_values, Count, (long)Count + count) + (words * sizeof(ulong));
    }

    internal override long BytesOf(int start, int count) => (long)count * Unsafe.SizeOf<T>();

    internal override void AddBytesOf(ReadOnlySpan<int> rows, Span<long> sums)
    {
        foreach (ref long sum in sums)
            sum += Unsafe.SizeOf<T>();
    }

    internal override int RowBytes => Unsafe.SizeOf<T>();

    internal override ulong MissingBits(int row) => _missing == 0 ? 0 : ~_validity[row >> 6] & Bitmaps.Ones(Math.Min(64, Count - row));

    private void Reserve(int count)
    {
        if (count <= _values.Length - Count)
            return;
        Pooled.Grow(ref _values, Count, CountWith(count));
        if (Info.IsNullable)
            Pooled.Grow(ref _validity, Bitmaps.Words(Count), Bitmaps.Words(_values.Length));
    }
}
