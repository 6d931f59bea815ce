using Millrace.Data;
using Millrace.Data.Tests;
using Millrace.Tables.Tests.Engine;

namespace Millrace.Tables.Tests.Real;

/// <summary>The same answers as DuckDB over real tables, missing values and ties among them, in memory and by way of files.</summary>
public sealed class RealTableTests : IDisposable
{
    private readonly RealTables _real = new();

    [RealDataFact(RealTables.Flights)]
    public async Task Flights_sort_as_DuckDB_sorts_them()
    {
        Dataset<Flight> flights = await _real.ReadFlightsAsync();
        List<string> expected = _real.Duck.Rows(
            "SELECT ArrDelay, TailNum, Dest, Month, FlightNum, DepTime FROM flights ORDER BY ArrDelay DESC NULLS LAST, TailNum NULLS FIRST, Dest, n");
        Order<Flight> order = Order.ByDescending(Flight.Columns.ArrDelay).ThenBy(Flight.Columns.TailNum, MissingValues.First).ThenBy(Flight.Columns.Dest);
        foreach (TableOptions options in RealTables.Options)
        {
            Dataset<Flight> sorted = await flights.SortAsync(_real.Step, order, options);
            Assert.Equal(expected, (await sorted.ToArrayAsync())
                .Select(static row => Duck.Show(row.ArrDelay, row.TailNum, row.Dest, row.Month, row.FlightNum, row.DepTime)));
        }
    }

    [RealDataFact(RealTables.Flights)]
    public async Task Flights_group_as_DuckDB_groups_them()
    {
        Dataset<Flight> flights = await _real.ReadFlightsAsync();
        List<string> expected = _real.Duck.Rows(
            "SELECT UniqueCarrier, CancellationCode, count(*), count(ArrDelay), sum(ArrDelay)::BIGINT, avg(ArrDelay), min(ArrDelay), max(TailNum), "
            + "count(DISTINCT TailNum), stddev_samp(ArrDelay) FROM flights GROUP BY ALL ORDER BY min(n)");
        Grouping<Flight, FlightTotals> grouping = new Grouping<Flight, FlightTotals>()
            .Key(Flight.Columns.UniqueCarrier, FlightTotals.Columns.UniqueCarrier).Key(Flight.Columns.CancellationCode, FlightTotals.Columns.CancellationCode)
            .Count(FlightTotals.Columns.Flights).CountPresent(Flight.Columns.ArrDelay, FlightTotals.Columns.Arrived)
            .Sum(Flight.Columns.ArrDelay, FlightTotals.Columns.Delay).Mean(Flight.Columns.ArrDelay, FlightTotals.Columns.MeanDelay)
            .Min(Flight.Columns.ArrDelay, FlightTotals.Columns.LeastDelay).Max(Flight.Columns.TailNum, FlightTotals.Columns.LastTail)
            .CountDistinct(Flight.Columns.TailNum, FlightTotals.Columns.Tails).StandardDeviation(Flight.Columns.ArrDelay, FlightTotals.Columns.Deviation);
        foreach (TableOptions options in (TableOptions[])[TableOptions.Default, TableOptions.OfBytes(20_000)])
        {
            Dataset<FlightTotals> totals = await flights.GroupAsync(_real.Step, grouping, options);
            Assert.Equal(expected, (await totals.ToArrayAsync()).Select(static row => Duck.Show(
                row.UniqueCarrier, row.CancellationCode, row.Flights, row.Arrived, row.Delay, row.MeanDelay, row.LeastDelay, row.LastTail,
                row.Tails, row.Deviation)));
        }
    }

    [RealDataFact(RealTables.Trips)]
    public async Task Trips_that_differ_are_those_that_DuckDB_finds()
    {
        Dataset<TaxiTrip> trips = await _real.ReadTripsAsync();
        List<string> expected = _real.Duck.Rows($"SELECT {RealTables.TripColumns} FROM trips GROUP BY ALL ORDER BY min(n)");
        foreach (TableOptions options in RealTables.Options)
            Assert.Equal(expected, await RealTables.ShowAsync(await trips.DistinctAsync(_real.Step, options)));
    }

