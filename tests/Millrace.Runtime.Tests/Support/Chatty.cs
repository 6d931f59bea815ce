using System.Buffers;

namespace Millrace.Runtime.Tests;

/// <summary>A value of a thousand chunks that takes itself for small.</summary>
public sealed class Chatty : IArtifact<Chatty>
{
    public static string Kind => "chatty";

    public static bool IsInline => true;

    /// <summary>How many chunks were written into memory.</summary>
    public static int Chunks { get; set; }

    public static void Write(Chatty artifact, IBufferWriter<byte> content)
    {
        for (int i = 0; i < 1000; i++, Chunks++)
            content.Write(new byte[1024]);
    }

    public static Chatty Read(ReadOnlySpan<byte> content) => new();

    public static async ValueTask SaveAsync(Chatty artifact, ArtifactFolder folder, CancellationToken cancellation) =>
        await File.WriteAllBytesAsync(folder.File("chatty.bin"), new byte[1024], cancellation);

    public static ValueTask<Chatty> LoadAsync(ArtifactFolder folder, CancellationToken cancellation) => ValueTask.FromResult(new Chatty());
}
