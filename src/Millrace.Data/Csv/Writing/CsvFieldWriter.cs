namespace Millrace.Data;

/// <summary>Writes the fields of one column, batch by batch.</summary>
internal abstract class CsvFieldWriter : IDisposable
{
    /// <summary>Takes the column of the next batch.</summary>
    public abstract void Start(Column column);

    /// <summary>Writes a row's field; nothing where its value is missing.</summary>
    /// <exception cref="DataException">The value has no text form.</exception>
    public abstract void Write(int row, CsvOutput output);

    public virtual void Dispose()
    {
    }
}
