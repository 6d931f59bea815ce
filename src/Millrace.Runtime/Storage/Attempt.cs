using System.Globalization;

namespace Millrace.Runtime;

/// <summary>The folder for the temporary files of one attempt of a step; made when something is put there, and removed when the attempt ends.</summary>
/// <param name="parent">The folder of who runs it.</param>
/// <param name="runId">The run.</param>
/// <param name="step">The step's number.</param>
/// <param name="fence">The attempt's fence.</param>
internal sealed class Attempt(string parent, string runId, long step, int fence) : IDisposable
{
    private int _folders;

    private string Folder => Path.Combine(parent, string.Create(CultureInfo.InvariantCulture, $"{runId}-{step}-{fence}"));

    /// <summary>Makes a new, empty folder in it.</summary>
    /// <param name="prefix">What it is for.</param>
    public string CreateFolder(string prefix)
    {
        string path = Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{prefix}-{Interlocked.Increment(ref _folders)}"));
        Directory.CreateDirectory(path);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Volatile.Read(ref _folders) > 0)
            StoreOwner.TryDelete(Folder);
    }
}
