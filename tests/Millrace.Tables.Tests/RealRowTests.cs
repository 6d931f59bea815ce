using System.Globalization;
using Millrace.Data;
using Millrace.Data.Tests;
using Millrace.Testing;

namespace Millrace.Tables.Tests;

/// <summary>Row work over real data, beside DuckDB's answer.</summary>
public sealed class RealRowTests : IDisposable
{
    private const string Flights = "flights/hflights.csv";
    private const string January = "nyc-green-taxi/green_tripdata_2021-01.parquet";
    private const string February = "nyc-green-taxi/green_tripdata_2021-02.parquet";
    private const string FlightColumns = "Month, DayofMonth, DepTime, UniqueCarrier, FlightNum, ArrDelay, Dest, Distance, CancellationCode";
    private const string TripColumns = "PULocationID, trip_distance, fare_amount, payment_type";

    private static readonly string s_flights = RealDataFactAttribute.PathOf(Flights);

    private readonly TestStepContext _step = new();

    public void Dispose() => _step.Dispose();

    [RealDataFact(Flights)]
    public async Task Filtered_flights_are_those_of_DuckDB()
    {
        Dataset<HoustonFlight> late = await ComponentTest.RunAsync(new FilterRows<HoustonFlight, Late>(), await FlightsAsync(), _step);

        Assert.Equal(
            DuckQuery.Rows($"SELECT {FlightColumns} FROM read_csv('{s_flights}') WHERE ArrDelay > 15 AND Dest <> 'DFW'"),
            await Told.RowsAsync(late));
    }

    [RealDataFact(Flights)]
    public async Task Mapped_flights_are_those_of_DuckDB()
    {
        Dataset<Stop> stops = await (await FlightsAsync()).MapAsync(
            _step,
            static (in HoustonFlight flight) =>
                new Stop { Ride = flight.Distance + (flight.Departure ?? -1), Name = flight.Carrier + (flight.Cancellation ?? "-") });

        Assert.Equal(
            DuckQuery.Rows(
                $"SELECT Distance + coalesce(DepTime, -1), UniqueCarrier || coalesce(CancellationCode, '-') FROM read_csv('{s_flights}')"),
            await Told.RowsAsync(stops));
    }

    [RealDataFact(Flights)]
    public async Task Flights_that_become_several_rows_are_those_of_DuckDB()
    {
        Dataset<Stop> ends = await (await FlightsAsync()).FlatMapAsync(_step, static (in HoustonFlight flight, RowOutput<Stop> output) =>
        {
            if (flight.ArrivalDelay is null)
                return;
            output.Add(new Stop { Ride = flight.Number, Name = flight.Carrier });
            output.Add(new Stop { Ride = flight.Number, Name = flight.Destination });
        });

        Assert.Equal(
            DuckQuery.Rows($"SELECT FlightNum, unnest([UniqueCarrier, Dest]) FROM read_csv('{s_flights}') WHERE ArrDelay IS NOT NULL"),
            await Told.RowsAsync(ends));
    }

    [RealDataFact(January)]
    public async Task Filtered_trips_with_missing_values_are_those_of_DuckDB()
    {
        Dataset<GreenTrip> odd = await (await TripsAsync(January)).FilterAsync(_step, static (in GreenTrip trip) => trip.Payment is null || trip.Fare < 0);

        Assert.Equal(
            DuckQuery.Rows($"SELECT {TripColumns} FROM read_parquet('{RealDataFactAttribute.PathOf(January)}') WHERE payment_type IS NULL OR fare_amount < 0"),
            await WithoutTimeAsync(odd));
    }

    [RealDataFact(January)]
    public async Task Derived_columns_are_those_of_DuckDB()
    {
        Dataset<ShiftedTrip> shifted = await (await TripsAsync(January))
            .DeriveAsync(_step, static (in GreenTrip trip, in ShiftedTrip copied) => copied with { Shifted = trip.Fare - (trip.Payment * trip.Miles) });

        Assert.Equal(
            DuckQuery.Rows($"SELECT {TripColumns}, fare_amount - payment_type * trip_distance FROM read_parquet('{RealDataFactAttribute.PathOf(January)}')"),
            await WithoutTimeAsync(shifted));
    }

    [RealDataFact(Flights)]
    public async Task Flights_of_one_key_are_in_one_part_and_all_are_in_some()
    {
        TrainTuneTest<HoustonFlight> parts = await (await FlightsAsync())
            .SplitByHashAsync(_step, RowKey.Of(HoustonFlight.Columns.Cancellation, HoustonFlight.Columns.Carrier, HoustonFlight.Columns.Number), 0.2, 0.3);
        HoustonFlight[][] all = [await parts.Train.ToArrayAsync(), await parts.Tune.ToArrayAsync(), await parts.Test.ToArrayAsync()];
        int keys = all.Sum(static part => part.Select(static flight => (flight.Cancellation, flight.Carrier, flight.Number)).Distinct().Count());

        Assert.Equal(
            DuckQuery.Rows(
                $"SELECT count(*), count(DISTINCT (coalesce(CancellationCode, ''), UniqueCarrier, FlightNum)) FROM read_csv('{s_flights}')"),
            [$"{all.Sum(static part => part.Length)}|{keys}"]);
    }

