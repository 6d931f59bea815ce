using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Millrace.Runtime;

/// <summary>
/// The artifacts of a store by the three ways in which they are kept: files in a folder of their own, a small value in the metadata, a collection of other
/// artifacts.
/// </summary>
internal sealed class StoredArtifacts(ObjectFolders objects, IArtifactQueries queries)
{
    /// <summary>The items that were opened, so that a collection of the same ones is put together without saving them again.</summary>
    private readonly ConditionalWeakTable<object, ArtifactRecord> _items = [];

    /// <summary>The digest of a small value.</summary>
    public static string DigestOf(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> mark = "value\0"u8;
        byte[] all = ArrayPool<byte>.Shared.Rent(mark.Length + content.Length);
        mark.CopyTo(all);
        content.CopyTo(all.AsSpan(mark.Length));
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(all.AsSpan(0, mark.Length + content.Length), digest);
        ArrayPool<byte>.Shared.Return(all);
        return Convert.ToHexStringLower(digest);
    }

    /// <summary>The digest of a collection.</summary>
    public static string DigestOf(ImmutableArray<ArtifactRecord> items)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("collection\0"u8);
        foreach (ArtifactRecord item in items)
            hash.AppendData(Convert.FromHexString(item.Digest));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>What an opened item of a collection is stored as; null for any other object.</summary>
    public ArtifactRecord? StoredItem(object opened) => _items.TryGetValue(opened, out ArtifactRecord? record) ? record : null;

    /// <summary>The items of a collection, in order.</summary>
    public ImmutableArray<ArtifactRecord> ItemsOf(ArtifactRecord collection) =>
        collection.Items.IsDefaultOrEmpty ? queries.Items(collection) : collection.Items;

    /// <summary>Whether the list of a collection's items is what its digest stands for. The items themselves are not looked at.</summary>
    public bool HasItems(ArtifactRecord collection) => HasItems(collection, static _ => true);

    /// <summary>Whether an artifact is there, by the number and lengths of its files.</summary>
    public bool IsWhole(ArtifactRecord artifact) =>
        artifact.IsCollection ? HasItems(artifact, IsWhole)
        : artifact.IsInline || objects.IsWhole(artifact.Digest, artifact.Bytes, artifact.Files);

    /// <summary>Whether an artifact still holds what its digest stands for.</summary>
    public bool IsSound(ArtifactRecord artifact, CancellationToken cancellation) =>
        artifact.IsCollection ? HasItems(artifact, item => IsSound(item, cancellation))
        : artifact.IsInline ? ContentOf(artifact) is not null
        : IsWhole(artifact) && objects.IsSound(artifact.Digest, cancellation);

    /// <summary>
    /// Whether an artifact is what was stored, as far as the names, lengths and times of its files tell. Where these are not those that were noted, the files
    /// are read.
    /// </summary>
    public bool IsUnchanged(ArtifactRecord artifact, CancellationToken cancellation) =>
        artifact.IsCollection ? HasItems(artifact, item => IsUnchanged(item, cancellation))
        : artifact.IsInline ? ContentOf(artifact) is not null : (IsWhole(artifact) && objects.IsUnchanged(artifact.Digest, artifact.Stamp, cancellation));

    /// <summary>Whether a small value is no longer there at all.</summary>
    public bool IsGone(ArtifactRecord value) => (value.Content ?? queries.Content(value)) is null;

    /// <summary>Opens an artifact.</summary>
    /// <exception cref="MillraceException">Its files are gone or not whole.</exception>
    public async ValueTask<object> OpenAsync(ArtifactRecord artifact, ArtifactType type, IServiceProvider services, CancellationToken cancellation)
    {
        if (artifact.IsCollection && type.ItemType is ArtifactType itemType)
        {
            ImmutableArray<ArtifactRecord> items = ItemsOf(artifact);
            if (DigestOf(items) != artifact.Digest)
            {
                throw new MillraceException(
                    $"The items of {artifact.DisplayType} {artifact.Digest[..16]} in the store's metadata are no longer those that were stored. "
                    + "Run the pipeline again to make them anew.");
            }

            return type.Collect(items.Length, (index, token) => OpenItemAsync(items[index], itemType, services, token));
        }

        if (artifact.IsInline)
            return type.Read(ContentOf(artifact) ?? throw new MillraceException(
                $"The value {artifact.Digest[..16]} ({artifact.DisplayType}) in the store's metadata is gone or no longer what was stored. "
                + "Run the pipeline again to make it anew."));
        return await type.LoadAsync(new ArtifactFolder(FolderOf(artifact), services), cancellation).ConfigureAwait(false);
    }

    /// <summary>The folder that holds an artifact's files.</summary>
    /// <exception cref="MillraceException">The files are gone or not whole, or it has none.</exception>
    public string FolderOf(ArtifactRecord artifact)
    {
        if (artifact.IsInline || artifact.IsCollection)
        {
            throw new MillraceException(artifact.IsInline
                ? $"The {artifact.DisplayType} {artifact.Digest[..16]} has no files: it is kept in the store's metadata."
                : $"The {artifact.DisplayType} {artifact.Digest[..16]} has no files of its own: its items have.");
        }

        return objects.IsWhole(artifact.Digest, artifact.Bytes, artifact.Files) ? objects.PathOf(artifact.Digest) : throw new MillraceException(
            $"The files of {artifact.DisplayType} {artifact.Digest[..16]} are missing or damaged in the store: {objects.PathOf(artifact.Digest)}. "
            + "Run the pipeline again to make them anew.");
    }

    private bool HasItems(ArtifactRecord collection, Func<ArtifactRecord, bool> holds)
    {
        ImmutableArray<ArtifactRecord> items = ItemsOf(collection);
        return DigestOf(items) == collection.Digest && items.All(holds);
    }

    private async ValueTask<object> OpenItemAsync(ArtifactRecord item, ArtifactType type, IServiceProvider services, CancellationToken cancellation)
    {
        if (!IsSound(item, cancellation))
            throw new MillraceException($"An item of a collection, the {item.DisplayType} {item.Digest[..16]}, is missing or damaged in the store. "
                + "Run the pipeline again to make it anew.");
        object opened = await OpenAsync(item, type, services, cancellation).ConfigureAwait(false);
        _items.AddOrUpdate(opened, item);
        return opened;
    }

    /// <summary>A small value; null where it is gone, or no longer what its digest stands for.</summary>
    private byte[]? ContentOf(ArtifactRecord artifact) =>
        (artifact.Content ?? queries.Content(artifact)) is byte[] content && DigestOf(content) == artifact.Digest ? content : null;
}
