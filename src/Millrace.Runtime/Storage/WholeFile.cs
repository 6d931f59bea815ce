namespace Millrace.Runtime;

/// <summary>
/// A file that appears whole or not at all. Until it is complete it lies in a folder of its own beside its place. That folder goes in whatever way the work
/// ends; what a program that was ended by force has left of one goes when the next file is written to the same place.
/// </summary>
internal sealed class WholeFile : IDisposable
{
    private readonly string _path;
    private readonly string _staging;
    private readonly StoreOwner _owner;

    /// <summary>Prepares for a file.</summary>
    /// <param name="path">The full path that it will have. Its folder must be there.</param>
    /// <exception cref="MillraceException">Nothing can be written there; the message says why.</exception>
    public WholeFile(string path)
    {
        _path = path;
        string folder = Path.GetDirectoryName(path) ?? path;
        _staging = Path.Combine(folder, $".{Path.GetFileName(path)}.unfinished");
        if (Directory.Exists(path))
            throw new MillraceException($"{path} is a folder. Name a file.");
        if (!Directory.Exists(folder))
            throw new MillraceException($"The file {path} cannot be written: there is no folder {folder}. Make it, or name another file.");
        try
        {
            StoreOwner.RemoveDead(_staging);
            _owner = StoreOwner.Create(_staging);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or MillraceException)
        {
            RemoveStaging();
            throw FileFault.Of(path, exception is MillraceException { InnerException: { } cause } ? cause : exception);
        }

        Unfinished = Path.Combine(_owner.Folder, Path.GetFileName(path));
    }

    /// <summary>The full path of the file until it is whole. Nothing is there at first.</summary>
    public string Unfinished { get; }

    /// <summary>Writes the file through to the disk and gives it its name.</summary>
    /// <param name="replaces">Whether one that has the name goes.</param>
    /// <exception cref="IOException">That cannot be done; what had the name before still has it.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the file that had the name may not be changed.</exception>
    public void Complete(bool replaces)
    {
        using (Microsoft.Win32.SafeHandles.SafeFileHandle file = File.OpenHandle(Unfinished, FileMode.Open, FileAccess.ReadWrite))
            RandomAccess.FlushToDisk(file);
        File.Move(Unfinished, _path, replaces);
    }

    /// <summary>Removes the file where it did not become whole.</summary>
    public void Dispose()
    {
        _owner.Dispose();
        RemoveStaging();
    }

    private void RemoveStaging()
    {
        try
        {
            Directory.Delete(_staging);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It was never made, or another program writes to the same place.
        }
    }
}
