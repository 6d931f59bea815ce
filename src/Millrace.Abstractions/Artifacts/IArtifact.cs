using System.Buffers;

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
    /// Whether instances are small values that a store keeps in its metadata itself, by <see cref="Write"/> and <see cref="Read"/>. One of more than
    /// 64 KiB is saved into a folder all the same.
    /// </summary>
    static virtual bool IsInline => false;

    /// <summary>Writes a small value; the same bytes for equal values.</summary>
    /// <param name="artifact">The value.</param>
    /// <param name="content">Receives the bytes.</param>
    static virtual void Write(TSelf artifact, IBufferWriter<byte> content) => throw new NotSupportedException($"{typeof(TSelf)} is saved into folders only.");

    /// <summary>Reads a small value.</summary>
    /// <param name="content">What <see cref="Write"/> wrote.</param>
    /// <returns>The value, equal to the one written.</returns>
    static virtual TSelf Read(ReadOnlySpan<byte> content) => throw new NotSupportedException($"{typeof(TSelf)} is saved into folders only.");

    /// <summary>The type of the items of a collection; null for any other artifact.</summary>
    static virtual ArtifactType? ItemType => null;

    /// <summary>
    /// What instances are made to, for those who know the type: of a dataset the schema of its rows, so that commands find a program's schemas in its plans.
    /// Null for artifacts that are made to nothing.
    /// </summary>
    static virtual object? Contract => null;

    /// <summary>Makes a collection of stored items.</summary>
    /// <param name="count">How many.</param>
    /// <param name="open">Opens the item of a position.</param>
    static virtual TSelf Collect(int count, Func<int, CancellationToken, ValueTask<object>> open) => throw new NotSupportedException($"{typeof(TSelf)} is no collection.");

    /// <summary>
    /// Whether what the artifact stands for still exists, for artifacts that record a side effect (a registration, a push). It is asked
    /// before a step is reused, and before a run is removed. One that cannot see whether it is there throws: then the step runs again, and the run stays.
    /// </summary>
    /// <param name="artifact">The loaded artifact.</param>
    static virtual bool IsStillThere(TSelf artifact) => true;
}
