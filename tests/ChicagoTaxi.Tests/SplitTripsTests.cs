using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Data;
using Millrace.Testing;

namespace ChicagoTaxi.Tests;

/// <summary>The sample's own components, tested as plain classes.</summary>
public sealed class SplitTripsTests
{
    [Fact]
    public async Task Every_trip_lands_in_exactly_one_part()
    {
        Trip[] trips = Trips.Make(2_000);

        TripParts parts = await ComponentTest.RunAsync(new SplitTrips(NullLogger<SplitTrips>.Instance), Dataset.Of(trips));

        Trip[] all = [.. await parts.Train.ToArrayAsync(), .. await parts.Tune.ToArrayAsync(), .. await parts.Test.ToArrayAsync()];
        Assert.Equal(trips.Order(Trips.ByStart), all.Order(Trips.ByStart));
    }

    [Theory]
    [InlineData(0.1, 0.1)]
    [InlineData(0.4, 0.5)]
    public async Task The_shares_are_what_was_asked_for(double tune, double test)
    {
        var component = new SplitTrips(NullLogger<SplitTrips>.Instance) { TuneFraction = tune, TestFraction = test };

        TripParts parts = await ComponentTest.RunAsync(component, Dataset.Of(Trips.Make(10_000)));

        Assert.InRange(parts.Tune.RowCount / 10_000.0, tune - 0.02, tune + 0.02);
        Assert.InRange(parts.Test.RowCount / 10_000.0, test - 0.02, test + 0.02);
    }

    [Fact]
    public async Task A_trip_keeps_its_part_when_others_are_gone()
    {
        Trip[] trips = Trips.Make(2_000);
        var component = new SplitTrips(NullLogger<SplitTrips>.Instance);

        TripParts all = await ComponentTest.RunAsync(component, Dataset.Of(trips));
        TripParts half = await ComponentTest.RunAsync(component, Dataset.Of(trips.Take(1_000)));

        Trip[] test = [.. await all.Test.ToArrayAsync()];
        Assert.All(await half.Test.ToArrayAsync(), trip => Assert.Contains(trip, test));
    }
}
