using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>What is learned of one column while the rows go by.</summary>
internal abstract class ColumnScan(ColumnInfo column) : IDisposable
{
    /// <summary>Distinct values are counted up to here: more cost memory and tell nothing more to a person.</summary>
    public const int MaximumDistinct = 10_000;

    /// <summary>What is expected of the column.</summary>
    public ImmutableArray<ExpectationCheck> Checks { get; init; } = [];

    protected ColumnInfo Info { get; } = column;

    protected long Present { get; private set; }

    protected long Missing { get; private set; }

    /// <param name="values">The column of a batch.</param>
    /// <param name="firstRow">The batch's first row in the dataset.</param>
    public void Add(Column values, long firstRow)
    {
        Present += values.Count - values.MissingCount;
        Missing += values.MissingCount;
        Scan(values);
        foreach (ExpectationCheck check in Checks)
            check.Add(values, firstRow);
    }

    public abstract ColumnReport Report();

    /// <summary>Lets go of what the checks hold.</summary>
    public void Dispose()
    {
        foreach (ExpectationCheck check in Checks)
            check.Dispose();
    }

    protected abstract void Scan(Column values);

    /// <summary>What every type of column reports.</summary>
    protected ColumnReport Summary(string? minimum, string? maximum, int distinct) => new(Info.Name, Info.Type)
    {
        ItemType = Info.Item?.Type,
        IsSensitive = Info.IsSensitive,
        Present = Present,
        Missing = Missing,
        Minimum = Info.IsSensitive && minimum is not null ? SensitiveAttribute.Mask : minimum,
        Maximum = Info.IsSensitive && maximum is not null ? SensitiveAttribute.Mask : maximum,
        Distinct = Math.Min(distinct, MaximumDistinct),
        IsDistinctExact = distinct <= MaximumDistinct,
        Expectations = [.. Checks.Select(static check => check.Report())],
    };
}
