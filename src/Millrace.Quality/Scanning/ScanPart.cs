using Millrace.Data;

namespace Millrace.Quality;

/// <summary>What is made of a stretch of rows.</summary>
/// <param name="collected">What is gathered.</param>
/// <param name="checks">What holds rows against expectations; null where nobody asks.</param>
/// <param name="weights">Reads the rows' weights; null where each counts once.</param>
internal sealed class ScanPart(CollectedStatistics collected, CheckedRows? checks, RowWeights? weights) : IDisposable
{
    public CollectedStatistics Collected => collected;

    public CheckedRows? Checks => checks;

    /// <summary>Looks at rows.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="first">The first row in the dataset.</param>
    public void Add(Batch batch, long first)
    {
        collected.Add(batch, weights is null ? default : weights.Read(batch, first));
        checks?.Add(batch, first, collected.Columns);
    }

    /// <summary>Takes what was made of the rows that follow, which is not used after that.</summary>
    public void Merge(ScanPart next)
    {
        using (next)
        {
            collected.Merge(next.Collected);
            next.Collected.LetGo();
            if (next.Checks is not null)
                checks?.Merge(next.Checks);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => checks?.Dispose();
}
