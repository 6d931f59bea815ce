using System.IO.Hashing;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>The hash of a value of any size: of a byte for its kind and of its bytes.</summary>
internal static class TaggedBytes
{
    private const int OnStack = 512;

    public static UInt128 Hash(byte kind, ReadOnlySpan<byte> bytes)
    {
        byte[]? rented = null;
        Span<byte> all = bytes.Length < OnStack ? stackalloc byte[OnStack] : rented = Pooled.Rent<byte>(bytes.Length + 1);
        all[0] = kind;
        bytes.CopyTo(all[1..]);
        UInt128 hash = XxHash128.HashToUInt128(all[..(bytes.Length + 1)]);
        if (rented is not null)
            Pooled.Return(rented);
        return hash;
    }
}
