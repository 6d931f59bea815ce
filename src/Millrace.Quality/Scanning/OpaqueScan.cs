using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Scans values without an order, bytes and lists: which are missing, and how many differ. They may be long, so that their hashes are kept instead of them.
/// </summary>
internal sealed class OpaqueScan(ColumnInfo column) : ColumnScan(column)
{
    private readonly HashSet<UInt128> _distinct = [];

    public override ColumnReport Report() => Summary(null, null, _distinct.Count);

    protected override void Scan(Column values, long firstRow)
    {
        if (values is BytesColumn bytes)
            ScanBytes(bytes);
        else
            ScanTexts(values);
    }

    private void ScanBytes(BytesColumn values)
    {
        ReadOnlySpan<int> codes = values.Codes;
        bool[] seen = new bool[values.EntryCount];
        for (int row = 0; row < codes.Length && _distinct.Count <= MaximumDistinct; row++)
        {
            if (codes[row] < 0 || seen[codes[row]])
                continue;
            seen[codes[row]] = true;
            _distinct.Add(Hash(values.GetBytes(codes[row])));
        }
    }

    private void ScanTexts(Column values)
    {
        for (int row = 0; row < values.Count && _distinct.Count <= MaximumDistinct; row++)
        {
            if (values.FormatText(row) is { } text)
                _distinct.Add(Hash(MemoryMarshal.AsBytes(text.AsSpan())));
        }
    }

    private static UInt128 Hash(ReadOnlySpan<byte> value)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(value, hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
