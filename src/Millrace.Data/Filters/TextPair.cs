namespace Millrace.Data;

/// <summary>Texts of a column compared with those of another in the same row.</summary>
internal sealed class TextPair<T>(ColumnRef<T> left, ColumnRef<T> right, Outcomes outcomes) : Filter<T>
    where T : struct, ISchema<T>
{
    public override string ToString() => OutcomesExtensions.Write(outcomes, left.Info.Member, right.Info.Member);

    internal override void Evaluate(FilterColumns columns, Span<ulong> kept)
    {
        var leftTexts = (BytesColumn)columns[left.Index];
        var rightTexts = (BytesColumn)columns[right.Index];
        EntryList leftEntries = leftTexts.Entries;
        EntryList rightEntries = rightTexts.Entries;
        ReadOnlySpan<int> leftCodes = leftTexts.Codes;
        ReadOnlySpan<int> rightCodes = rightTexts.Codes;
        kept.Clear();
        for (int row = 0; row < leftCodes.Length; row++)
        {
            if (leftCodes[row] < 0 || rightCodes[row] < 0)
                continue;
            int order = leftEntries[leftCodes[row]].SequenceCompareTo(rightEntries[rightCodes[row]]);
            if ((outcomes & (order < 0 ? Outcomes.Less : order > 0 ? Outcomes.Greater : Outcomes.Equal)) != 0)
                Bitmaps.Set(kept, row);
        }
    }

    internal override bool MayKeep(IRangeSource ranges) =>
        ranges.Find(left.Info) is not { IsAllMissing: true } && ranges.Find(right.Info) is not { IsAllMissing: true };

    internal override Filter<T> Negate() => new TextPair<T>(left, right, outcomes.Contrary(hasUnordered: false));

    internal override void AddColumns(ISet<int> columns)
    {
        columns.Add(left.Index);
        columns.Add(right.Index);
    }
}