    [RealDataFact(Flights)]
    public async Task Each_reason_of_cancellation_and_none_has_its_share_of_the_flights()
    {
        TrainTuneTest<HoustonFlight> parts = await (await FlightsAsync())
            .SplitStratifiedAsync(_step, RowKey.Of(HoustonFlight.Columns.Cancellation), 0.1, 0.25, new Seed(7));
        ILookup<string, HoustonFlight> tested = (await parts.Test.ToArrayAsync()).ToLookup(static flight => flight.Cancellation ?? "∅");

        List<string> reasons = DuckQuery.Rows($"SELECT CancellationCode, count(*) FROM read_csv('{s_flights}') GROUP BY ALL");
        Assert.Equal(5, reasons.Count);
        Assert.All(reasons, reason =>
        {
            string[] told = reason.Split('|');
            double share = 0.25 * int.Parse(told[1], CultureInfo.InvariantCulture);
            Assert.InRange(tested[told[0]].Count(), share - 1, share + 1);
        });
    }

    [RealDataFact(January)]
    public async Task Trips_are_parted_at_times_as_by_DuckDB()
    {
        TrainTuneTest<GreenTrip> parts = await (await TripsAsync(January))
            .SplitByTimeAsync(_step, RowTime.Of(GreenTrip.Columns.PickedUp), "2021-01-12T08:30", "2021-01-25");

        string sql = $"SELECT {TripColumns} FROM read_parquet('{RealDataFactAttribute.PathOf(January)}') WHERE lpep_pickup_datetime";
        Assert.Equal(DuckQuery.Rows($"{sql} < '2021-01-12 08:30:00'"), await WithoutTimeAsync(parts.Train));
        Assert.Equal(DuckQuery.Rows($"{sql} >= '2021-01-12 08:30:00' AND lpep_pickup_datetime < '2021-01-25'"), await WithoutTimeAsync(parts.Tune));
        Assert.Equal(DuckQuery.Rows($"{sql} >= '2021-01-25'"), await WithoutTimeAsync(parts.Test));
    }

    [RealDataFact(January)]
    public async Task The_latest_trips_are_those_of_DuckDB()
    {
        Dataset<GreenTrip> trips = await TripsAsync(January);
        TrainTuneTest<GreenTrip> parts = await trips.SplitByTimeAsync(_step, RowTime.Of(GreenTrip.Columns.PickedUp), 0, 0.5);

        string from = $"read_parquet('{RealDataFactAttribute.PathOf(January)}')";
        long half = (long)Math.Round(trips.RowCount * 0.5);
        Assert.Equal(
            DuckQuery.Rows($"""
                SELECT {TripColumns} FROM {from} WHERE lpep_pickup_datetime >=
                (SELECT lpep_pickup_datetime FROM {from} ORDER BY lpep_pickup_datetime DESC LIMIT 1 OFFSET {half - 1})
                """),
            await WithoutTimeAsync(parts.Test));
    }

    [RealDataFact(February)]
    public async Task Months_one_after_the_other_are_those_of_DuckDB()
    {
        Dataset<GreenTrip> both = await ComponentTest.RunAsync(new UnionRows<GreenTrip>(), [await TripsAsync(January), await TripsAsync(February)], _step);

        string all = string.Join(" UNION ALL ", new[] { January, February }
            .Select(static month => $"SELECT {TripColumns} FROM read_parquet('{RealDataFactAttribute.PathOf(month)}')"));
        Assert.Equal(DuckQuery.Rows(all), await WithoutTimeAsync(both));
    }

    [RealDataFact(January)]
    public async Task A_sample_of_trips_is_some_of_them()
    {
        Dataset<GreenTrip> trips = await TripsAsync(January);

        string[] sample = await Told.RowsAsync(await trips.SampleAsync(_step, 1_000, new Seed(3)));

        Assert.Equal(1_000, sample.Length);
        int found = 0;
        foreach (string trip in await Told.RowsAsync(trips))
            found += found < sample.Length && trip == sample[found] ? 1 : 0;
        Assert.Equal(1_000, found);
    }

    private static async Task<string[]> WithoutTimeAsync<T>(Dataset<T> trips)
        where T : struct, ISchema<T> =>
        [.. (await Told.RowsAsync(trips)).Select(static row => row[(row.IndexOf('|', StringComparison.Ordinal) + 1)..])];

    private Task<Dataset<HoustonFlight>> FlightsAsync() =>
        ComponentTest.RunAsync(new ReadCsv<HoustonFlight> { Path = s_flights }, _step);

    private Task<Dataset<GreenTrip>> TripsAsync(string month) =>
        ComponentTest.RunAsync(new ReadParquet<GreenTrip> { Path = RealDataFactAttribute.PathOf(month) }, _step);
}
