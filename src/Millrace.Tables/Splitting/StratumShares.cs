namespace Millrace.Tables;

/// <summary>
/// Shares the rows of one stratum after the other out: each part gets its share rounded down or up, and what rounding leaves goes to the parts that are owed
/// most by all strata so far. So strata of few rows do not lose their smaller parts, and shares of the whole hold within a row or two.
/// </summary>
/// <param name="shares">The shares.</param>
internal sealed class StratumShares(Shares shares)
{
    private readonly decimal[] _shares = ExactOf(shares);
    private readonly decimal[] _owed = new decimal[Shares.Parts];

    /// <summary>How many of a stratum's rows each part gets.</summary>
    public void Count(long rows, Span<long> counts)
    {
        Span<bool> mayGet = stackalloc bool[Shares.Parts];
        long left = rows;
        for (int part = 0; part < Shares.Parts; part++)
        {
            decimal share = _shares[part] * rows;
            counts[part] = (long)decimal.Floor(share);
            left -= counts[part];
            _owed[part] += share - counts[part];
            mayGet[part] = share > counts[part];
        }

        for (; left > 0; left--)
        {
            int most = MostOwed(mayGet);
            counts[most]++;
            _owed[most]--;
            mayGet[most] = false;
        }
    }

    private int MostOwed(ReadOnlySpan<bool> mayGet)
    {
        int most = Shares.TrainPart;
        for (int part = 1; part < Shares.Parts; part++)
        {
            if (mayGet[part] && (!mayGet[most] || _owed[part] > _owed[most]))
                most = part;
        }

        return most;
    }

    // Decimals, so that a fifth of ten rows is two.
    private static decimal[] ExactOf(Shares shares)
    {
        decimal[] exact = new decimal[Shares.Parts];
        exact[Shares.TestPart] = (decimal)shares.Test;
        exact[Shares.TunePart] = Math.Min((decimal)shares.Tune, 1 - exact[Shares.TestPart]);
        exact[Shares.TrainPart] = 1 - exact[Shares.TestPart] - exact[Shares.TunePart];
        return exact;
    }
}
