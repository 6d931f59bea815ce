using Microsoft.Extensions.DependencyInjection;
using Millrace.Runtime;

namespace Millrace.Testing;

/// <summary>
/// Looks at what runs left in a store: <c>var train = await RunStore.Open().LoadAsync&lt;Dataset&lt;Trip&gt;&gt;("last/split-trips/train");</c>
/// Nothing is written.
/// </summary>
public sealed class RunStore : IDisposable
{
    private readonly IServiceProvider _services;

    private RunStore(Store store, IServiceProvider services)
    {
        Store = store;
        _services = services;
    }

    /// <summary>The store.</summary>
    public Store Store { get; }

    /// <summary>Opens a store.</summary>
    /// <param name="path">Its folder; null for the <c>.millrace</c> of the current folder, or of the nearest folder above that has one.</param>
    /// <param name="services">Services by which artifacts with pluggable formats are loaded; null for none.</param>
    /// <exception cref="MillraceException">There is no store.</exception>
    public static RunStore Open(string? path = null, IServiceProvider? services = null)
    {
        string folder = path ?? FindAbove(Directory.GetCurrentDirectory());
        if (!Store.Exists(folder))
            throw new MillraceException($"There is no store in {Path.GetFullPath(folder)}. Run a pipeline first, or name the folder of its store.");

        return new RunStore(Store.OpenForReading(folder, TimeProvider.System), services ?? NoServices());
    }

    /// <summary>Loads an artifact.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="artifact">
    /// <c>run/step/output</c>, where run is an identity, the beginning of one or <c>last</c>, and the output may be left out where there is
    /// only one; or the beginning of a digest.
    /// </param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The artifact. It may read its files later, as long as the store stands.</returns>
    /// <exception cref="MillraceException">There is no such artifact, or it is of another type.</exception>
    public async Task<T> LoadAsync<T>(string artifact, CancellationToken cancellation = default)
        where T : class, IArtifact<T>
    {
        ArtifactRecord record = Store.Metadata.ResolveArtifact(artifact);
        return (T)await Store.LoadAsync(record, ArtifactType.Of<T>(), _services, cancellation).ConfigureAwait(false);
    }

    /// <summary>Closes the store.</summary>
    public void Dispose() => Store.Dispose();

    internal static ServiceProvider NoServices() => new ServiceCollection().BuildServiceProvider();

    // Tests run in their output folder, runs mostly in the repository's.
    private static string FindAbove(string start)
    {
        for (string? folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            string candidate = Path.Combine(folder, Store.DefaultPath);
            if (Store.Exists(candidate))
                return candidate;
        }

        return Path.Combine(start, Store.DefaultPath);
    }
}
