using System.IO.Hashing;
using System.Runtime.InteropServices;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Scans values without an order, bytes and lists: which are missing, and how many differ. They may be long, so that their hashes are kept instead of them.
/// </summary>
internal abstract class OpaqueScan(ColumnInfo column) : ColumnScan(column)
{
    private readonly HashSet<UInt128> _distinct = [];
    private readonly XxHash128 _hash = new();

    /// <summary>Whether so many values differ that no more are looked at.</summary>
    protected bool IsEnough => _distinct.Count > MaximumDistinct;

    public override ColumnReport Report() => Summary(null, null, _distinct.Count);

    /// <summary>Adds to the value that is being hashed.</summary>
    protected void Append(ReadOnlySpan<byte> bytes) => _hash.Append(bytes);

    /// <summary>Adds a number to the value that is being hashed.</summary>
    protected void Append(int number) => _hash.Append(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in number)));

    /// <summary>Ends the value that is being hashed.</summary>
    protected void EndValue()
    {
        _distinct.Add(_hash.GetCurrentHashAsUInt128());
        _hash.Reset();
    }
}
