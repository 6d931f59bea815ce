using System.IO.Hashing;
using System.Text;

namespace Millrace.Tables.Tests.Real;

/// <summary>Hashes of keys and what is drawn by them, plainly, from what the documentation says of them.</summary>
internal static class PlainHash
{
    /// <summary>The hash of a key of texts, whole numbers and missing values.</summary>
    public static UInt128 Of(string salt, params object?[] key)
    {
        UInt128 hash = XxHash128.HashToUInt128(Encoding.UTF8.GetBytes(salt));
        foreach (object? value in key)
            hash = XxHash128.HashToUInt128([.. BitConverter.GetBytes(hash), .. BitConverter.GetBytes(XxHash128.HashToUInt128(BytesOf(value)))]);
        return hash;
    }

    /// <summary>0 to learn from, 1 to choose by, 2 to test on.</summary>
    public static int PartOf(UInt128 hash, double tune, double test)
    {
        double position = (double)(hash >> 75) / Math.Pow(2, 53);
        return position < test ? 2 : position < test + tune ? 1 : 0;
    }

    /// <summary>The fold.</summary>
    public static int FoldOf(UInt128 hash, int count) => (int)(((UInt128)(ulong)hash * (UInt128)count) >> 64);

    private static byte[] BytesOf(object? value) => value switch
    {
        null => [0],
        string text => [9, .. Encoding.UTF8.GetBytes(text)],
        int number => [2, .. BitConverter.GetBytes((Int128)number), number < 0 ? (byte)1 : (byte)0],
        _ => throw new NotSupportedException($"{value}"),
    };
}
