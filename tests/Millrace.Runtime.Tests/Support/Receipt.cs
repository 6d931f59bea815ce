namespace Millrace.Runtime.Tests;

/// <summary>An artifact that records a side effect: a file somewhere else, which must still be there.</summary>
public sealed class Receipt(string path) : IArtifact<Receipt>
{
    public static string Kind => "receipt";

    public string Path { get; } = path;

    public static async ValueTask SaveAsync(Receipt artifact, ArtifactFolder folder, CancellationToken cancellation) =>
        await File.WriteAllTextAsync(folder.File("receipt.txt"), artifact.Path, cancellation);

    public static async ValueTask<Receipt> LoadAsync(ArtifactFolder folder, CancellationToken cancellation) =>
        new(await File.ReadAllTextAsync(folder.File("receipt.txt"), cancellation));

    /// <summary>Where a file beside it says so, nobody can see whether it is there.</summary>
    static bool IArtifact<Receipt>.IsStillThere(Receipt artifact) =>
        File.Exists(artifact.Path + ".away") ? throw new MillraceException("Nobody can see it.") : File.Exists(artifact.Path);
}
