using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Values of fixed width as the bytes that they have in memory, which stored sketches hold. Machines that run Millrace are little-endian.</summary>
internal static class ValueBytes
{
    /// <summary>The bytes of a value, as long as it stays where it is.</summary>
    public static ReadOnlySpan<byte> Of<T>(ref readonly T value)
        where T : struct => MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value));

    /// <summary>The value of bytes.</summary>
    public static T Read<T>(ReadOnlySpan<byte> bytes)
        where T : struct => MemoryMarshal.Read<T>(bytes);

    /// <summary>Reads frequent values.</summary>
    /// <exception cref="DataException">They are damaged, or no such values.</exception>
    public static FrequentItems ReadItems<T>(ref SketchReader reader)
        where T : struct
    {
        FrequentItems items = FrequentItems.FromBytes(reader.ReadPart());
        return items.Top(int.MaxValue).All(static item => item.Length == Unsafe.SizeOf<T>()) ? items : throw reader.Damaged("a value in it is of another type");
    }

    /// <summary>Reads a value.</summary>
    /// <exception cref="DataException">There is none.</exception>
    public static T Read<T>(ref SketchReader reader)
        where T : struct
    {
        ReadOnlySpan<byte> bytes = reader.ReadPart();
        return bytes.Length == Unsafe.SizeOf<T>() ? Read<T>(bytes) : throw reader.Damaged("a value in it is of another type");
    }
}
