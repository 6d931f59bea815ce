namespace Millrace;

/// <summary>The folder that one artifact is saved into or loaded from.</summary>
/// <param name="path">The folder's full path.</param>
/// <param name="services">The application's services, for artifacts whose format is pluggable.</param>
public sealed class ArtifactFolder(string path, IServiceProvider services)
{
    /// <summary>The folder's full path.</summary>
    public string Path { get; } = path;

    /// <summary>The application's services.</summary>
    public IServiceProvider Services { get; } = services;

    /// <summary>The full path of a file in the folder.</summary>
    /// <param name="name">The file's name, without folders.</param>
    public string File(string name) => System.IO.Path.Combine(Path, name);
}
