namespace Millrace.Runtime.Tests;

/// <summary>An artifact that can neither be saved nor opened, as it is told.</summary>
public sealed class Stubborn(bool saves) : IArtifact<Stubborn>
{
    public static string Kind => "stubborn";

    public static async ValueTask SaveAsync(Stubborn artifact, ArtifactFolder folder, CancellationToken cancellation)
    {
        await File.WriteAllTextAsync(folder.File("half.txt"), "half", cancellation);
        if (!artifact.Saves)
            throw new IOException("the disk is full");
    }

    public static ValueTask<Stubborn> LoadAsync(ArtifactFolder folder, CancellationToken cancellation) =>
        throw new InvalidDataException("these are no bytes of mine");

    private bool Saves { get; } = saves;
}
