using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>What a column's value adds to a cross: always as many bytes, so that no value can be taken for a part of another.</summary>
internal abstract class CrossPart
{
    /// <summary>How many bytes: whether there is a value, and its hash.</summary>
    public const int Length = 1 + sizeof(ulong);

    private const int Utf8Length = 128;

    private readonly byte[] _missing;

    /// <param name="missingAs">The text that a missing value is taken for; null where it stays missing.</param>
    protected CrossPart(string? missingAs) => _missing = OfMissing(missingAs);

    /// <summary>The part of a missing value.</summary>
    /// <param name="missingAs">The text that it is taken for; null where it stays missing.</param>
    public static byte[] OfMissing(string? missingAs)
    {
        var part = new byte[Length];
        if (missingAs is not null)
            Put(Encoding.UTF8.GetBytes(missingAs), part);
        return part;
    }

    /// <summary>Writes the part of some rows.</summary>
    /// <param name="work">The rows.</param>
    /// <param name="first">The first row.</param>
    /// <param name="count">How many.</param>
    /// <param name="parts">From this column's part of the first row on.</param>
    /// <param name="stride">Bytes from one row to the next.</param>
    public abstract void Write(FeatureWork work, int first, int count, Span<byte> parts, int stride);

    /// <summary>The part of a missing value.</summary>
    protected ReadOnlySpan<byte> Missing => _missing;

    /// <summary>Writes the part of a text. Fixed for all time: fitted models rely on it.</summary>
    public static void Put(ReadOnlySpan<byte> utf8, Span<byte> part)
    {
        part[0] = 1;
        BinaryPrimitives.WriteUInt64LittleEndian(part[1..], XxHash3.HashToUInt64(utf8));
    }

    /// <summary>Writes the part of a text in UTF-16.</summary>
    /// <exception cref="DataException">It is no valid Unicode: half a surrogate pair stands alone.</exception>
    public static void Put(string text, Span<byte> part)
    {
        using var utf8 = new Utf8Buffer(text, stackalloc byte[Utf8Buffer.OnStack]);
        Put(utf8.Bytes, part);
    }

    /// <summary>Writes the part of a value of fixed width, by its invariant text.</summary>
    public static void Put<T>(T value, ValueFormat<T> format, Span<byte> part)
        where T : struct
    {
        Span<byte> utf8 = stackalloc byte[Utf8Length];
        if (format.TryFormat(value, utf8, out int written))
            Put(utf8[..written], part);
        else
            Put(format.Format(value), part);
    }
}
