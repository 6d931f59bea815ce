namespace Millrace.Data.Tests;

/// <summary>Saves and loads artifacts as the runtime does.</summary>
internal static class Artifacts
{
    public static async Task SaveAsync<T>(T artifact, string folder)
        where T : class, IArtifact<T> => await T.SaveAsync(artifact, new ArtifactFolder(folder, NoServices.Instance), CancellationToken.None);

    public static async Task<T> LoadAsync<T>(string folder)
        where T : class, IArtifact<T> => await T.LoadAsync(new ArtifactFolder(folder, NoServices.Instance), CancellationToken.None);

    public static Dictionary<string, string> Bytes(string folder) =>
        Directory.GetFiles(folder).ToDictionary(file => Path.GetFileName(file), file => Convert.ToHexString(File.ReadAllBytes(file)));

    private sealed class NoServices : IServiceProvider
    {
        public static NoServices Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