    [RealDataFact(RealTables.Trips, RealTables.Zones)]
    public async Task Trips_join_zones_as_DuckDB_joins_them()
    {
        Dataset<TaxiTrip> trips = await _real.ReadTripsAsync();
        Dataset<TaxiZone> zones = await _real.ReadZonesAsync();
        List<string> expected = _real.Duck.Rows("SELECT lpep_pickup_datetime, fare_amount, Borough, Zone FROM trips LEFT JOIN zones "
            + "ON PULocationID = LocationID AND LocationID % 2 = 1 ORDER BY trips.n");
        Dataset<TaxiZone> odd = Dataset.Of((await zones.ToArrayAsync()).Where(static zone => zone.Id % 2 == 1));
        Join<TaxiTrip, TaxiZone, ZonedTrip> join = new Join<TaxiTrip, TaxiZone, ZonedTrip>(JoinKind.Left).On(TaxiTrip.Columns.Zone, TaxiZone.Columns.Id)
            .TakeLeft(TaxiTrip.Columns.Pickup, ZonedTrip.Columns.Pickup).TakeLeft(TaxiTrip.Columns.Fare, ZonedTrip.Columns.Fare)
            .TakeRight(TaxiZone.Columns.Name, ZonedTrip.Columns.ZoneName);
        foreach (TableOptions options in (TableOptions[])[TableOptions.Default, TableOptions.OfBytes(8000)])
        {
            Dataset<ZonedTrip> joined = await trips.JoinAsync(_real.Step, odd, join, options);
            Assert.Equal(expected, (await joined.ToArrayAsync()).Select(static row => Duck.Show(row.Pickup, row.Fare, row.Borough, row.ZoneName)));
        }
    }

    [RealDataFact(RealTables.Trips)]
    public async Task Trips_join_those_before_them_as_DuckDB_joins_as_of_a_time()
    {
        Dataset<TaxiTrip> trips = await _real.ReadTripsAsync();
        const string Some = "(SELECT PULocationID AS z, lpep_pickup_datetime AS t, max(fare_amount) AS f FROM trips WHERE payment_type = 1 GROUP BY ALL)";
        List<string> expected = _real.Duck.Rows("SELECT lpep_pickup_datetime, PULocationID, fare_amount, t, f FROM trips ASOF LEFT JOIN "
            + $"{Some} AS b ON PULocationID = z AND lpep_pickup_datetime >= t ORDER BY trips.n");
        Dataset<TaxiTrip> paid = Dataset.Of((await trips.ToArrayAsync()).Where(static trip => trip.Payment == 1));
        Grouping<TaxiTrip, ZoneFare> grouping = new Grouping<TaxiTrip, ZoneFare>().Key(TaxiTrip.Columns.Zone, ZoneFare.Columns.Zone)
            .Key(TaxiTrip.Columns.Pickup, ZoneFare.Columns.At).Max(TaxiTrip.Columns.Fare, ZoneFare.Columns.Fare);
        Dataset<ZoneFare> fares = await paid.GroupAsync(_real.Step, grouping);
        Join<TaxiTrip, ZoneFare, TripWithFare> join = new Join<TaxiTrip, ZoneFare, TripWithFare>(JoinKind.Left).On(TaxiTrip.Columns.Zone, ZoneFare.Columns.Zone)
            .AsOf(TaxiTrip.Columns.Pickup, ZoneFare.Columns.At)
            .TakeLeft(TaxiTrip.Columns.Pickup, TripWithFare.Columns.Pickup).TakeLeft(TaxiTrip.Columns.Zone, TripWithFare.Columns.Zone)
            .TakeLeft(TaxiTrip.Columns.Fare, TripWithFare.Columns.Fare)
            .TakeRight(ZoneFare.Columns.At, TripWithFare.Columns.Before).TakeRight(ZoneFare.Columns.Fare, TripWithFare.Columns.FareBefore);
        foreach (TableOptions options in RealTables.Options)
        {
            Dataset<TripWithFare> joined = await trips.JoinAsync(_real.Step, fares, join, options);
            Assert.Equal(expected, (await joined.ToArrayAsync()).Select(static row => Duck.Show(row.Pickup, row.Zone, row.Fare, row.Before, row.FareBefore)));
        }
    }

    public void Dispose() => _real.Dispose();
}
