using System.Runtime.InteropServices;

namespace Millrace.Tables;

/// <summary>Strata by the hashes of their keys: how many rows each has, and how many of them each part has still to get.</summary>
/// <param name="seed">Decides which rows of a stratum are in which part.</param>
internal sealed class StratumTable(Seed seed)
{
    /// <summary>
    /// Bytes of memory of a stratum, at most: in a dictionary that has just doubled, beside the one that it grew out of, and with what sharing them out takes.
    /// </summary>
    public const int BytesOfStratum = 192;

    private readonly Dictionary<UInt128, int> _strata = [];
    private readonly List<long> _sizes = [];
    private readonly List<long> _left = [];

    /// <summary>Strata so far.</summary>
    public int Count => _sizes.Count;

    /// <summary>Counts a row.</summary>
    public void Add(UInt128 hash)
    {
        ref int stratum = ref CollectionsMarshal.GetValueRefOrAddDefault(_strata, hash, out bool exists);
        if (!exists)
        {
            stratum = _sizes.Count;
            _sizes.Add(0);
        }

        CollectionsMarshal.AsSpan(_sizes)[stratum]++;
    }

    /// <summary>Shares the rows of all strata out, in the order of their hashes.</summary>
    public void Share(StratumShares shares)
    {
        CollectionsMarshal.SetCount(_left, _sizes.Count * Shares.Parts);
        UInt128[] hashes = [.. _strata.Keys];
        Array.Sort(hashes);
        foreach (UInt128 hash in hashes)
            shares.Count(_sizes[_strata[hash]], LeftOf(_strata[hash]));
    }

    /// <summary>The part of the next row of a stratum: one of the places that are left there, each as likely as any other.</summary>
    public byte Take(UInt128 hash)
    {
        Span<long> left = LeftOf(_strata[hash]);
        long total = left[0] + left[1] + left[2];
        long place = Draw.Below(seed.Derive((ulong)hash).Derive((ulong)total).Value, total);
        byte part = 0;
        while (place >= left[part])
            place -= left[part++];
        left[part]--;
        return part;
    }

    /// <summary>Forgets all strata and keeps the memory.</summary>
    public void Clear()
    {
        _strata.Clear();
        _sizes.Clear();
        _left.Clear();
    }

    private Span<long> LeftOf(int stratum) => CollectionsMarshal.AsSpan(_left).Slice(stratum * Shares.Parts, Shares.Parts);
}
