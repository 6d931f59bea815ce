using Millrace.Data;
using Millrace.Runtime;

namespace Millrace.Questions;

/// <summary>
/// Questions about a store that speak of what lies outside of it as well: files that steps read or wrote, models in registries, the manifests of datasets. The
/// commands <c>lineage</c> and <c>data diff</c> ask them.
/// </summary>
public static class StoreQuestions
{
    /// <summary>Finds where lineage begins: an artifact, a registered model, a file or folder that steps read or wrote, a file of the store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="reference">
    /// <c>run/step/output</c>, such as <c>last/split-trips/train</c>; the beginning of a digest; the path of a file, a folder or a model's version; or
    /// <c>sha256:</c> with the beginning of a file's digest.
    /// </param>
    /// <param name="allVersions">Whether of a file that runs read all versions are meant, and not only the one that it holds now.</param>
    /// <param name="services">What artifacts may need when they are opened; null for nothing.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="MillraceException">Nothing in the store is meant, or several things are.</exception>
    public static ValueTask<LineageRoots> ResolveLineageAsync(
        this Store store, string reference, bool allVersions = false, IServiceProvider? services = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentException.ThrowIfNullOrEmpty(reference);
        return new LineageResolver(store, Outside(store, services)).FindAsync(reference, allVersions, cancellation);
    }

    /// <summary>Finds what would be affected if something were withdrawn, with the names and versions of registered models.</summary>
    /// <param name="store">The store.</param>
    /// <param name="roots">What is withdrawn, as <see cref="ResolveLineageAsync"/> finds it.</param>
    /// <param name="services">What artifacts may need when they are opened; null for nothing.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static ValueTask<StoreImpact> FindImpactAsync(
        this Store store, LineageRoots roots, IServiceProvider? services = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(roots);
        return ImpactQuestion.AskAsync(store, Outside(store, services), roots, cancellation);
    }

    /// <summary>Finds a version of data.</summary>
    /// <param name="store">The store.</param>
    /// <param name="reference">
    /// A dataset or other artifact as <c>run/step/output</c> or the beginning of a digest; files that runs read as <c>path@digest</c> or <c>path@run</c>, or one
    /// file as <c>sha256:digest</c>.
    /// </param>
    /// <exception cref="MillraceException">There is none, or several.</exception>
    public static DataReference ResolveData(this Store store, string reference)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentException.ThrowIfNullOrEmpty(reference);
        return DataReference.Find(store, reference);
    }

    /// <summary>
    /// Compares two versions of data by what the store knows of them, without reading rows. Ends of columns that are sensitive on either side are masked.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="before">The earlier version, as <see cref="ResolveData"/> finds it.</param>
    /// <param name="after">The later version.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="MillraceException">One is a dataset and of the other none was made, or files of the store are not whole.</exception>
    /// <exception cref="DataException">The manifest of a dataset is damaged.</exception>
    public static Task<DataDifference> CompareDataAsync(this Store store, DataReference before, DataReference after, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return DataComparer.CompareAsync(store, before, after, static (_, _) => ValueTask.FromResult<IReadOnlySet<string>>(new HashSet<string>()), cancellation);
    }

    private static OutsideResults Outside(Store store, IServiceProvider? services) => new(store, services ?? NoServices.Instance);
}
