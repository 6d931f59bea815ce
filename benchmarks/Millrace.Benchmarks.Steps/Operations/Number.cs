using System.Buffers.Binary;

namespace Millrace.Benchmarks.Steps;

/// <summary>A tiny artifact: one number in one file of eight bytes.</summary>
public sealed class Number(ulong value) : IArtifact<Number>
{
    private const string FileName = "number.bin";

    /// <inheritdoc/>
    public static string Kind => "number";

    /// <summary>The number.</summary>
    public ulong Value { get; } = value;

    /// <inheritdoc/>
    public static ValueTask SaveAsync(Number artifact, ArtifactFolder folder, CancellationToken cancellation)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, artifact.Value);
        File.WriteAllBytes(folder.File(FileName), bytes);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public static ValueTask<Number> LoadAsync(ArtifactFolder folder, CancellationToken cancellation) =>
        ValueTask.FromResult(new Number(BinaryPrimitives.ReadUInt64LittleEndian(File.ReadAllBytes(folder.File(FileName)))));
}
