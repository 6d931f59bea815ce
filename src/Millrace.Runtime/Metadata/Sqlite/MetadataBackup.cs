namespace Millrace.Runtime;

/// <inheritdoc cref="IMetadataBackup"/>
/// <param name="database">A connection of its own.</param>
internal sealed class MetadataBackup(Database database) : IMetadataBackup
{
    /// <inheritdoc/>
    public int CountRuns() => (int)database.Number("SELECT count(*) FROM run");

    /// <inheritdoc/>
    public void Write(string path, CancellationToken cancellation)
    {
        try
        {
            database.Interruptibly(() => database.Execute("VACUUM INTO $p0", path), cancellation);
        }
        catch (Exception exception) when ((exception as DatabaseException ?? exception.InnerException) is DatabaseException cause && DatabaseFaults.IsOfDisk(cause))
        {
throw DatabaseFaults.OfFile(cause, path);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => database.Dispose();
}
