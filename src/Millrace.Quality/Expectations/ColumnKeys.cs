using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Stands 128 bits for each value of a column, the same for equal values: the value itself where it has a fixed width, and the XXH128 hash of texts and bytes,
/// of which two of a thousand billion are the same with a chance below one in 10^14.
/// </summary>
internal sealed class ColumnKeys : IColumnVisitor<KeyReader>
{
    private static readonly ColumnKeys Instance = new();

    /// <summary>The reader of keys of a column and of others of the same type.</summary>
    /// <exception cref="MillraceException">The column holds lists, which are no keys.</exception>
    public static KeyReader Of(Column column) => column.Accept(Instance);

    /// <summary>The key of a value of fixed width. All NaN are the same, 0 and −0, and decimals that differ in trailing zeros alone.</summary>
    public static UInt128 Of<T>(T value)
        where T : struct
    {
        if (NotANumber.Is(value))
            return UInt128.MaxValue;
        if (typeof(T) == typeof(double))
            return BitConverter.DoubleToUInt64Bits(Unsafe.BitCast<T, double>(value) + 0.0);
        if (typeof(T) == typeof(float))
            return BitConverter.SingleToUInt32Bits(Unsafe.BitCast<T, float>(value) + 0f);
        if (typeof(T) == typeof(Half))
            return BitConverter.HalfToUInt16Bits(Unsafe.BitCast<T, Half>(value) + Half.Zero);
        if (typeof(T) == typeof(decimal))
            return Of(Unsafe.BitCast<T, decimal>(value));
        if (typeof(T) == typeof(DateTime))
            return (ulong)Unsafe.BitCast<T, DateTime>(value).Ticks;
        UInt128 key = default;
        Unsafe.As<UInt128, T>(ref key) = value;
        return key;
    }

    /// <summary>The key of a text or bytes.</summary>
    public static UInt128 Of(ReadOnlySpan<byte> entry) => XxHash128.HashToUInt128(entry);

    public KeyReader VisitValues<T>(ValueColumn<T> column)
        where T : struct => new ValueKeys<T>();

    public KeyReader VisitText(TextColumn column) => new EntryKeys();

    public KeyReader VisitBinary(BinaryColumn column) => new EntryKeys();

    public KeyReader VisitList(ListColumn column) =>
        throw new MillraceException($"Column \"{column.Info.Name}\" holds lists, which are no keys. Remove [Unique], [Balance] or [References] from it.");

    private static UInt128 Of(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        // A division by one with many zeros takes those of the value away.
        decimal.GetBits(value == 0 ? 0 : value / 1.0000000000000000000000000000m, bits);
        Span<byte> bytes = stackalloc byte[16];
        for (int i = 0; i < bits.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes[(4 * i)..], bits[i]);
        return BinaryPrimitives.ReadUInt128LittleEndian(bytes);
    }
}
