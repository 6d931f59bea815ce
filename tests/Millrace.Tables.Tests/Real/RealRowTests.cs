using Millrace.Data;
using Millrace.Data.Tests;
using Millrace.Tables.Tests.Engine;
using Millrace.Testing;

namespace Millrace.Tables.Tests.Real;

/// <summary>Row work over real tables, beside DuckDB's answer.</summary>
public sealed class RealRowTests : IDisposable
{
    private readonly RealTables _real = new();

    [RealDataFact(RealTables.Flights)]
    public async Task Filtered_flights_are_those_of_DuckDB()
    {
        Dataset<Flight> late = await ComponentTest.RunAsync(new FilterRows<Flight, Late>(), await _real.ReadFlightsAsync(), _real.Step);

        Assert.Equal(_real.FlightsOf("WHERE ArrDelay > 15 AND Dest <> 'DFW'"), await RealTables.ShowAsync(late));
    }

    [RealDataFact(RealTables.Flights)]
    public async Task Mapped_flights_are_those_of_DuckDB()
    {
        Dataset<Stop> stops = await (await _real.ReadFlightsAsync()).MapAsync(
            _real.Step,
            static (in Flight flight) =>
                new Stop { Ride = flight.Distance + (flight.DepTime ?? -1), Name = flight.UniqueCarrier + (flight.CancellationCode ?? "-") });

        Assert.Equal(
            _real.Duck.Rows(
                "SELECT Distance + coalesce(DepTime, -1), UniqueCarrier || coalesce(CancellationCode, '-') FROM flights ORDER BY n"),
            await ShowAsync(stops));
    }

    [RealDataFact(RealTables.Flights)]
    public async Task Flights_that_become_several_rows_are_those_of_DuckDB()
    {
        Dataset<Stop> ends = await (await _real.ReadFlightsAsync()).FlatMapAsync(_real.Step, static (in Flight flight, RowOutput<Stop> output) =>
        {
            if (flight.ArrDelay is null)
                return;
            output.Add(new Stop { Ride = flight.FlightNum, Name = flight.UniqueCarrier });
            output.Add(new Stop { Ride = flight.FlightNum, Name = flight.Dest });
        });

        Assert.Equal(
            _real.Duck.Rows("SELECT FlightNum, unnest([UniqueCarrier, Dest]) FROM flights WHERE ArrDelay IS NOT NULL ORDER BY n"),
            await ShowAsync(ends));
    }

    [RealDataFact(RealTables.Trips)]
    public async Task Filtered_trips_with_missing_values_are_those_of_DuckDB()
    {
        Dataset<TaxiTrip> odd = await (await _real.ReadTripsAsync()).FilterAsync(
            _real.Step, static (in TaxiTrip trip) => trip.Payment is null || trip.Fare < 0);

        Assert.Equal(_real.TripsOf("WHERE payment_type IS NULL OR fare_amount < 0"), await RealTables.ShowAsync(odd));
    }

    [RealDataFact(RealTables.Trips)]
    public async Task Derived_columns_are_those_of_DuckDB()
    {
        Dataset<ShiftedTrip> shifted = await (await _real.ReadTripsAsync()).DeriveAsync(
            _real.Step, static (in TaxiTrip trip, in ShiftedTrip copied) => copied with { Shifted = trip.Fare - (trip.Payment * trip.Miles) });

        Assert.Equal(
            _real.Duck.Rows($"SELECT {RealTables.TripColumns}, fare_amount - payment_type * trip_distance FROM trips ORDER BY n"),
            (await shifted.ToArrayAsync()).Select(static row => Duck.Show(row.Pickup, row.Zone, row.Miles, row.Payment, row.Fare, row.Shifted)));
    }

    [RealDataFact(RealTables.Trips)]
    public async Task Trips_are_parted_at_times_as_by_DuckDB()
    {
        TrainTuneTest<TaxiTrip> parts = await (await _real.ReadTripsAsync())
            .SplitByTimeAsync(_real.Step, RowTime.Of(TaxiTrip.Columns.Pickup), "2021-03-12T08:30", "2021-03-25");

        const string Time = "WHERE lpep_pickup_datetime";
        Assert.Equal(_real.TripsOf($"{Time} < '2021-03-12 08:30:00'"), await RealTables.ShowAsync(parts.Train));
        Assert.Equal(_real.TripsOf($"{Time} >= '2021-03-12 08:30:00' AND lpep_pickup_datetime < '2021-03-25'"), await RealTables.ShowAsync(parts.Tune));
        Assert.Equal(_real.TripsOf($"{Time} >= '2021-03-25'"), await RealTables.ShowAsync(parts.Test));
    }

    public void Dispose() => _real.Dispose();

    private static async Task<IEnumerable<string>> ShowAsync(Dataset<Stop> stops) =>
        (await stops.ToArrayAsync()).Select(static row => Duck.Show(row.Ride, row.Name));
}
