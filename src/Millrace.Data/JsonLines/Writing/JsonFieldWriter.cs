namespace Millrace.Data;

/// <summary>Writes the values of one column, batch by batch.</summary>
internal abstract class JsonFieldWriter : IDisposable
{
    /// <summary>Takes the column of the next batch.</summary>
    public abstract void Start(Column column);

    /// <summary>Writes a row's value.</summary>
    /// <exception cref="DataException">The value has no text form.</exception>
    public abstract void Write(int row, JsonOutput output);

    public virtual void Dispose()
    {
    }
}
