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
        catch (Exception exception) when (DatabaseFaults.OfCopy(exception, path) is { } told)
        {
            throw told;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => database.Dispose();
}
