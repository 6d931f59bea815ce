using Millrace.Data;

namespace Millrace.Quality;

/// <summary>What the second pass gathers of the rows of a slice.</summary>
/// <param name="collected">What is gathered of all rows as well.</param>
/// <param name="columns">What is asked beyond that.</param>
internal sealed class SlicePart(CollectedStatistics collected, RequestedColumns columns)
{
    public CollectedStatistics Collected => collected;

    public RequestedColumns Columns => columns;

    /// <summary>Takes rows of the slice.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="weights">The weight of each; none where each weighs 1.</param>
    public void Add(Batch rows, ReadOnlySpan<double> weights)
    {
        collected.Add(rows, weights);
        columns.Add(rows, weights);
    }

    /// <summary>Takes what was gathered of the rows that follow, which is not used after that.</summary>
    public void Merge(SlicePart next)
    {
        collected.Merge(next.Collected);
        columns.Merge(next.Columns);
        next.LetGo();
    }

    /// <summary>Gives its arrays back. Nothing may be asked of it or added to it after that.</summary>
    public void LetGo()
    {
        collected.LetGo();
        columns.LetGo();
    }
}
