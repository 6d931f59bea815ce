namespace Millrace.Data;

/// <summary>The values of one column of a batch. Owned by its batch, which one thread uses at a time.</summary>
public abstract class Column
{
    private protected Column(ColumnInfo info) => Info = info;

    /// <summary>The column's name, type and expectations.</summary>
    public ColumnInfo Info { get; }

    /// <summary>Rows in the column.</summary>
    public int Count { get; private protected set; }

    /// <summary>Rows whose value is missing.</summary>
    public abstract int MissingCount { get; }

    /// <summary>Bytes of memory that the column holds, used or not; of entries that it shares with others, none.</summary>
    internal abstract long HeldBytes { get; }

    /// <summary>Bytes of memory that the column holds at most while a run of another one's rows is added, with those that it then grows out of.</summary>
    /// <param name="source">The other column.</param>
    /// <param name="start">The first row.</param>
    /// <param name="count">How many.</param>
    internal abstract long HeldWith(Column source, int start, int count);

    /// <summary>Bytes that a run of rows takes by itself: the values, and of texts, bytes and lists what each row has, shared with others or not.</summary>
    /// <param name="start">The first row.</param>
    /// <param name="count">How many.</param>
    internal abstract long BytesOf(int start, int count);

    /// <summary>Adds to a sum for each of some rows the bytes that it takes by itself.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="sums">The sum of each.</param>
    internal virtual void AddBytesOf(ReadOnlySpan<int> rows, Span<long> sums)
    {
        for (int i = 0; i < rows.Length; i++)
            sums[i] += BytesOf(rows[i], 1);
    }

    /// <summary>Bytes of memory that a row takes whatever its value is: all of it where values have one width.</summary>
    internal abstract int RowBytes { get; }

    /// <summary>Whether the rows are the elements of lists, which errors then say.</summary>
    internal bool HoldsItems { get; set; }

    /// <summary>Type and nullability as <see cref="ColumnInfo.TypeName"/> has them, and of an enumeration which: <c>Enum(Payment)?</c>.</summary>
    internal string TypeName => Accept(ColumnTypeName.Instance);

    /// <summary>
    /// Whether all values of this column are values of another one: the type is the same, also of the elements and which enumeration it is, and where values
    /// are missing, they may be.
    /// </summary>
    internal bool CanBeReadAs(Column other) => Info.CanBeReadAs(other.Info) && GetType() == other.GetType();

    /// <summary>Whether a row's value is missing.</summary>
    /// <param name="index">The row.</param>
    public abstract bool IsMissing(int index);

    /// <summary>Adds a missing value.</summary>
    /// <exception cref="InvalidOperationException">The column is not nullable.</exception>
    public abstract void AppendMissing();

    /// <summary>Adds a row whose value nobody will look at, missing or not.</summary>
    internal abstract void AppendAnything();

    /// <summary>Reads a value from its text, the same in every culture, and adds it.</summary>
    /// <param name="text">The text; what stands for a missing value is the caller's to decide.</param>
    /// <returns>Whether the text is a value of the type; where it is not, nothing is added.</returns>
    public abstract bool TryAppendText(ReadOnlySpan<char> text);

    /// <summary>Reads a value from its text in UTF-8, the same in every culture, and adds it.</summary>
    /// <param name="text">The text; what stands for a missing value is the caller's to decide.</param>
    /// <returns>Whether the text is a value of the type; where it is not, nothing is added.</returns>
    public abstract bool TryAppendUtf8(ReadOnlySpan<byte> text);

    /// <summary>Reads values from their texts in a file and adds them.</summary>
    /// <returns>How many were added before the first that is no value of the type.</returns>
    internal virtual int AppendFields<TFields>(in TFields fields)
        where TFields : struct, IFields, allows ref struct
    {
        for (int i = 0; i < fields.Count; i++)
        {
            if (fields.TryGet(i, out ReadOnlySpan<byte> padded, out int length))
            {
                if (TryAppendUtf8(padded[..length]))
                    continue;
                if (!fields.MayBeMissing(padded[..length]))
                    return i;
            }

            AppendMissing();
        }

        return fields.Count;
    }

    /// <summary>Adds chosen rows of another column of the same type.</summary>
    /// <param name="source">The other column.</param>
    /// <param name="rows">The rows to add, in order.</param>
    /// <exception cref="InvalidOperationException">A value is missing, and the column is not nullable; nothing is added.</exception>
    /// <exception cref="DataException">A batch does not hold so much; nothing is added.</exception>
    public abstract void AppendRows(Column source, ReadOnlySpan<int> rows);

