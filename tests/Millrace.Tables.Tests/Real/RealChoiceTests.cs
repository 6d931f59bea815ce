using System.Globalization;
using Millrace.Data;
using Millrace.Data.Tests;
using Millrace.Tables.Tests.Engine;
using Millrace.Testing;

namespace Millrace.Tables.Tests.Real;

/// <summary>What is chosen from real tables, or put in another order, by a seed: DuckDB draws the same numbers. And tables that are put together.</summary>
public sealed class RealChoiceTests : IDisposable
{
    private const string Next = "nyc-green-taxi/green_tripdata_2021-04.parquet";

    // Two to the power of 64.
    private const string Modulus = "18446744073709551616::UHUGEINT";

    private readonly RealTables _real = new();

    [RealDataTheory(RealTables.Trips)]
    [InlineData(1)]
    [InlineData(ulong.MaxValue)]
    public async Task Shuffled_trips_come_in_the_order_of_what_is_drawn(ulong seed)
    {
        Dataset<TaxiTrip> trips = await _real.ReadTripsAsync();
        Draw("trips", seed);
        List<string> expected = _real.Duck.Rows(
            $"SELECT {RealTables.TripColumns} FROM trips JOIN draws USING (n) ORDER BY (drawn + 9223372036854775808::UHUGEINT) % {Modulus}");
        foreach (TableOptions options in RealTables.Options)
            Assert.Equal(expected, await RealTables.ShowAsync(await trips.ShuffleAsync(_real.Step, new Seed(seed), options)));
    }

    [RealDataTheory(RealTables.Flights)]
    [InlineData(1, 0.1)]
    [InlineData(7, 0.001)]
    public async Task A_share_of_the_flights_are_those_whose_draw_is_below_it(ulong seed, double fraction)
    {
        Dataset<Flight> flights = await _real.ReadFlightsAsync();
        Draw("flights", seed);
        List<string> expected = _real.FlightsOf(
            string.Create(CultureInfo.InvariantCulture, $"JOIN draws USING (n) WHERE (drawn >> 11)::DOUBLE / 9007199254740992 < {fraction}"));
        Assert.InRange(expected.Count / (fraction * flights.RowCount), 0.8, 1.2);

        Assert.Equal(expected, await RealTables.ShowAsync(await flights.SampleAsync(_real.Step, fraction, new Seed(seed))));
    }

    /// <summary>A row is taken with the share of what is still wanted among what is still to come.</summary>
    [RealDataTheory(RealTables.Trips)]
    [InlineData(3, 1_000)]
    [InlineData(4, 80_000)]
    public async Task A_number_of_trips_are_those_that_are_drawn_one_by_one(ulong seed, int count)
    {
        Dataset<TaxiTrip> trips = await _real.ReadTripsAsync();
        Draw("trips", seed);
        List<string> all = _real.TripsOf("");
        List<string> expected = [];
        int seen = 0;
        foreach ((string trip, string bits) in all.Zip(_real.Duck.Rows("SELECT drawn FROM draws ORDER BY n")))
        {
            UInt128 toCome = (UInt128)(all.Count - seen++);
            if (UInt128.Parse(bits, CultureInfo.InvariantCulture) * toCome >> 64 < (UInt128)(count - expected.Count))
                expected.Add(trip);
        }

        Assert.Equal(count, expected.Count);
        Assert.Equal(expected, await RealTables.ShowAsync(await trips.SampleAsync(_real.Step, count, new Seed(seed))));
    }

    [RealDataFact(RealTables.Trips, Next)]
    public async Task Months_one_after_the_other_are_those_of_DuckDB_and_what_comes_twice_stays()
    {
        Dataset<TaxiTrip> first = await _real.ReadTripsAsync();
        string path = RealDataFactAttribute.PathOf(Next);
        Dataset<TaxiTrip> next = await ComponentTest.RunAsync(new ReadParquet<TaxiTrip> { Path = path }, _real.Step);
        _real.Duck.Load("later", $"read_parquet('{path}')");
        List<string> expected = _real.Duck.Rows(
            $"SELECT {RealTables.TripColumns} FROM (SELECT 1 AS part, * FROM trips UNION ALL BY NAME SELECT 2 AS part, * FROM later "
            + "UNION ALL BY NAME SELECT 3 AS part, * FROM trips) ORDER BY part, n");
        Dataset<TaxiTrip>[] parts = [first, next, first];

        Assert.Equal(expected, await RealTables.ShowAsync(await ComponentTest.RunAsync(new UnionRows<TaxiTrip>(), parts, _real.Step)));
        Assert.Equal(expected, await RealTables.ShowAsync(await ComponentTest.RunAsync(new UnionCollection<TaxiTrip>(), Collection.Of(parts), _real.Step)));
    }

    [RealDataFact(RealTables.Flights)]
    public async Task Flights_that_differ_are_those_of_DuckDB()
    {
        Dataset<FlightPlace> places = await (await _real.ReadFlightsAsync()).MapAsync(
            _real.Step,
            static (in Flight flight) => new FlightPlace { TailNum = flight.TailNum, Dest = flight.Dest, CancellationCode = flight.CancellationCode });
        List<string> expected = _real.Duck.Rows("SELECT TailNum, Dest, CancellationCode FROM flights GROUP BY ALL ORDER BY min(n)");
        foreach (TableOptions options in RealTables.Options)
        {
            Dataset<FlightPlace> distinct = await places.DistinctAsync(_real.Step, options);
            Assert.Equal(expected, (await distinct.ToArrayAsync()).Select(static row => Duck.Show(row.TailNum, row.Dest, row.CancellationCode)));
        }
    }

    public void Dispose() => _real.Dispose();

    /// <summary>Draws a number for each row of a table: the mix of 64 bits that <see cref="Seed.Derive"/> names, in wider numbers.</summary>
    private void Draw(string table, ulong seed)
    {
        _real.Duck.Do($"CREATE MACRO times(z, factor) AS (z * factor::UHUGEINT) % {Modulus}");
        _real.Duck.Do($"""
            CREATE TABLE draws AS
            WITH a AS MATERIALIZED (SELECT n, ({seed}::UHUGEINT + times(n::UHUGEINT, 11400714819323198485)) % {Modulus} AS z FROM {table}),
                b AS MATERIALIZED (SELECT n, times(xor(z, z >> 30), 13787848793156543929) AS z FROM a),
                c AS MATERIALIZED (SELECT n, times(xor(z, z >> 27), 10723151780598845931) AS z FROM b)
            SELECT n, xor(z, z >> 31) AS drawn FROM c
            """);
    }
}
