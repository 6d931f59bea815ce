namespace Millrace.Benchmarks;

/// <summary>A folder below the system's temporary one that goes with its owner.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private int _made;

    /// <summary>The folder's path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("millrace-benchmark-").FullName;

    /// <summary>The path of a file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The path of a new folder in it that does not exist yet.</summary>
    public string Fresh() => File($"fresh-{Interlocked.Increment(ref _made)}");

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
