namespace Millrace.Runtime;

/// <summary>
/// The file of a backup while it is written: it has another name beside its own until it is whole and written through to the disk. What a program that was
/// ended by force has left of one goes when the next one is written, a day later.
/// </summary>
internal sealed class BackupFile : IDisposable
{
    private const string Ending = ".unfinished";
    private static readonly TimeSpan s_longAgo = TimeSpan.FromDays(1);

    private readonly string _path;

    /// <summary>Prepares for a file.</summary>
    /// <param name="path">The full path that it will have.</param>
    public BackupFile(string path)
    {
        _path = path;
        Unfinished = $"{path}.{Guid.NewGuid():N}{Ending}";
        DateTime now = TimeProvider.System.GetUtcNow().UtcDateTime;
        foreach (string left in Directory.GetFiles(Path.GetDirectoryName(path)!, $"{Path.GetFileName(path)}.*{Ending}"))
        {
            if (now - File.GetLastWriteTimeUtc(left) > s_longAgo)
                TryDelete(left);
        }
    }

    /// <summary>The full path of the file until it is whole.</summary>
    public string Unfinished { get; }

    /// <summary>Writes the file through to the disk and gives it its name.</summary>
    /// <param name="replaces">Whether one that has the name goes.</param>
    public void Complete(bool replaces)
    {
        using (Microsoft.Win32.SafeHandles.SafeFileHandle file = File.OpenHandle(Unfinished, FileMode.Open, FileAccess.ReadWrite))
            RandomAccess.FlushToDisk(file);
        File.Move(Unfinished, _path, replaces);
    }

    /// <summary>Removes the file where it did not become whole.</summary>
    public void Dispose()
    {
        TryDelete(Unfinished);
        TryDelete(Unfinished + "-journal");
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Somebody looks at it; the next one tries again.
        }
    }
}
