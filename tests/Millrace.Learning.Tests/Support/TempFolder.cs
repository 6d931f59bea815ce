namespace Millrace.Learning.Tests.Support;

/// <summary>A folder that a test writes into, gone after it.</summary>
internal sealed class TempFolder : IDisposable
{
    public TempFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "millrace-" + System.IO.Path.GetRandomFileName());

    public ArtifactFolder Artifact(string name = "artifact", params object[] services)
    {
        string path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(path);
        return new ArtifactFolder(path, new Services(services));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private sealed class Services(object[] services) : IServiceProvider
    {
        public object? GetService(Type serviceType) => Array.Find(services, serviceType.IsInstanceOfType);
    }
}
