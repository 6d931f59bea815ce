using System.Runtime.InteropServices;

namespace Millrace.Tables;

/// <summary>
/// More strata than memory holds: the hashes of the rows go into files by their first byte, and each file's strata are shared out by themselves, in the order
/// of their hashes. What comes out is a file of parts for each first byte, in the order of its rows.
/// </summary>
internal sealed class SpilledStrata : IDisposable
{
    private const int Streams = 256;
    private const int HashBytes = 16;

    private readonly ByteStreams _hashes;
    private readonly ByteStreams _parts;

    public SpilledStrata(WorkSpace space)
    {
        _hashes = new ByteStreams(space.CreateFile(), Streams);
        _parts = new ByteStreams(space.CreateFile(), Streams);
    }

    /// <summary>Adds the next rows.</summary>
    public void Add(ReadOnlySpan<UInt128> hashes)
    {
        foreach (UInt128 hash in hashes)
            MemoryMarshal.Write(_hashes.Append(StreamOf(hash), HashBytes), in hash);
    }

    /// <summary>Shares all rows out, with a table for the strata of each first byte, which goes then.</summary>
    public void Share(Seed seed, StratumShares shares, CancellationToken cancellation)
    {
        var table = new StratumTable(seed);
        _hashes.Complete();
        for (int stream = 0; stream < Streams; stream++)
        {
            cancellation.ThrowIfCancellationRequested();
            table.Clear();
            while (_hashes.Read(stream, HashBytes) is { IsEmpty: false } bytes)
                table.Add(MemoryMarshal.Read<UInt128>(bytes));
            table.Share(shares);
            while (_hashes.Read(stream, HashBytes) is { IsEmpty: false } bytes)
                _parts.Append(stream, 1)[0] = table.Take(MemoryMarshal.Read<UInt128>(bytes));
        }

        _parts.Complete();
    }

    /// <summary>The part of the next row, whose hash this is.</summary>
    public byte Take(UInt128 hash) => _parts.Read(StreamOf(hash), 1)[0];

    /// <inheritdoc/>
    public void Dispose()
    {
        _hashes.Dispose();
        _parts.Dispose();
    }

    private static int StreamOf(UInt128 hash) => (int)(hash >> 120);
}
