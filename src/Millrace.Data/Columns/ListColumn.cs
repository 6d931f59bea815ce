using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Millrace.Data;

/// <summary>A column of lists: the elements of all rows one after the other, and where each row's end.</summary>
public abstract class ListColumn : Column
{
    private int[] _ends = [];
    private ulong[] _validity = [];
    private int _missing;

    private protected ListColumn(ColumnInfo info, int capacity)
        : base(info)
    {
        Pooled.Grow(ref _ends, 0, capacity);
        if (info.IsNullable)
            Pooled.Grow(ref _validity, 0, Bitmaps.Words(_ends.Length));
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
            throw new InvalidOperationException($"Column \"{Info.Name}\" is not nullable: it cannot hold a missing value.");
        if (Items.Count > (Count == 0 ? 0 : _ends[Count - 1]))
            throw new InvalidOperationException($"Column \"{Info.Name}\": elements were added for a list that is missing.");
        EndRow(isPresent: false);
        _missing++;
    }

    /// <inheritdoc/>
    public override bool TryAppendText(ReadOnlySpan<char> text)
    {
        byte[] utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        OperationStatus status = Utf8.FromUtf16(text, utf8, out _, out int written, replaceInvalidSequences: false);
        bool isAdded = status == OperationStatus.Done && TryAppendUtf8(utf8.AsSpan(0, written));
        ArrayPool<byte>.Shared.Return(utf8);
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
        int total = 0;
        foreach (int row in rows)
            total = checked(total + from.LengthOf(row));

        // All elements at once: a column of texts looks at all its entries each time.
        int[] elements = ArrayPool<int>.Shared.Rent(total);
        int next = 0;
        foreach (int row in rows)
        {
            for (int i = from.StartOf(row); i < from.Ends[row]; i++)
                elements[next++] = i;
        }

        int end = Items.Count;
        Items.AppendRows(from.Items, elements.AsSpan(0, total));
        ArrayPool<int>.Shared.Return(elements);
        foreach (int row in rows)
            AppendRow(end += from.LengthOf(row), from.IsMissing(row));
    }

    /// <inheritdoc/>
    public override void AppendRange(Column source, int start, int count)
    {
        var from = (ListColumn)source;
        if (count == 0)
            return;
        int first = from.StartOf(start);
        int last = from.Ends[start + count - 1];
        int shift = Items.Count - first;
        Items.AppendRange(from.Items, first, last - first);
        for (int i = start; i < start + count; i++)
            AppendRow(from.Ends[i] + shift, from.IsMissing(i));
    }

    /// <inheritdoc/>
    public override string ValueDescription => $"a list in JSON, each element {Items.ValueDescription}";

    /// <inheritdoc/>
    public override string? FormatText(int index) => IsMissing(index) ? null : ListText.Format(Items, StartOf(index), Ends[index]);

    /// <inheritdoc/>
    public override bool TryFormatText(int index, Span<char> destination, out int written)
    {
        string text = FormatText(index) ?? "";
        bool fits = text.TryCopyTo(destination);
        written = fits ? text.Length : 0;
        return fits;
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

    private int StartOf(int row) => row == 0 ? 0 : Ends[row - 1];

    /// <summary>Makes a row of all elements up to one that may not have been added yet.</summary>
    internal void AppendRow(int end, bool isMissing)
    {
        if (isMissing && !Info.IsNullable)
            throw new InvalidOperationException($"Column \"{Info.Name}\" is not nullable: it cannot hold a missing value.");
        EndRow(!isMissing);
        _ends[Count - 1] = end;
        _missing += isMissing ? 1 : 0;
    }

    private void EndRow(bool isPresent)
    {
        Pooled.Grow(ref _ends, Count, Count + 1);
        _ends[Count] = Items.Count;
        if (Info.IsNullable)
        {
            Pooled.Grow(ref _validity, Bitmaps.Words(Count), Bitmaps.Words(Count + 1));
            if (isPresent)
                Bitmaps.Set(_validity, Count);
            else
                Bitmaps.Clear(_validity, Count);
        }

        Count++;
    }
}
