using System.IO.Hashing;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>Hands on what is written and hashes it.</summary>
/// <param name="into">Takes the bytes; stays open.</param>
internal sealed class HashedStream(Stream into) : AppendingStream
{
    private readonly XxHash3 _hash = new();
    private long _length;

    public override long Length => _length;

    /// <summary>The hash of all bytes so far.</summary>
    public ulong Hash => _hash.GetCurrentHashAsUInt64();

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        into.Write(buffer);
        _hash.Append(buffer);
        _length += buffer.Length;
    }

    public override void Flush() => into.Flush();
}
