using System.Globalization;

namespace Millrace.Runtime;

/// <summary>The folder for the temporary files of one attempt of a step; made when something is put there, and removed when the attempt ends.</summary>
/// <param name="folder">The attempt's folder.</param>
internal sealed class Attempt(string folder) : IDisposable
{
    private int _folders;

    /// <summary>Makes a new, empty folder in it.</summary>
    /// <param name="prefix">What it is for.</param>
    public string CreateFolder(string prefix)
    {
        string path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{prefix}-{Interlocked.Increment(ref _folders)}"));
        Directory.CreateDirectory(path);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Volatile.Read(ref _folders) > 0)
            StoreOwner.TryDelete(folder);
    }
}