    /// <summary>Adds a run of rows of another column of the same type.</summary>
    /// <param name="source">The other column.</param>
    /// <param name="start">The first row.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="InvalidOperationException">A value is missing, and the column is not nullable; nothing is added.</exception>
    /// <exception cref="DataException">A batch does not hold so much; nothing is added.</exception>
    public abstract void AppendRange(Column source, int start, int count);

    /// <summary>What a value's text looks like, to follow "is not" in an error: <c>a whole number from 0 to 255</c>.</summary>
    public abstract string ValueDescription { get; }

    /// <summary>Why a text is no value, to follow it in an error: <c>is not a whole number from 0 to 255</c>.</summary>
    internal virtual string DescribeFault(ReadOnlySpan<char> text) => $"is not {ValueDescription}";

    /// <summary>A value as text that <see cref="TryAppendText"/> reads back exactly; null where it is missing. Not masked.</summary>
    /// <param name="index">The row.</param>
    public abstract string? FormatText(int index);

    /// <summary>Hands the column with its value type to a visitor. Once a column and schema, not once a value.</summary>
    /// <typeparam name="TResult">What the visit yields.</typeparam>
    /// <param name="visitor">The visitor.</param>
    public abstract TResult Accept<TResult>(IColumnVisitor<TResult> visitor);

    /// <summary>Writes what <see cref="FormatText"/> gives into memory of the caller; nothing where the value is missing. Not masked.</summary>
    /// <param name="index">The row.</param>
    /// <param name="destination">Where to.</param>
    /// <param name="written">Characters written.</param>
    /// <returns>Whether it fitted.</returns>
    public abstract bool TryFormatText(int index, Span<char> destination, out int written);

    /// <summary>Forgets all rows and keeps the memory.</summary>
    public abstract void Clear();

    /// <summary>Forgets the rows from one on.</summary>
    internal abstract void Truncate(int count);

    /// <summary>Forgets all rows and gives the memory back; whoever adds rows gets new memory.</summary>
    internal abstract void Release();

    /// <summary>Whether another column's rows can be added: its name, its type and what may be missing are the same.</summary>
    internal virtual bool IsLike(Column other) => HasNameOf(other) && GetType() == other.GetType();

    /// <summary>Which of at most 64 rows are missing: a bit each, the least significant first.</summary>
    /// <param name="row">The first row, a multiple of 64.</param>
    internal abstract ulong MissingBits(int row);

    /// <summary>How many rows there are with so many more.</summary>
    /// <exception cref="DataException">No array holds so many.</exception>
    internal int CountWith(long added)
    {
        long count = Count + added;
        if (count <= Array.MaxLength)
            return (int)count;
        string what = HoldsItems ? "elements" : "rows";
        throw new DataException($"Column \"{Info.Name}\" would have {count} {what}, and a batch holds at most {Array.MaxLength}: take smaller batches.");
    }

    /// <summary>The refusal of a missing value in a column that is not nullable.</summary>
    private protected InvalidOperationException NotNullable() => new(HoldsItems
        ? $"The elements of column \"{Info.Name}\" are not nullable: a list cannot hold a missing one."
        : $"Column \"{Info.Name}\" is not nullable: it cannot hold a missing value.");

    private protected bool HasNameOf(Column other) => Info.Name == other.Info.Name && Info.IsNullable == other.Info.IsNullable;

    /// <summary>Makes room in a bitmap say which of chosen rows of another column are present, before the rows count.</summary>
    /// <param name="target">The bitmap, with room behind the last row; empty where this column is not nullable.</param>
    /// <param name="source">The other column's bitmap; empty where none of its values is missing.</param>
    /// <param name="rows">The rows.</param>
    /// <returns>How many of them are missing.</returns>
    /// <exception cref="InvalidOperationException">One is missing, and this column is not nullable.</exception>
    private protected int CopyValidity(Span<ulong> target, ReadOnlySpan<ulong> source, ReadOnlySpan<int> rows)
    {
        if (Info.IsNullable && !source.IsEmpty)
            return rows.Length - Bitmaps.Gather(source, rows, target, Count);
        foreach (int row in source.IsEmpty ? default : rows)
        {
            if (!Bitmaps.IsSet(source, row))
                throw NotNullable();
        }

        FillValidity(target, rows.Length);
        return 0;
    }

    /// <summary>The same for a run of rows.</summary>
    private protected int CopyValidity(Span<ulong> target, ReadOnlySpan<ulong> source, int start, int count)
    {
        if (Info.IsNullable && !source.IsEmpty)
            return count - Bitmaps.Copy(source, start, target, Count, count);
        if (!source.IsEmpty && Bitmaps.Count(source, start, count) < count)
            throw NotNullable();
        FillValidity(target, count);
        return 0;
    }

    private void FillValidity(Span<ulong> target, int count)
    {
        if (Info.IsNullable)
            Bitmaps.Fill(target, Count, count, value: true);
    }
}
