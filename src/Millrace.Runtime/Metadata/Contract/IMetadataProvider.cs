namespace Millrace.Runtime;

/// <summary>The metadata of one store as a whole, open or not: where the store's folder is all that is known, this leads to them.</summary>
internal interface IMetadataProvider
{
    /// <summary>Whether there are any, be they empty.</summary>
    bool Exists { get; }

    /// <summary>Throws where there are none, or nothing is in them: a store that has contents of artifacts had some.</summary>
    /// <exception cref="MillraceException">There are none; the message says what to do.</exception>
    void CheckPresent();

    /// <summary>Opens them, makes them where there are none, and brings those of an earlier version up to date.</summary>
    /// <exception cref="MillraceException">They are no store's, of another format, damaged, or cannot be written to.</exception>
    IMetadataStore Open();

    /// <summary>Opens them to look at them; nothing is written. Where there are none, what is shown is empty.</summary>
    /// <exception cref="MillraceException">They are no store's, of another format, damaged, or cannot be read.</exception>
    IMetadataStore OpenForReading();

    /// <summary>Opens them to mend what their records say.</summary>
    /// <exception cref="MillraceException">They are damaged, or cannot be written to.</exception>
    IMetadataIntegrity OpenForRepair();

    /// <summary>Makes anew of damaged ones what can be made from the rest, such as indices.</summary>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>Whether they can be worked with then.</returns>
    bool TryMend(CancellationToken cancellation);

    /// <summary>Writes a backup, as they are at one moment, whoever writes meanwhile. It appears whole or not at all.</summary>
    /// <param name="path">The full path of the backup.</param>
    /// <param name="replaces">Whether a file that is there goes.</param>
    /// <param name="cancellation">Ends the work early; then nothing has changed.</param>
    /// <exception cref="MillraceException">The file is there, is one of the store's own, or cannot be written; or the metadata is damaged.</exception>
    MetadataCopy BackUp(string path, bool replaces, CancellationToken cancellation);

    /// <summary>Brings a backup back. What is there gets another name.</summary>
    /// <param name="path">The full path of the backup.</param>
    /// <param name="cancellation">Ends the work early; then nothing has changed.</param>
    /// <exception cref="MillraceException">The file is no backup, or damaged, or of a newer version; or other programs use the store.</exception>
    MetadataCopy Restore(string path, CancellationToken cancellation);
}
