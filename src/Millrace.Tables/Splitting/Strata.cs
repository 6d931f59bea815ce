using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// Parts rows so that each stratum (the rows of equal key) has its shares, rounded down or up: chosen at random, by the seed and the order of rows.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="key">What makes a stratum. Hashes of 128 bits stand for keys.</param>
/// <param name="seed">The seed.</param>
/// <param name="space">How much may be held.</param>
internal sealed class Strata<T>(RowKey<T> key, Seed seed, WorkSpace space) : IDisposable
    where T : struct, ISchema<T>
{
    // Strata are shared out in the order of their hashes: another seed, another order.
    private readonly HashParts<T> _hashes = new(key, FormattableString.Invariant($"strata {seed.Value}"));
    private StratumTable? _table = new(seed);
    private SpilledStrata? _spilled;

    /// <summary>Looks at all keys, and finds out what each part will get of each stratum.</summary>
    public async Task CountAsync(Dataset<T> rows, Shares shares, CancellationToken cancellation)
    {
        if (!await TryCountAsync(rows, cancellation).ConfigureAwait(false))
            await SpillAsync(rows, shares, cancellation).ConfigureAwait(false);
        else
            _table!.Share(new StratumShares(shares));
    }

    /// <summary>The part of each row.</summary>
    public void Part(Batch<T> batch, Span<byte> parts)
    {
        ReadOnlySpan<UInt128> hashes = _hashes.Hash(batch);
        for (int row = 0; row < parts.Length; row++)
            parts[row] = _spilled is null ? _table!.Take(hashes[row]) : _spilled.Take(hashes[row]);
    }

    /// <inheritdoc/>
    public void Dispose() => _spilled?.Dispose();

    /// <summary>Whether all strata fitted. Where they do not, the table goes.</summary>
    private async Task<bool> TryCountAsync(Dataset<T> rows, CancellationToken cancellation)
    {
        long most = space.Budget / StratumTable.BytesOfStratum;
        await foreach (Batch keys in rows.ReadColumnsAsync(key.Columns, space.Reading, cancellation).ConfigureAwait(false))
        {
            foreach (UInt128 hash in _hashes.HashKeys(keys))
            {
                _table!.Add(hash);
                if (_table.Count <= most)
                    continue;
                _table = null;
                return false;
            }
        }

        return true;
    }

    private async Task SpillAsync(Dataset<T> rows, Shares shares, CancellationToken cancellation)
    {
        _spilled = new SpilledStrata(space);
        await foreach (Batch keys in rows.ReadColumnsAsync(key.Columns, space.Reading, cancellation).ConfigureAwait(false))
            _spilled.Add(_hashes.HashKeys(keys));
        _spilled.Share(seed, new StratumShares(shares), cancellation);
    }
}
