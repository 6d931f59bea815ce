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

    /// <summary>Whether a row's value is missing.</summary>
    /// <param name="index">The row.</param>
    public abstract bool IsMissing(int index);

    /// <summary>Adds a missing value.</summary>
    /// <exception cref="InvalidOperationException">The column is not nullable.</exception>
    public abstract void AppendMissing();

    /// <summary>Reads a value from its text, the same in every culture, and adds it.</summary>
    /// <param name="text">The text; what stands for a missing value is the caller's to decide.</param>
    /// <returns>Whether the text is a value of the type; where it is not, nothing is added.</returns>
    public abstract bool TryAppendText(ReadOnlySpan<char> text);

    /// <summary>Reads a value from its text in UTF-8, the same in every culture, and adds it.</summary>
    /// <param name="text">The text; what stands for a missing value is the caller's to decide.</param>
    /// <returns>Whether the text is a value of the type; where it is not, nothing is added.</returns>
    public abstract bool TryAppendUtf8(ReadOnlySpan<byte> text);

    /// <summary>Reads values from fields of a CSV file and adds them.</summary>
    /// <returns>How many were added before the first that is no value of the type.</returns>
    internal virtual int AppendFields(in CsvFields fields)
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
    public abstract void AppendRows(Column source, ReadOnlySpan<int> rows);

    /// <summary>Adds a run of rows of another column of the same type.</summary>
    /// <param name="source">The other column.</param>
    /// <param name="start">The first row.</param>
    /// <param name="count">How many.</param>
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
}
