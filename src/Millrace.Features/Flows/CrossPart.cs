using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Millrace.Features;

/// <summary>What a column's value adds to a cross: always as many bytes, so that no value can be taken for a part of another.</summary>
internal abstract class CrossPart
{
    /// <summary>How many bytes: whether there is a value, and its hash.</summary>
    public const int Length = 1 + sizeof(ulong);

    private readonly byte[] _missing = new byte[Length];

    /// <param name="missingAs">The text that a missing value is taken for; null where it stays missing.</param>
    protected CrossPart(string? missingAs)
    {
        if (missingAs is not null)
            Put(Encoding.UTF8.GetBytes(missingAs), _missing);
    }

    /// <summary>Writes the part of some rows.</summary>
    /// <param name="work">The rows.</param>
    /// <param name="first">The first row.</param>
    /// <param name="count">How many.</param>
    /// <param name="parts">From this column's part of the first row on.</param>
    /// <param name="stride">Bytes from one row to the next.</param>
    public abstract void Write(FeatureWork work, int first, int count, Span<byte> parts, int stride);

    /// <summary>Writes the part of a missing value.</summary>
    protected void PutMissing(Span<byte> part) => _missing.CopyTo(part);

    /// <summary>Writes the part of a text. Fixed for all time: fitted models rely on it.</summary>
    protected static void Put(ReadOnlySpan<byte> utf8, Span<byte> part)
    {
        part[0] = 1;
        BinaryPrimitives.WriteUInt64LittleEndian(part[1..], XxHash3.HashToUInt64(utf8));
    }
}
