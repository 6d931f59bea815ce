namespace Millrace.Data;

/// <summary>Reads stretches of rows, one after the other. For one thread at a time.</summary>
internal abstract class StretchReader : IDisposable
{
    /// <summary>A batch like those that will be read.</summary>
    public abstract Batch Shape { get; }

    /// <summary>The rows of a stretch. The batch is reused.</summary>
    /// <returns>Rows, and the number of the first among all.</returns>
    public abstract IEnumerable<(Batch Rows, long First)> Read(Stretch stretch, CancellationToken cancellation);

    /// <inheritdoc/>
    public abstract void Dispose();
}
