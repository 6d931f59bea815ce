using Millrace.Data;

namespace Millrace.Quality;

/// <summary>What is learned of one column while the rows go by.</summary>
internal abstract class ColumnScan(ColumnInfo column)
{
    /// <summary>Distinct values are counted up to here: more cost memory and tell nothing more to a person.</summary>
    public const int MaximumDistinct = 10_000;

    protected ColumnInfo Info { get; } = column;

    protected long Present { get; private set; }

    protected long Missing { get; private set; }

    /// <param name="values">The column of a batch.</param>
    /// <param name="firstRow">The batch's first row in the dataset.</param>
    public void Add(Column values, long firstRow)
    {
        Present += values.Count - values.MissingCount;
        Missing += values.MissingCount;
        Scan(values, firstRow);
    }

    public abstract ColumnReport Report();

    protected abstract void Scan(Column values, long firstRow);

    /// <summary>What every type of column reports.</summary>
    protected ColumnReport Summary(string? minimum, string? maximum, int distinct, params ReadOnlySpan<ExpectationCounter?> expectations)
    {
        var reports = new List<ExpectationReport>(expectations.Length);
        foreach (ExpectationCounter? expectation in expectations)
        {
            if (expectation is not null)
                reports.Add(expectation.Report(Present));
        }

        return new ColumnReport(Info.Name, Info.Type)
        {
            ItemType = Info.Item?.Type,
            IsSensitive = Info.IsSensitive,
            Present = Present,
            Missing = Missing,
            Minimum = Info.IsSensitive && minimum is not null ? SensitiveAttribute.Mask : minimum,
            Maximum = Info.IsSensitive && maximum is not null ? SensitiveAttribute.Mask : maximum,
            Distinct = Math.Min(distinct, MaximumDistinct),
            IsDistinctExact = distinct <= MaximumDistinct,
            Expectations = [.. reports],
        };
    }
}
