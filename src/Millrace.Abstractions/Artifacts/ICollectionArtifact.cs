namespace Millrace;

/// <summary>A collection of artifacts as a store handles it, without knowing what the items are.</summary>
public interface ICollectionArtifact
{
    /// <summary>How many items there are.</summary>
    int Count { get; }

    /// <summary>Opens an item.</summary>
    /// <param name="index">Its position, from 0.</param>
    /// <param name="cancellation">Ends the work early.</param>
    ValueTask<object> OpenItemAsync(int index, CancellationToken cancellation);
}
