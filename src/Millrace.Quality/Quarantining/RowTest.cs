using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Tells which rows of a batch break one expectation, and why.</summary>
internal abstract class RowTest : IDisposable
{
    /// <summary>The rows of the last batch that break it.</summary>
    public RowMarks Marks { get; } = new();

    /// <summary>The column's name in files; null of a rule.</summary>
    public virtual string? Column => null;

    /// <summary>The attribute as C#; of a rule its name.</summary>
    public abstract string Attribute { get; }

    /// <summary>Looks at a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="firstRow">Its first row in the dataset.</param>
    public void Look(Batch batch, long firstRow)
    {
        Marks.Reset(batch.Count);
        Mark(batch, firstRow);
    }

    /// <summary>Why a row of the last batch breaks it, as a sentence.</summary>
    public abstract string Reason(Batch batch, int row);

    /// <inheritdoc/>
    public virtual void Dispose() => Marks.Reset(0);

    /// <summary>Marks the rows of a batch that break it.</summary>
    protected abstract void Mark(Batch batch, long firstRow);
}
