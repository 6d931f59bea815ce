namespace Millrace.Runtime.Tests;

/// <summary>A registration under a name.</summary>
internal sealed class Entry(string name) : IArtifact<Entry>, IRegistration
{
    public static string Kind => "entry";

    public string Name { get; } = name;

    public static ValueTask SaveAsync(Entry artifact, ArtifactFolder folder, CancellationToken cancellation) =>
        new(File.WriteAllTextAsync(folder.File("entry.txt"), artifact.Name, cancellation));

    public static async ValueTask<Entry> LoadAsync(ArtifactFolder folder, CancellationToken cancellation) =>
        new(await File.ReadAllTextAsync(folder.File("entry.txt"), cancellation));
}
