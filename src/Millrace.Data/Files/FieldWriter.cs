namespace Millrace.Data;

/// <summary>Writes the values of one column, batch by batch.</summary>
/// <typeparam name="TOutput">What takes them.</typeparam>
internal abstract class FieldWriter<TOutput> : IDisposable
    where TOutput : TextOutput
{
    /// <summary>Takes the column of the next batch.</summary>
    public abstract void Start(Column column);

    /// <summary>Writes a row's value.</summary>
    /// <exception cref="DataException">The value has no text form.</exception>
    public abstract void Write(int row, TOutput output);

    public virtual void Dispose()
    {
    }
}
