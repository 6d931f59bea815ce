namespace Millrace;

/// <summary>
/// A type whose instances flow between steps: immutable, saved into a folder and loaded from it. Two artifacts with the same saved bytes are
/// the same artifact, so saving must be deterministic: no time stamps, no machine names.
/// </summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IArtifact<TSelf>
    where TSelf : class, IArtifact<TSelf>
{
    /// <summary>A short name of the kind, in kebab case: <c>dataset</c>, <c>model</c>.</summary>
    static abstract string Kind { get; }

    /// <summary>Writes the artifact's files into an empty folder.</summary>
    /// <param name="artifact">What to save.</param>
    /// <param name="folder">Where.</param>
    /// <param name="cancellation">Ends the work early.</param>
    static abstract ValueTask SaveAsync(TSelf artifact, ArtifactFolder folder, CancellationToken cancellation);

    /// <summary>Opens an artifact that was saved. May read its files later, as long as the folder stands.</summary>
    /// <param name="folder">Where it was saved.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The artifact, equal to the one saved.</returns>
    static abstract ValueTask<TSelf> LoadAsync(ArtifactFolder folder, CancellationToken cancellation);

    /// <summary>
    /// Whether what the artifact stands for still exists, for artifacts that record a side effect (a registration, a push). It is asked
    /// before a step is reused.
    /// </summary>
    /// <param name="artifact">The loaded artifact.</param>
    static virtual bool IsStillThere(TSelf artifact) => true;
}
