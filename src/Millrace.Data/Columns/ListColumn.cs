using System.Text;

namespace Millrace.Data;

/// <summary>
/// A column of lists: the elements of all rows one after the other, and where each row's end. As text a list is a JSON array. An element's text counts, with
/// quotes or without: what is no number of JSON, as NaN, stands in quotes, and other programs quote long numbers so that nobody rounds them.
/// </summary>
public abstract class ListColumn : Column
{
    private int[] _ends = [];
    private ulong[] _validity = [];
    private int _missing;

    private protected ListColumn(ColumnInfo info, Column items, int capacity)
        : base(info)
    {
        items.HoldsItems = true;
        Reserve(capacity);
    }

    /// <summary>The elements of all rows.</summary>
    public abstract Column Items { get; }

    /// <inheritdoc/>
    public override int MissingCount => _missing;

    /// <summary>Where in the elements each row's end; they start where those of the row before end.</summary>
    public ReadOnlySpan<int> Ends => _ends.AsSpan(0, Count);

    /// <summary>Where in the elements a row's are; empty where the row is missing.</summary>
    /// <param name="index">The row.</param>
    public Range this[int index] => StartOf(index)..Ends[index];

    /// <summary>A row's number of elements; 0 where the row is missing.</summary>
    /// <param name="index">The row.</param>
    public int LengthOf(int index) => Ends[index] - StartOf(index);

    /// <inheritdoc/>
    public override bool IsMissing(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        return _missing > 0 && !Bitmaps.IsSet(_validity, index);
    }

    /// <summary>Makes a row of all elements that were added to <see cref="Items"/> since the last row.</summary>
    public void EndRow() => EndRow(isPresent: true);

    /// <inheritdoc/>
    public override void AppendMissing()
    {
        if (!Info.IsNullable)
            throw NotNullable();
        if (HasUnended)
            throw new InvalidOperationException($"Column \"{Info.Name}\": elements were added for a list that is missing.");
        EndRow(isPresent: false);
        _missing++;
    }

    internal override void AppendAnything() => EndRow();

    /// <inheritdoc/>
    public override bool TryAppendText(ReadOnlySpan<char> text)
    {
        byte[] utf8 = Pooled.Rent<byte>(Encoding.UTF8.GetMaxByteCount(text.Length));
        bool isAdded = Utf8Text.TryEncode(text, utf8, out _, out int written) && TryAppendUtf8(utf8.AsSpan(0, written));
        Pooled.Return(utf8);
        return isAdded;
    }

    /// <inheritdoc/>
    public override bool TryAppendUtf8(ReadOnlySpan<byte> text)
    {
        int count = Items.Count;
        if (ListText.TryParse(text, Items))
        {
            EndRow();
            return true;
        }

        Items.Truncate(count);
        return false;
    }

    /// <inheritdoc/>
    public override void AppendRows(Column source, ReadOnlySpan<int> rows)
    {
        var from = (ListColumn)source;
        Reserve(rows.Length);
        int missing = CopyValidity(_validity, from._missing == 0 ? default : from._validity, rows);
        int end = Items.Count;
        AppendItems(from, rows);
        Span<int> ends = _ends.AsSpan(Count, rows.Length);
        for (int i = 0; i < rows.Length; i++)
            ends[i] = end += from.LengthOf(rows[i]);
        _missing += missing;
        Count += rows.Length;
    }

    /// <inheritdoc/>
    public override void AppendRange(Column source, int start, int count)
    {
        var from = (ListColumn)source;
        if (count == 0)
            return;
        Reserve(count);
        int missing = CopyValidity(_validity, from._missing == 0 ? default : from._validity, start, count);
        int first = from.StartOf(start);
        int shift = Items.Count - first;
        ReadOnlySpan<int> ends = from.Ends.Slice(start, count);
        Items.AppendRange(from.Items, first, ends[^1] - first);
        Span<int> target = _ends.AsSpan(Count, count);
        for (int i = 0; i < target.Length; i++)
            target[i] = ends[i] + shift;
        _missing += missing;
        Count += count;
    }

    /// <inheritdoc/>
    public override string ValueDescription => $"a list in JSON, each element {Items.ValueDescription}";

