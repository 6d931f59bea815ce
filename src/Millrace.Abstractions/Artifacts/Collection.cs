using System.Collections.Immutable;
using System.Globalization;

namespace Millrace;

/// <summary>
/// Artifacts in an order, as many as a run happens to make. A store keeps each item once, by its content; an item is opened when somebody asks for it.
/// <c>Map</c> runs steps for each.
/// </summary>
/// <typeparam name="T">The items' type.</typeparam>
public sealed class Collection<T> : IArtifact<Collection<T>>, ICollectionArtifact, IPreviewable, IAsyncEnumerable<T>
    where T : class, IArtifact<T>
{
    private readonly Func<int, CancellationToken, ValueTask<T>> _open;

    internal Collection(int count, Func<int, CancellationToken, ValueTask<T>> open)
    {
        Count = count;
        _open = open;
    }

    /// <inheritdoc/>
    public static string Kind => "collection";

    /// <inheritdoc/>
    public static ArtifactType ItemType => ArtifactType.Of<T>();

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public static Collection<T> Collect(int count, Func<int, CancellationToken, ValueTask<object>> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return new Collection<T>(count, async (index, cancellation) => (T)await open(index, cancellation).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public static async ValueTask SaveAsync(Collection<T> artifact, ArtifactFolder folder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentNullException.ThrowIfNull(folder);
        for (int i = 0; i < artifact.Count; i++)
        {
            string item = folder.File(i.ToString("D6", CultureInfo.InvariantCulture));
            Directory.CreateDirectory(item);
            await T.SaveAsync(await artifact.OpenAsync(i, cancellation).ConfigureAwait(false), new ArtifactFolder(item, folder.Services), cancellation).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public static ValueTask<Collection<T>> LoadAsync(ArtifactFolder folder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ImmutableArray<string> items =
            [.. Directory.GetDirectories(folder.Path).OrderBy(static item => item.Length).ThenBy(static item => item, StringComparer.Ordinal)];
        return ValueTask.FromResult(new Collection<T>(items.Length, (index, token) => T.LoadAsync(new ArtifactFolder(items[index], folder.Services), token)));
    }

    /// <summary>Opens an item.</summary>
    /// <param name="index">Its position, from 0.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such item.</exception>
    public ValueTask<T> OpenAsync(int index, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return _open(index, cancellation);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        for (int i = 0; i < Count; i++)
            yield return await _open(i, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The beginnings of the items, one behind the other, each row with the position of its item; as wide as the first item's.</summary>
    /// <inheritdoc/>
    public async ValueTask<ArtifactPreview> PreviewAsync(int rows, CancellationToken cancellation)
    {
        ImmutableArray<string> columns = [];
        var shown = ImmutableArray.CreateBuilder<ImmutableArray<string?>>();
        for (int i = 0; i < Count && shown.Count < rows; i++)
        {
            T item = await _open(i, cancellation).ConfigureAwait(false);
            ArtifactPreview each = item is IPreviewable previewable
                ? await previewable.PreviewAsync(rows - shown.Count, cancellation).ConfigureAwait(false)
                : new ArtifactPreview([T.Kind], [[item.ToString()]], null);
            columns = i == 0 ? each.Columns : columns;
            if (each.Columns.Length == columns.Length)
                shown.AddRange(each.Rows.Select(row => row.Insert(0, i.ToString(CultureInfo.InvariantCulture))));
        }

        return new ArtifactPreview(["item", .. columns], shown.ToImmutable(), null);
    }

    /// <inheritdoc/>
    async ValueTask<object> ICollectionArtifact.OpenItemAsync(int index, CancellationToken cancellation) => await OpenAsync(index, cancellation).ConfigureAwait(false);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} × {TypeNames.Display(typeof(T))}");
}
