using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Millrace.Runtime;

/// <summary>A step's key: two executions with the same key yield the same result. Kept with its parts, so that a difference can be named.</summary>
internal sealed class StepKey
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? s_buffer;

    public StepKey(ImmutableArray<KeyPart> parts)
    {
        Parts = parts;
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(parts, digest);
        Digest = Convert.ToHexStringLower(digest);
    }

    /// <summary>The parts, in a fixed order.</summary>
    public ImmutableArray<KeyPart> Parts { get; }

    /// <summary>SHA-256 over the parts, in hexadecimal digits.</summary>
    public string Digest { get; }

    /// <summary>
    /// The step's seed: from the run's seed and the key's parts without code and runtime, so that a program that was only built again draws the same
    /// numbers.
    /// </summary>
    /// <param name="runSeed">The run's seed.</param>
    public Seed SeedOf(ulong runSeed)
    {
        ImmutableArray<KeyPart> parts =
        [
            new KeyPart(KeyPartKind.Seed, "", runSeed.ToString(CultureInfo.InvariantCulture)),
            .. Parts.Where(static part => part.Kind is not (KeyPartKind.Seed or KeyPartKind.Code or KeyPartKind.Runtime)),
        ];
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(parts, digest);
        return new Seed(BinaryPrimitives.ReadUInt64LittleEndian(digest));
    }

    /// <summary>The parts as they are written down.</summary>
    public string Text => JsonRows.Write(Parts);

    /// <summary>Each part as kind, name and value, texts with their lengths, so that no two lists of parts look the same.</summary>
    private static void Hash(ImmutableArray<KeyPart> parts, Span<byte> digest)
    {
        ArrayBufferWriter<byte> buffer = s_buffer ??= new ArrayBufferWriter<byte>(1024);
        buffer.ResetWrittenCount();
        foreach (KeyPart part in parts)
        {
            Append(buffer, part.KindName);
            Append(buffer, part.Name);
            Append(buffer, part.Value);
        }

        SHA256.HashData(buffer.WrittenSpan, digest);
    }

    private static void Append(ArrayBufferWriter<byte> buffer, string? text)
    {
        int length = text is null ? 0 : Encoding.UTF8.GetByteCount(text);
        Span<byte> space = buffer.GetSpan(sizeof(int) + length);
        BinaryPrimitives.WriteInt32LittleEndian(space, text is null ? -1 : length);
        Encoding.UTF8.GetBytes(text, space[sizeof(int)..]);
        buffer.Advance(sizeof(int) + length);
    }
}
