using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Millrace.Data;

/// <summary>
/// Writes what a sketch holds: little-endian, behind a tag of four letters and the version of its format. It gathers the bytes in memory, or hands them to a
/// stream piece by piece, so that there may be any number of them.
/// </summary>
internal sealed class SketchWriter
{
    private const int Piece = 1 << 16;

    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly Stream? _into;

    /// <param name="tag">Four ASCII letters that say what it is.</param>
    /// <param name="version">The version of the format.</param>
    /// <param name="into">Takes the bytes, the last ones on <see cref="Flush"/>; null where they stay in memory.</param>
    public SketchWriter(ReadOnlySpan<byte> tag, byte version, Stream? into = null)
    {
        _into = into;
        _bytes.Write(tag);
        Write(version);
    }

    public void Write(byte value) => Write([value]);

    public void Write(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.GetSpan(sizeof(int)), value);
        Advance(sizeof(int));
    }

    public void Write(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.GetSpan(sizeof(long)), value);
        Advance(sizeof(long));
    }

    public void Write(ulong value) => Write((long)value);

    public void Write(double value) => Write(BitConverter.DoubleToInt64Bits(value));

    public void Write(Tally value)
    {
        Write(value.Count);
        Write(value.Weight);
    }

    /// <summary>Writes bytes, without their number.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (_into is not null && bytes.Length >= Piece)
        {
            Flush();
            _into.Write(bytes);
            return;
        }

        _bytes.Write(bytes);
        Advance(0);
    }

    /// <summary>Writes numbers, without their number.</summary>
    public void Write(ReadOnlySpan<double> values)
    {
        if (BitConverter.IsLittleEndian)
        {
            Write(MemoryMarshal.AsBytes(values));
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

    /// <summary>Hands the stream what it has not got yet.</summary>
    public void Flush()
    {
        _into?.Write(_bytes.WrittenSpan);
        _bytes.ResetWrittenCount();
    }

    /// <summary>The bytes, where they stay in memory.</summary>
    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    private void Advance(int count)
    {
        _bytes.Advance(count);
        if (_into is not null && _bytes.WrittenCount >= Piece)
            Flush();
    }
}
