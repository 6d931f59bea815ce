namespace Millrace.Runtime;

/// <summary>What is done to a store now and then by whoever looks after it.</summary>
public static class StoreHousekeeping
{
    /// <summary>
    /// Deletes runs with their steps, logs, parameters, metrics, tags and notes, and frees the contents of artifacts that only they needed. Results that
    /// stand for steps of other runs stay for as long as these do; the run that made them is no longer listed. Other processes may run on the store
    /// meanwhile: what they use stays.
    /// </summary>
    /// <param name="store">The store, open for writing.</param>
    /// <param name="references">The runs: identities, beginnings of them that no other run has, or <c>last</c>.</param>
    /// <param name="isForced">Whether runs go as well that are pinned, or registered a model that is still there.</param>
    /// <param name="types">The artifact types of the program's pipelines: those that can say so are asked whether what they stand for is still there.</param>
    /// <param name="services">The application's services.</param>
    /// <param name="isDryRun">Whether nothing is deleted, and only told what would be.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="MillraceException">
    /// There is no such run, or several; or one of them goes on, is pinned, or registered a model that is still there. Nothing is deleted then.
    /// </exception>
    public static Task<RunDeletion> DeleteRunsAsync(
        this Store store, IEnumerable<string> references, bool isForced, IEnumerable<ArtifactType> types, IServiceProvider services, bool isDryRun,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(references);
        ArgumentNullException.ThrowIfNull(types);
        ArgumentNullException.ThrowIfNull(services);
        return new RunDeleter(store).DeleteAsync(references, isForced, types, services, isDryRun, cancellation);
    }

    /// <summary>
    /// Writes a backup of the metadata: one file that holds them as they are at this moment, whoever writes meanwhile. It appears whole or not at all. Contents
    /// of artifacts are not in it.
    /// </summary>
    /// <param name="store">The store, open for reading or writing.</param>
    /// <param name="path">The file.</param>
    /// <param name="replaces">Whether a file that is there is replaced.</param>
    /// <param name="cancellation">Ends the work early; then nothing has changed.</param>
    /// <exception cref="MillraceException">The file exists, lies among the store's own, or cannot be written; or the metadata is damaged.</exception>
    public static Task<MetadataCopy> BackUpMetadataAsync(this Store store, string path, bool replaces, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Task.Run(() => StoreFolder.ProviderOf(store.Path, store.Time).BackUp(Path.GetFullPath(path), replaces, cancellation), cancellation);
    }

    /// <summary>
    /// Brings a backup of a store's metadata back. The metadata that is there gets another name beside it. Runs since the backup are gone; what they stored
    /// belongs to nothing until it is collected, and what was collected since the backup is missing: <see cref="Store.VerifyAsync"/> tells of both.
    /// </summary>
    /// <param name="storePath">The store's folder. No store may be open there.</param>
    /// <param name="path">The backup.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Ends the work early; then nothing has changed.</param>
    /// <exception cref="MillraceException">The file is no backup, or damaged, or of a newer version; or other programs use the store.</exception>
    public static Task<MetadataCopy> RestoreMetadataAsync(string storePath, string path, TimeProvider time, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(storePath);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(time);
        return Task.Run(() => StoreFolder.ProviderOf(Path.GetFullPath(storePath), time).Restore(Path.GetFullPath(path), cancellation), cancellation);
    }

    /// <summary>Like <see cref="Store.VerifyAsync"/>, but files are looked at by their number and lengths alone: nothing that is large is read.</summary>
    /// <param name="store">The store.</param>
    /// <param name="progress">Told of the bytes that were looked at, from several threads; null for nobody.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static Task<StoreVerification> VerifyQuicklyAsync(this Store store, IProgress<StepProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        return new StoreInspector(store, isQuick: true).RunAsync(progress, cancellation);
    }

    /// <summary>
    /// Repairs what can be repaired without losing anything: indices of the metadata are made anew, records that speak of nothing removed, and results that
    /// are not as they were stored are reused no more, so that the next run makes them anew. Damaged
    /// copies of files from outside are kept no more, so that they are copied again. Contents that belong to no result stay for a collection to free.
    /// </summary>
    /// <param name="storePath">The store's folder.</param>
    /// <param name="found">What a look at the store found.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The same, where what is no longer so is marked as repaired.</returns>
    /// <exception cref="MillraceException">The store cannot be written to.</exception>
    public static Task<StoreVerification> RepairAsync(string storePath, StoreVerification found, TimeProvider time, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(storePath);
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(time);
        return Task.Run(() => new StoreRepairer(Path.GetFullPath(storePath), time).Repair(found, cancellation), cancellation);
    }
}
