namespace Millrace.Data;

/// <summary>Something that is said of one column's present values.</summary>
/// <param name="column">The column.</param>
internal abstract class LeafFilter<T>(ColumnRef<T> column) : Filter<T>
    where T : struct, ISchema<T>
{
    protected ColumnRef<T> Column => column;

    protected string Name => column.Info.Member;

    /// <summary>A value as it is shown: masked where the column's are.</summary>
    protected string Show(string value) => column.Info.IsSensitive ? SensitiveAttribute.Mask : value;

    internal override void AddColumns(ISet<int> columns) => columns.Add(column.Index);

    internal sealed override bool MayKeep(IRangeSource ranges) =>
        ranges.Find(column.Info) is not { } range || (!range.IsAllMissing && MayHold(range));

    /// <summary>Whether it can hold for a present value of the range.</summary>
    protected abstract bool MayHold(ColumnRange range);

    /// <summary>Takes the rows away whose value is missing.</summary>
    protected static void RemoveMissing(Column values, Span<ulong> kept)
    {
        for (int i = 0; i < kept.Length && values.MissingCount > 0; i++)
            kept[i] &= ~values.MissingBits(i << 6);
    }

    /// <summary>Keeps rows by what is said of their entries, each of which is asked once where there are fewer than rows.</summary>
    protected static void EvaluateEntries(BytesColumn values, IEntryTest test, Span<ulong> kept)
    {
        EntryList entries = values.Entries;
        ReadOnlySpan<int> codes = values.Codes;
        kept.Clear();
        if (entries.Count > codes.Length)
        {
            for (int row = 0; row < codes.Length; row++)
            {
                if (codes[row] is >= 0 and var code && test.Holds(entries[code]))
                    Bitmaps.Set(kept, row);
            }

            return;
        }

        // The first stands for missing values.
        byte[] answers = Pooled.Rent<byte>(entries.Count + 1);
        answers[0] = 0;
        for (int i = 0; i < entries.Count; i++)
            answers[i + 1] = test.Holds(entries[i]) ? (byte)1 : (byte)0;
        for (int row = 0; row < codes.Length; row++)
            kept[row >> 6] |= (ulong)answers[codes[row] + 1] << (row & 63);
        Pooled.Return(answers);
    }
}
