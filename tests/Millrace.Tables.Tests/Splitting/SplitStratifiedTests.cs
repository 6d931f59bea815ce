using CsCheck;
using Millrace.Data;
using Millrace.Testing;

namespace Millrace.Tables.Tests;

public sealed class SplitStratifiedTests : IDisposable
{
    private static readonly Gen<(Ride[], double, double, ulong)> s_splits =
        Gen.Select(AnyRides.Many, Gen.Double[0, 0.5], Gen.Double[0, 0.49], Gen.ULong);

    private readonly TestStepContext _step = new();

    public void Dispose() => _step.Dispose();

    [Fact]
    public async Task Each_stratum_has_its_shares_within_one_row() => await s_splits.SampleAsync(
        async (drawn, tune, test, seed) =>
        {
            Ride[] rides = [.. drawn.Select(static (ride, i) => ride with { Id = i })];

            TrainTuneTest<Ride> parts = await Dataset.Of(rides).SplitStratifiedAsync(_step, ByCompany.Key, tune, test, new Seed(seed));

            Ride[][] all = [await parts.Train.ToArrayAsync(), await parts.Tune.ToArrayAsync(), await parts.Test.ToArrayAsync()];
            Assert.Equal(rides.Select(static ride => ride.Id), all.SelectMany(static part => part).Select(static ride => ride.Id).Order());
            Assert.All(all, static part => Assert.Equal(part.Select(static ride => ride.Id).Order(), part.Select(static ride => ride.Id)));
            foreach (var stratum in rides.GroupBy(static ride => ride.Company))
            {
                int Of(int part) => all[part].Count(ride => ride.Company == stratum.Key);
                Assert.InRange(Of(1), (tune * stratum.Count()) - 1, (tune * stratum.Count()) + 1);
                Assert.InRange(Of(2), (test * stratum.Count()) - 1, (test * stratum.Count()) + 1);
            }
        },
        iter: 50,
        seed: "0N0XIzNsQ0O2",
        threads: 1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Small_strata_have_all_parts_among_them(int rowsOfEach)
    {
        Ride[] rides = [.. Enumerable.Range(0, 3_000).Select(i => new Ride { Id = i, Company = $"c{i / rowsOfEach}", Note = "" })];

        TrainTuneTest<Ride> parts = await Dataset.Of(rides).SplitStratifiedAsync(_step, ByCompany.Key, 0.1, 0.15, new Seed(5));

        Assert.InRange(parts.Test.RowCount, 448, 452);
        Assert.InRange(parts.Tune.RowCount, 298, 302);
        foreach (Dataset<Ride> part in (Dataset<Ride>[])[parts.Tune, parts.Test])
            Assert.All((await part.ToArrayAsync()).GroupBy(static ride => ride.Company), static stratum => Assert.Single(stratum));
    }

    [Fact]
    public async Task More_strata_than_memory_holds_are_shared_out_in_the_same_way()
    {
        Dataset<Ride> rows = Dataset.Of(AnyRides.Numbered(70_000).Select(static ride => ride with { Company = $"c{ride.Id * 31 % 20_011 % 9_000}" }));
        long spilled = 0;
        async Task<string[][]> Split(TableOptions options)
        {
            TrainTuneTest<Ride> parts = await rows.SplitStratifiedAsync(_step, ByCompany.Key, 0.1, 0.15, new Seed(5), options);
            return [await Told.RowsAsync(parts.Train), await Told.RowsAsync(parts.Tune), await Told.RowsAsync(parts.Test)];
        }

        string[][] expected = await Split(TableOptions.Default);

        Assert.Equal(expected, await Split(TableOptions.OfBytes(200_000, whenSpilled: bytes => spilled += bytes)));
        Assert.Equal(70_000 * (16 + 1), spilled);
    }

    [Fact]
    public async Task The_seed_decides_and_each_row_is_as_likely_to_be_tested_on()
    {
        Dataset<Ride> rows = Dataset.Of(AnyRides.Numbered(50));
        int[] tested = new int[50];
        for (ulong seed = 0; seed < 400; seed++)
        {
            TrainTuneTest<Ride> parts = await rows.SplitStratifiedAsync(_step, ByCompany.Key, 0, 0.2, new Seed(seed));
            foreach (Ride ride in await parts.Test.ToArrayAsync())
                tested[ride.Id]++;
        }

        // 80 of 400 each, and six deviations of 8 beside it.
        Assert.Equal(400 * 10, tested.Sum());
        Assert.All(tested, static count => Assert.InRange(count, 32, 128));
    }

    [Fact]
    public async Task A_step_takes_its_seed()
    {
        Dataset<Ride> rows = Dataset.Of(AnyRides.Numbered(1_000));
        async Task<string[]> TestOf(ulong seed)
        {
            using var step = new TestStepContext(seed: seed);
            return await Told.RowsAsync((await ComponentTest.RunAsync(new SplitStratified<Ride, ByCompany>(), rows, step)).Test);
        }

        Assert.Equal(await TestOf(1), await TestOf(1));
        Assert.NotEqual(await TestOf(1), await TestOf(2));
    }
}
