using System.Runtime.InteropServices;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// Parts rows so that each stratum (the rows of equal key) has its shares within one row: chosen at random, by the seed and the rows' numbers.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="key">What makes a stratum. Hashes of 128 bits stand for keys.</param>
/// <param name="seed">The seed.</param>
internal sealed class Strata<T>(RowKey<T> key, Seed seed)
    where T : struct, ISchema<T>
{
    private readonly HashParts<T> _hashes = new(key, "");
    private readonly Dictionary<UInt128, int> _strata = [];
    private readonly List<long> _left = [];

    /// <summary>Counts the rows of each stratum, and what each part will get of it.</summary>
    public async Task CountAsync(Dataset<T> rows, Shares shares, CancellationToken cancellation)
    {
        var sizes = new List<long>();
        await foreach (Batch<T> batch in rows.ReadAsync(cancellation).ConfigureAwait(false))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (UInt128 hash in _hashes.Hash(batch))
            {
                ref int stratum = ref CollectionsMarshal.GetValueRefOrAddDefault(_strata, hash, out bool exists);
                if (!exists)
                {
                    stratum = sizes.Count;
                    sizes.Add(0);
                }

                sizes[stratum]++;
            }
        }

        CollectionsMarshal.SetCount(_left, sizes.Count * Shares.Parts);
        for (int i = 0; i < sizes.Count; i++)
            shares.Count(sizes[i], LeftOf(i));
    }

    /// <summary>The part of each row. A row gets one of the places that its stratum has left, each as likely as any other.</summary>
    public void Part(Batch<T> batch, long firstRow, Span<byte> parts)
    {
        ReadOnlySpan<UInt128> hashes = _hashes.Hash(batch);
        for (int row = 0; row < parts.Length; row++)
        {
            Span<long> left = LeftOf(_strata[hashes[row]]);
            long place = Draw.Below(seed.Derive((ulong)(firstRow + row)).Value, left[0] + left[1] + left[2]);
            byte part = 0;
            while (place >= left[part])
                place -= left[part++];
            left[part]--;
            parts[row] = part;
        }
    }

    private Span<long> LeftOf(int stratum) => CollectionsMarshal.AsSpan(_left).Slice(stratum * Shares.Parts, Shares.Parts);
}
