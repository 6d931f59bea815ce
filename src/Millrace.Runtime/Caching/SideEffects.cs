namespace Millrace.Runtime;

/// <summary>Asks artifacts whether what they stand for outside of the store is still there: of a collection each item, however deep it lies.</summary>
internal static class SideEffects
{
    /// <summary>Whether artifacts of a type have to be asked.</summary>
    public static bool AreRecordedBy(ArtifactType type) => type.ItemType is ArtifactType items ? AreRecordedBy(items) : type.IsChecked;

    /// <summary>Whether all that an artifact stands for is still there.</summary>
    /// <param name="artifact">The opened artifact.</param>
    /// <param name="type">Its type.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static async ValueTask<bool> AreThereAsync(object artifact, ArtifactType type, CancellationToken cancellation)
    {
        if (type.ItemType is not ArtifactType items)
            return type.IsStillThere(artifact);

        var collection = (ICollectionArtifact)artifact;
        for (int i = 0; i < collection.Count; i++)
        {
            if (!await AreThereAsync(await collection.OpenItemAsync(i, cancellation).ConfigureAwait(false), items, cancellation).ConfigureAwait(false))
                return false;
        }

        return true;
    }
}
