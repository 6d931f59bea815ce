using Millrace.Data;
using Millrace.Tables;
using Millrace.Testing;

namespace ChicagoTaxi.Tests;

/// <summary>Trips are split by what they are.</summary>
public sealed class TripKeyTests
{
    [Fact]
    public async Task Every_trip_lands_in_exactly_one_part()
    {
        Trip[] trips = Trips.Make(2_000);

        TrainTuneTest<Trip> parts = await SplitAsync(trips);

        Trip[] all = [.. await parts.Train.ToArrayAsync(), .. await parts.Tune.ToArrayAsync(), .. await parts.Test.ToArrayAsync()];
        Assert.Equal(trips.Order(Trips.ByStart), all.Order(Trips.ByStart));
        Assert.InRange(parts.Tune.RowCount / 2_000.0, 0.15 - 0.04, 0.15 + 0.04);
        Assert.InRange(parts.Test.RowCount / 2_000.0, 0.2 - 0.04, 0.2 + 0.04);
    }

    [Fact]
    public async Task A_trip_keeps_its_part_when_others_are_gone()
    {
        Trip[] trips = Trips.Make(2_000);

        TrainTuneTest<Trip> all = await SplitAsync(trips);
        TrainTuneTest<Trip> half = await SplitAsync(trips[..1_000]);

        Trip[] test = [.. await all.Test.ToArrayAsync()];
        Assert.All(await half.Test.ToArrayAsync(), trip => Assert.Contains(trip, test));
    }

    private static Task<TrainTuneTest<Trip>> SplitAsync(Trip[] trips) =>
        ComponentTest.RunAsync(new SplitByHash<Trip, TripKey>(), Dataset.Of(trips));
}
