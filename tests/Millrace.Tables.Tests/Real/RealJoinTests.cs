using Millrace.Data;
using Millrace.Data.Tests;
using Millrace.Tables.Tests.Engine;

namespace Millrace.Tables.Tests.Real;

/// <summary>Joins of real tables, beside DuckDB's: keys that are missing, rows that many others fit, and rows at the same time among them.</summary>
public sealed class RealJoinTests : IDisposable
{
    private const string Same = "f.TailNum = g.TailNum AND f.Month = g.Month AND f.DayofMonth = g.DayofMonth";

    private readonly RealTables _real = new();

    /// <summary>Of the flights that were cancelled some have no tail number, and so have left ones.</summary>
    [RealDataTheory(RealTables.Flights)]
    [InlineData(JoinKind.Inner, "JOIN", "WHERE Dest IN ('DFW', 'DAL') OR CancellationCode IS NOT NULL")]
    [InlineData(JoinKind.Left, "LEFT JOIN", "WHERE Dest IN ('DFW', 'DAL') OR CancellationCode IS NOT NULL")]
    [InlineData(JoinKind.Inner, "JOIN", "")]
    public async Task Flights_join_others_of_their_plane_as_DuckDB_joins_them(JoinKind kind, string joins, string others)
    {
        Dataset<Flight> flights = await _real.ReadFlightsAsync();
        List<string> expected = _real.Duck.Rows(
            $"SELECT f.TailNum, f.FlightNum, f.Dest, g.FlightNum, g.ArrDelay, g.Dest FROM flights f {joins} (SELECT * FROM flights {others}) g ON {Same} "
            + "ORDER BY f.n, g.n");
        Dataset<Flight> right = others.Length == 0 ? flights : await OthersAsync(flights);
        Join<Flight, Flight, FlightPair> join = OfPlane<FlightPair>(kind).TakeRight(Flight.Columns.FlightNum, FlightPair.Columns.OtherNum)
            .TakeRight(Flight.Columns.ArrDelay, FlightPair.Columns.OtherDelay).TakeRight(Flight.Columns.Dest, FlightPair.Columns.OtherDest);
        foreach (TableOptions options in RealTables.Options)
        {
            Dataset<FlightPair> pairs = await flights.JoinAsync(_real.Step, right, join, options);
            Assert.Equal(expected, (await pairs.ToArrayAsync()).Select(static row => Duck.Show(
                row.TailNum, row.FlightNum, row.Dest, row.OtherNum, row.OtherDelay, row.OtherDest)));
        }
    }

    [RealDataTheory(RealTables.Flights)]
    [InlineData(JoinKind.Semi, "")]
    [InlineData(JoinKind.Anti, "NOT")]
    public async Task Flights_with_and_without_others_of_their_plane_are_those_of_DuckDB(JoinKind kind, string not)
    {
        Dataset<Flight> flights = await _real.ReadFlightsAsync();
        List<string> expected = _real.FlightsOf(
            $"WHERE {not} EXISTS (SELECT 1 FROM flights g WHERE (g.Dest IN ('DFW', 'DAL') OR g.CancellationCode IS NOT NULL) AND {Same})");
        Dataset<Flight> right = await OthersAsync(flights);
        foreach (TableOptions options in RealTables.Options)
        {
            Dataset<Flight> kept = await flights.JoinAsync(_real.Step, right, OfPlane<Flight>(kind), options);
            Assert.Equal(expected, await RealTables.ShowAsync(kept));
        }
    }

