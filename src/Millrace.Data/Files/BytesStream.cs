using System.Buffers;

namespace Millrace.Data;

/// <summary>A stream that appends to memory of somebody else.</summary>
/// <param name="bytes">Where bytes go.</param>
internal sealed class BytesStream(PooledBytes bytes) : AppendingStream
{
    public override long Length => bytes.WrittenCount;

    public override void Write(ReadOnlySpan<byte> buffer) => bytes.Write(buffer);

    public override void Flush()
    {
    }
}
