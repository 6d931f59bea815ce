using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Millrace.Data;

/// <summary>Writes what a sketch holds: little-endian, behind a tag of four letters and the version of its format.</summary>
internal sealed class SketchWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <param name="tag">Four ASCII letters that say what it is.</param>
    /// <param name="version">The version of the format.</param>
    public SketchWriter(ReadOnlySpan<byte> tag, byte version)
    {
        _bytes.Write(tag);
        Write(version);
    }

    public void Write(byte value) => _bytes.Write([value]);

    public void Write(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.GetSpan(sizeof(int)), value);
        _bytes.Advance(sizeof(int));
    }

    public void Write(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.GetSpan(sizeof(long)), value);
        _bytes.Advance(sizeof(long));
    }

    public void Write(ulong value) => Write((long)value);

    public void Write(double value) => Write(BitConverter.DoubleToInt64Bits(value));

    public void Write(Tally value)
    {
        Write(value.Count);
        Write(value.Weight);
    }

    /// <summary>Writes bytes, without their number.</summary>
    public void Write(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    /// <summary>Writes numbers, without their number.</summary>
    public void Write(ReadOnlySpan<double> values)
    {
        if (BitConverter.IsLittleEndian)
        {
            _bytes.Write(MemoryMarshal.AsBytes(values));
            return;
        }

        foreach (double value in values)
            Write(value);
    }

    /// <summary>Writes a text as UTF-8 behind the number of its bytes.</summary>
    public void Write(string text) => WritePart(Encoding.UTF8.GetBytes(text));

    /// <summary>Writes bytes and before them their number.</summary>
    public void WritePart(ReadOnlySpan<byte> bytes)
    {
        Write(bytes.Length);
        Write(bytes);
    }

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();
}
