using System.Globalization;

namespace Millrace.Runtime;

/// <summary>The folder for the temporary files of one attempt of a step; removed when the attempt ends.</summary>
internal sealed class Attempt : IDisposable
{
    private int _folders;

    public Attempt(string folder)
    {
        Folder = folder;
        Directory.CreateDirectory(folder);
    }

    /// <summary>The attempt's folder.</summary>
    public string Folder { get; }

    /// <summary>Makes a new, empty folder in it.</summary>
    /// <param name="prefix">What it is for.</param>
    public string CreateFolder(string prefix)
    {
        string folder = Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{prefix}-{Interlocked.Increment(ref _folders)}"));
        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <inheritdoc/>
    public void Dispose() => StoreOwner.TryDelete(Folder);
}
