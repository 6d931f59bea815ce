using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace Millrace.Data;

/// <summary>The names of an enumeration's members, each looked up once where its number is small, as most are.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
internal sealed class EnumNames<T> : EnumNames
    where T : struct
{
    private readonly byte[]?[] _known = new byte[256][];

    public override int Write(Column column, int row, ArrayBufferWriter<byte> target)
    {
        var values = (ValueColumn<T>)column;
        bool mayMiss = values.MissingCount > 0;
        bool goesOn = true;
        for (; goesOn && row < values.Count; row++)
            goesOn = (mayMiss && values.IsMissing(row)) || TextDigest.Write(target, NameOf(values.Format, values[row]));
        return row;
    }

    private static ulong NumberOf(T value) => Unsafe.SizeOf<T>() switch
    {
        1 => Unsafe.BitCast<T, byte>(value),
        2 => Unsafe.BitCast<T, ushort>(value),
        4 => Unsafe.BitCast<T, uint>(value),
        _ => Unsafe.BitCast<T, ulong>(value),
    };

    private byte[] NameOf(ValueFormat<T> format, T value)
    {
        ulong number = NumberOf(value);
        if (number >= (ulong)_known.Length)
            return Encoding.UTF8.GetBytes(format.Format(value));
        return _known[number] ??= Encoding.UTF8.GetBytes(format.Format(value));
    }
}