    /// <inheritdoc/>
    public override string? FormatText(int index) => IsMissing(index) ? null : ListText.Format(Items, StartOf(index), Ends[index]);

    /// <inheritdoc/>
    public override bool TryFormatText(int index, Span<char> destination, out int written)
    {
        written = 0;
        return IsMissing(index) || ListText.TryFormat(Items, StartOf(index), Ends[index], destination, out written);
    }

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IColumnVisitor<TResult> visitor) => visitor.VisitList(this);

    /// <inheritdoc/>
    public override void Clear()
    {
        Items.Clear();
        Count = 0;
        _missing = 0;
    }

    internal override void Truncate(int count)
    {
        for (int i = count; i < Count; i++)
            _missing -= IsMissing(i) ? 1 : 0;
        Count = count;
        Items.Truncate(count == 0 ? 0 : _ends[count - 1]);
    }

    internal override void Release()
    {
        Clear();
        Items.Release();
        Pooled.Return(ref _ends);
        Pooled.Return(ref _validity);
    }

    /// <summary>Whether elements were added of which no row was made yet.</summary>
    internal bool HasUnended => Items.Count > (Count == 0 ? 0 : _ends[Count - 1]);

    private int StartOf(int row) => row == 0 ? 0 : Ends[row - 1];

    /// <summary>Makes a row of all elements up to one that may not have been added yet.</summary>
    internal void AppendRow(int end, bool isMissing)
    {
        if (isMissing && !Info.IsNullable)
            throw NotNullable();
        EndRow(!isMissing);
        _ends[Count - 1] = end;
        _missing += isMissing ? 1 : 0;
    }

    internal override bool IsLike(Column other) => other is ListColumn lists && HasNameOf(lists) && Items.IsLike(lists.Items);

    internal override long HeldBytes => (_ends.Length * (long)sizeof(int)) + (_validity.Length * (long)sizeof(ulong)) + Items.HeldBytes;

    internal override long HeldWith(Column source, int start, int count)
    {
        var from = (ListColumn)source;
        int first = from.StartOf(start);
        long words = _validity.Length;
        if (Info.IsNullable && (long)Count + count > _ends.Length)
            words += Pooled.LengthOf(Bitmaps.Words((int)Math.Min(int.MaxValue - 64, 2L * (Count + (long)count))));
        return Pooled.HeldWith(_ends, Count, (long)Count + count) + (words * sizeof(ulong))
            + Items.HeldWith(from.Items, first, (count == 0 ? first : from.Ends[start + count - 1]) - first);
    }

    internal override long BytesOf(int start, int count)
    {
        int first = StartOf(start);
        return ((long)count * sizeof(int)) + (count == 0 ? 0 : Items.BytesOf(first, Ends[start + count - 1] - first));
    }

    internal override int RowBytes => sizeof(int);

    internal override ulong MissingBits(int row) => _missing == 0 ? 0 : ~_validity[row >> 6] & Bitmaps.Ones(Math.Min(64, Count - row));

    private void EndRow(bool isPresent)
    {
        Reserve(1);
        _ends[Count] = Items.Count;
        if (Info.IsNullable)
        {
            if (isPresent)
                Bitmaps.Set(_validity, Count);
            else
                Bitmaps.Clear(_validity, Count);
        }

        Count++;
    }

    private void AppendItems(ListColumn from, ReadOnlySpan<int> rows)
    {
        long total = 0;
        foreach (int row in rows)
            total += from.LengthOf(row);
        _ = Items.CountWith(total);

        // All elements at once: a column of texts looks at all its entries each time.
        int[] elements = Pooled.Rent<int>((int)total);
        try
        {
            int next = 0;
            foreach (int row in rows)
            {
                for (int i = from.StartOf(row); i < from.Ends[row]; i++)
                    elements[next++] = i;
            }

            Items.AppendRows(from.Items, elements.AsSpan(0, next));
        }
        finally
        {
            Pooled.Return(elements);
        }
    }

    private void Reserve(int count)
    {
        if (count <= _ends.Length - Count)
            return;
        Pooled.Grow(ref _ends, Count, CountWith(count));
        if (Info.IsNullable)
            Pooled.Grow(ref _validity, Bitmaps.Words(Count), Bitmaps.Words(_ends.Length));
    }
}
