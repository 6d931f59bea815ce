namespace Millrace.Runtime;

/// <summary>Metadata in a file in the store's folder.</summary>
/// <param name="root">The full path of the store's folder.</param>
/// <param name="time">The clock.</param>
internal sealed class SqliteProvider(string root, TimeProvider time) : IMetadataProvider
{
    private readonly string _file = Path.Combine(root, SqliteMetadata.FileName);

    private Func<string, OwnerLife> LifeOf => StoreOwner.Lives(Path.Combine(root, Store.StagingFolder));

    /// <inheritdoc/>
    public bool Exists => File.Exists(_file);

    /// <inheritdoc/>
    public void CheckPresent()
    {
        if (new FileInfo(_file) is not { Exists: true, Length: > 0 })
            throw DatabaseFaults.Missing(_file);
    }

    /// <inheritdoc/>
    public IMetadataStore Open() => SqliteMetadata.Open(root, time, LifeOf);

    /// <inheritdoc/>
    public IMetadataStore OpenForReading() => SqliteMetadata.OpenForReading(root, time, LifeOf);

    /// <inheritdoc/>
    public IMetadataIntegrity OpenForRepair() => SqliteMetadata.OpenForRepair(root, time);

    /// <inheritdoc/>
    public bool TryMend(CancellationToken cancellation) => SqliteMetadata.TryReindex(root, cancellation);

    /// <inheritdoc/>
    public MetadataCopy BackUp(string path, bool replaces, CancellationToken cancellation) => new MetadataKeeper(root).Back(path, replaces, cancellation);

    /// <inheritdoc/>
    public MetadataCopy Restore(string path, CancellationToken cancellation) => new MetadataKeeper(root).Restore(path, time.GetUtcNow(), cancellation);
}
