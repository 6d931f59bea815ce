namespace Millrace.Data;

/// <summary>Goes through the parts of a file one after the other, for those who look at texts.</summary>
/// <param name="reader">The file, of which nothing but the header was read.</param>
internal sealed class CsvCursor(CsvFileReader reader) : IDisposable
{
    private readonly CsvBlock _block = new();
    private CsvException? _fault;
    private bool _hasMore = true;

    /// <summary>Rows of the part, at least one.</summary>
    public int Rows { get; private set; }

    /// <summary>Moves to the next part.</summary>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="CsvException">What is behind the rows so far is malformed.</exception>
    public bool Next(CancellationToken cancellation)
    {
        do
        {
            if (_fault is not null)
                throw _fault;
            if (!_hasMore)
                return false;
            cancellation.ThrowIfCancellationRequested();
            _hasMore = reader.Read(_block, cancellation);
            Rows = reader.CountRows(_block, out _fault);
        }
        while (Rows == 0);
        return true;
    }

    /// <summary>A column's fields in the part, as a nullable column has them; valid until the next one is read.</summary>
    /// <param name="position">The column's position.</param>
    public CsvFields FieldsOf(int position) => reader.FieldsOf(_block, position, Rows, isNullable: true);

    public void Dispose() => _block.Dispose();
}
