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
        return new RunDeleter(store, store.MetadataPath).DeleteAsync(references, isForced, types, services, isDryRun, cancellation);
    }
}
