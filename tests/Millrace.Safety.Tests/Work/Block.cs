namespace Millrace.Safety.Tests.Work;

/// <summary>Bytes in one file.</summary>
public sealed class Block(byte[] content) : IArtifact<Block>
{
    public static string Kind => "block";

    public byte[] Content { get; } = content;

    public static async ValueTask SaveAsync(Block artifact, ArtifactFolder folder, CancellationToken cancellation) =>
        await File.WriteAllBytesAsync(folder.File("block.bin"), artifact.Content, cancellation);

    public static async ValueTask<Block> LoadAsync(ArtifactFolder folder, CancellationToken cancellation) =>
        new(await File.ReadAllBytesAsync(folder.File("block.bin"), cancellation));
}