    /// <summary>A zone is of a few trips and of many; those of trips that say none are of none.</summary>
    [RealDataTheory(RealTables.Trips, RealTables.Zones)]
    [InlineData(JoinKind.Semi, "")]
    [InlineData(JoinKind.Anti, "NOT")]
    public async Task Zones_with_and_without_trips_are_those_of_DuckDB(JoinKind kind, string not)
    {
        Dataset<TaxiTrip> trips = await _real.ReadTripsAsync();
        Dataset<TaxiZone> zones = await _real.ReadZonesAsync();
        List<string> expected = _real.Duck.Rows(
            $"SELECT LocationID, Borough, Zone FROM zones WHERE {not} EXISTS (SELECT 1 FROM trips WHERE PULocationID = LocationID) ORDER BY n");
        Join<TaxiZone, TaxiTrip, TaxiZone> join = new Join<TaxiZone, TaxiTrip, TaxiZone>(kind).On(TaxiZone.Columns.Id, TaxiTrip.Columns.Zone);
        foreach (TableOptions options in RealTables.Options)
        {
            Dataset<TaxiZone> kept = await zones.JoinAsync(_real.Step, trips, join, options);
            Assert.Equal(expected, (await kept.ToArrayAsync()).Select(static row => Duck.Show(row.Id, row.Borough, row.Name)));
        }
    }

    /// <summary>Several trips begin in a zone at the same time: the last of them counts.</summary>
    [RealDataTheory(RealTables.Trips)]
    [InlineData(JoinKind.Inner, "JOIN", 10)]
    [InlineData(JoinKind.Left, "LEFT JOIN", 10)]
    [InlineData(JoinKind.Inner, "JOIN", 0)]
    public async Task Trips_join_the_last_before_them_within_a_time_as_DuckDB_joins_them(JoinKind kind, string joins, int minutes)
    {
        Dataset<TaxiTrip> trips = await _real.ReadTripsAsync();
        const string Last = "SELECT PULocationID AS z, lpep_pickup_datetime AS t, last(fare_amount ORDER BY n) AS f FROM trips "
            + "WHERE payment_type = 1 GROUP BY ALL";
        List<string> expected = _real.Duck.Rows(
            "SELECT lpep_pickup_datetime, PULocationID, fare_amount, b.t, b.f FROM trips "
            + $"{joins} (SELECT trips.n, t, f FROM trips ASOF JOIN ({Last}) ON PULocationID = z AND lpep_pickup_datetime >= t "
            + $"WHERE t >= lpep_pickup_datetime - INTERVAL {minutes} MINUTE) AS b ON trips.n = b.n ORDER BY trips.n");
        Dataset<TaxiTrip> paid = await trips.FilterAsync(_real.Step, static (in TaxiTrip trip) => trip.Payment == 1);
        Join<TaxiTrip, TaxiTrip, TripWithFare> join = new Join<TaxiTrip, TaxiTrip, TripWithFare>(kind).On(TaxiTrip.Columns.Zone, TaxiTrip.Columns.Zone)
            .AsOf(TaxiTrip.Columns.Pickup, TaxiTrip.Columns.Pickup, TimeSpan.FromMinutes(minutes))
            .TakeLeft(TaxiTrip.Columns.Pickup, TripWithFare.Columns.Pickup).TakeLeft(TaxiTrip.Columns.Zone, TripWithFare.Columns.Zone)
            .TakeLeft(TaxiTrip.Columns.Fare, TripWithFare.Columns.Fare)
            .TakeRight(TaxiTrip.Columns.Pickup, TripWithFare.Columns.Before).TakeRight(TaxiTrip.Columns.Fare, TripWithFare.Columns.FareBefore);
        foreach (TableOptions options in RealTables.Options)
        {
            Dataset<TripWithFare> joined = await trips.JoinAsync(_real.Step, paid, join, options);
            Assert.Equal(expected, (await joined.ToArrayAsync()).Select(static row => Duck.Show(row.Pickup, row.Zone, row.Fare, row.Before, row.FareBefore)));
        }
    }

    public void Dispose() => _real.Dispose();

    private static Join<Flight, Flight, TResult> OfPlane<TResult>(JoinKind kind)
        where TResult : struct, ISchema<TResult> => new Join<Flight, Flight, TResult>(kind)
            .On(Flight.Columns.TailNum, Flight.Columns.TailNum).On(Flight.Columns.Month, Flight.Columns.Month).On(Flight.Columns.Day, Flight.Columns.Day);

    private Task<Dataset<Flight>> OthersAsync(Dataset<Flight> flights) =>
        flights.FilterAsync(_real.Step, static (in Flight flight) => flight.Dest is "DFW" or "DAL" || flight.CancellationCode is not null);
}
