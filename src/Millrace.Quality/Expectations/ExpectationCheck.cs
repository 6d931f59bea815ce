using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Looks for values of one column that break one expectation, batch by batch. What several of them found in parts of a dataset is merged, in any order of the
/// parts, to what one would have found in all of it. Not for several threads at once.
/// </summary>
/// <param name="column">The column.</param>
/// <param name="expectation">What is expected.</param>
internal abstract class ExpectationCheck(ColumnInfo column, Expectation expectation) : IDisposable
{
    /// <summary>What is expected.</summary>
    public Expectation Expectation { get; } = expectation;

    /// <summary>The values that were checked.</summary>
    public long Checked { get; protected set; }

    /// <summary>The values that break it, so far as is known before <see cref="Report"/>.</summary>
    public long Broken { get; protected set; }

    /// <summary>Told the rows, in the batch, whose values break it; null where nobody asks.</summary>
    public RowMarks? Marks { get; set; }

    protected ColumnInfo Column { get; } = column;

    /// <summary>The first values that break it.</summary>
    protected FirstBroken First { get; } = new();

    /// <summary>The values outside a domain, each apart; null of other expectations.</summary>
    private UnexpectedCounts? Unexpected { get; } = expectation is DomainExpectation ? new() : null;

    /// <summary>Looks at the values of a batch.</summary>
    /// <param name="values">The batch's column.</param>
    /// <param name="firstRow">The batch's first row in the dataset.</param>
    public abstract void Add(Column values, long firstRow);

    /// <summary>Takes a batch without a look at its values, where what was gathered of them tells that none breaks the expectation.</summary>
    /// <param name="values">The batch's column.</param>
    /// <param name="gathered">What was gathered of the column, of that batch last.</param>
    /// <returns>Whether it tells that; where not, nothing has changed.</returns>
    public virtual bool TryPass(Column values, ColumnCollector gathered) => false;

    /// <summary>Takes what another one found in other rows, which is not used after that.</summary>
    /// <param name="other">The other, of the same expectation.</param>
    public virtual void Merge(ExpectationCheck other)
    {
        Checked += other.Checked;
        Broken += other.Broken;
        First.Merge(other.First);
        Unexpected?.Merge(other.Unexpected!);
    }

    /// <summary>What was found.</summary>
    public virtual ExpectationReport Report()
    {
        var report = new ExpectationReport(Expectation.ToString(), Checked, Broken, Expectation.Tolerance, First.ToExamples()) { Column = Column.Name };
        return Unexpected?.AddTo(report, Column.IsSensitive) ?? report;
    }

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }

    /// <summary>Counts a value that breaks the expectation.</summary>
    /// <param name="values">The batch's column.</param>
    /// <param name="index">The value's row in it.</param>
    /// <param name="firstRow">The batch's first row in the dataset.</param>
    protected void Break(Column values, int index, long firstRow)
    {
        Broken++;
        if (First.Wants(firstRow + index))
            First.Add(firstRow + index, ShownValue.Of(values, index));
        Marks?.Add(index);
    }

    /// <summary>Counts a value outside a domain.</summary>
    /// <param name="values">The batch's column.</param>
    /// <param name="index">The value's row in it.</param>
    /// <param name="firstRow">The batch's first row in the dataset.</param>
    /// <param name="key">The value's key.</param>
    protected void Break(Column values, int index, long firstRow, UInt128 key)
    {
        Break(values, index, firstRow);
        Unexpected?.Add(key, values, index, firstRow);
    }
}
