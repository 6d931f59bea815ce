namespace Millrace.Data;

/// <summary>Rows whose value is missing, or is not.</summary>
internal sealed class MissingFilter<T>(ColumnRef<T> column, bool isMissing) : Filter<T>
    where T : struct, ISchema<T>
{
    public override string ToString() => $"{column.Info.Member} is {(isMissing ? "missing" : "present")}";

    internal override void Evaluate(FilterColumns columns, Span<ulong> kept)
    {
        Column values = columns[column.Index];
        for (int row = 0; row < values.Count; row += 64)
        {
            ulong missing = values.MissingBits(row);
            kept[row >> 6] = isMissing ? missing : ~missing & Bitmaps.Ones(Math.Min(64, values.Count - row));
        }
    }

    internal override bool MayKeep(IRangeSource ranges) =>
        ranges.Find(column.Info) is not { Missing: { } missing } range || (isMissing ? missing > 0 : missing < range.Rows);

    internal override Filter<T> Negate() => new MissingFilter<T>(column, !isMissing);

    internal override void AddColumns(ISet<int> columns) => columns.Add(column.Index);
}
