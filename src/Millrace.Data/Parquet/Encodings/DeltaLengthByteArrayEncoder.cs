using System.Buffers;

namespace Millrace.Data;

/// <summary>Writes byte arrays as all lengths, as deltas, and then all bytes (Encodings.md, "Delta-length byte array").</summary>
internal static class DeltaLengthByteArrayEncoder
{
    /// <summary>Appends values.</summary>
    /// <param name="lengths">Their lengths.</param>
    /// <param name="bytes">Their bytes, one value after the other.</param>
    /// <param name="output">Takes both.</param>
    public static void Encode(ReadOnlySpan<int> lengths, ReadOnlySpan<byte> bytes, IBufferWriter<byte> output)
    {
        DeltaBinaryPackedEncoder.Encode(lengths, output);
        output.Write(bytes);
    }
}
