using Millrace.Data.Tests;

namespace Millrace.Tables.Tests.Splitting;

/// <summary>What a stratum takes in memory, by which it is known when there are too many.</summary>
[Collection(AloneCollection.Name)]
public sealed class StratumMemoryTests
{
    /// <summary>So many that a dictionary has just grown for the last one.</summary>
    [Theory]
    [InlineData(36_354)]
    [InlineData(75_432)]
    public void Strata_take_no_more_than_is_counted_for_them(int strata)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var table = new StratumTable(new Seed(1));
        for (int i = 0; i < strata; i++)
            table.Add((UInt128)i << 70);
        table.Share(new StratumShares(Shares.Of(0.1, 0.2)));
        long held = GC.GetTotalMemory(forceFullCollection: true) - before;

        Assert.Equal(strata, table.Count);
        Assert.InRange(held, StratumTable.BytesOfStratum * (long)strata / 2, StratumTable.BytesOfStratum * (long)strata);
    }
}
