using Millrace.Data;
using Millrace.Data.Tests;
using Millrace.Tables.Tests.Engine;
using Millrace.Testing;

namespace Millrace.Tables.Tests.Real;

/// <summary>
/// Numbers that are none, infinite ones and missing ones as real data has them, in keys and in what is told of groups, beside DuckDB: fares by miles, of which
/// some trips went none.
/// </summary>
public sealed class RealNumberTests : IDisposable
{
    private readonly RealTables _real = new();

    [RealDataFact(RealTables.Trips)]
    public async Task Rates_sort_as_DuckDB_sorts_them()
    {
        Dataset<TripRate> rates = await ReadRatesAsync();
        await AssertSameAsync(
            rates, Order.ByDescending(TripRate.Columns.Rate).ThenBy(TripRate.Columns.Zone, MissingValues.First), "rate DESC NULLS LAST, zone NULLS FIRST, n");
        await AssertSameAsync(
            rates, Order.By(TripRate.Columns.Rate, MissingValues.First).ThenDescending(TripRate.Columns.Zone), "rate NULLS FIRST, zone DESC NULLS LAST, n");
    }

    [RealDataFact(RealTables.Trips)]
    public async Task Rates_are_keys_as_they_are_of_DuckDB()
    {
        Dataset<TripRate> rates = await ReadRatesAsync();
        List<string> expected = _real.Duck.Rows("SELECT min(zone), rate, count(*), count(rate) FROM rates GROUP BY rate ORDER BY min(n)");
        Assert.Contains(expected, static row => row.Contains("NaN", StringComparison.Ordinal));
        Grouping<TripRate, RateTotals> grouping = Total(new Grouping<TripRate, RateTotals>()
            .Key(TripRate.Columns.Rate, RateTotals.Columns.Rate).Min(TripRate.Columns.Zone, RateTotals.Columns.Zone));
        foreach (TableOptions options in RealTables.Options)
        {
            Dataset<RateTotals> totals = await rates.GroupAsync(_real.Step, grouping, options);
            Assert.Equal(expected, (await totals.ToArrayAsync()).Select(static row => Duck.Show(row.Zone, row.Rate, row.Trips, row.Rated)));
        }
    }

    [RealDataFact(RealTables.Trips)]
    public async Task What_is_told_of_rates_is_what_DuckDB_tells()
    {
        Dataset<TripRate> rates = await ReadRatesAsync();
        List<string> expected = _real.Duck.Rows(
            "SELECT zone, first(rate ORDER BY n), count(*), count(rate), count(DISTINCT rate), sum(rate), avg(rate), min(rate), max(rate) FROM rates "
            + "GROUP BY zone ORDER BY min(n)");
        Grouping<TripRate, RateTotals> grouping = Total(new Grouping<TripRate, RateTotals>()
            .Key(TripRate.Columns.Zone, RateTotals.Columns.Zone).First(TripRate.Columns.Rate, RateTotals.Columns.Rate));
        foreach (TableOptions options in (TableOptions[])[TableOptions.Default, TableOptions.OfBytes(20_000)])
        {
            Dataset<RateTotals> totals = await rates.GroupAsync(_real.Step, grouping, options);
            Assert.Equal(expected, (await totals.ToArrayAsync()).Select(static row => Duck.Show(
                row.Zone, row.Rate, row.Trips, row.Rated, row.Rates, row.Sum, row.Mean, row.Least, row.Most)));
        }
    }

    [RealDataFact(RealTables.Trips)]
    public async Task Trips_that_differ_in_their_rate_are_those_of_DuckDB()
    {
        Dataset<Narrowed> some = await (await ReadRatesAsync()).MapAsync(
            _real.Step, static (in TripRate row) => new Narrowed { Zone = row.Zone, Rate = row.Rate });
        List<string> expected = _real.Duck.Rows("SELECT zone, rate FROM rates GROUP BY ALL ORDER BY min(n)");
        foreach (TableOptions options in RealTables.Options)
        {
            Dataset<Narrowed> distinct = await some.DistinctAsync(_real.Step, options);
            Assert.Equal(expected, (await distinct.ToArrayAsync()).Select(static row => Duck.Show(row.Zone, row.Rate)));
        }
    }

    [RealDataTheory(RealTables.Trips)]
    [InlineData(JoinKind.Inner, "JOIN")]
    [InlineData(JoinKind.Left, "LEFT JOIN")]
    public async Task Trips_of_one_rate_join_as_in_DuckDB(JoinKind kind, string joins)
    {
        Dataset<TripRate> rates = await ReadRatesAsync();
        const string Odd = "rate IS NULL OR isnan(rate) OR rate = '-infinity' OR (rate < 0 AND zone % 64 = 11)";
        List<string> expected = _real.Duck.Rows(
            $"SELECT l.moment, l.zone, l.rate, r.moment, r.rate FROM rates l {joins} (SELECT * FROM rates WHERE {Odd}) r ON l.rate = r.rate ORDER BY l.n, r.n");
        Assert.Contains(expected, static row => row.Contains("NaN |", StringComparison.Ordinal) && row.EndsWith("NaN", StringComparison.Ordinal));
        Dataset<TripRate> odd = await rates.FilterAsync(
            _real.Step,
            static (in TripRate row) => row.Rate is null or double.NaN or double.NegativeInfinity || (row.Rate < 0 && row.Zone % 64 == 11));
        Join<TripRate, TripRate, TripWithFare> join = new Join<TripRate, TripRate, TripWithFare>(kind).On(TripRate.Columns.Rate, TripRate.Columns.Rate)
            .TakeLeft(TripRate.Columns.Rate, TripWithFare.Columns.Fare)
            .TakeRight(TripRate.Columns.Pickup, TripWithFare.Columns.Before).TakeRight(TripRate.Columns.Rate, TripWithFare.Columns.FareBefore);
        foreach (TableOptions options in (TableOptions[])[TableOptions.Default, TableOptions.OfBytes(8000)])
        {
            Dataset<TripWithFare> joined = await rates.JoinAsync(_real.Step, odd, join, options);
            Assert.Equal(expected, (await joined.ToArrayAsync()).Select(static row => Duck.Show(row.Pickup, row.Zone, row.Fare, row.Before, row.FareBefore)));
        }
    }

    /// <summary>For DuckDB what is no number is larger than all others; a filter takes it as C# does.</summary>
    [RealDataFact(RealTables.Trips)]
    public async Task Dear_trips_are_those_of_DuckDB_but_for_rates_that_are_no_numbers()
    {
        Dataset<TripRate> rates = await ReadRatesAsync();
        Dataset<TripRate> dear = await ComponentTest.RunAsync(new WhereRows<TripRate, DearTrips>(), rates, _real.Step);
        Assert.Equal(
            _real.Duck.Rows("SELECT moment, zone, rate FROM rates WHERE (rate > 20 AND NOT isnan(rate) OR rate IS NULL) AND zone <> 75 ORDER BY n"),
            await ShowAsync(dear));
    }

    public void Dispose() => _real.Dispose();

    private static Grouping<TripRate, RateTotals> Total(Grouping<TripRate, RateTotals> grouping) => grouping
        .Count(RateTotals.Columns.Trips).CountPresent(TripRate.Columns.Rate, RateTotals.Columns.Rated)
        .CountDistinct(TripRate.Columns.Rate, RateTotals.Columns.Rates).Sum(TripRate.Columns.Rate, RateTotals.Columns.Sum)
        .Mean(TripRate.Columns.Rate, RateTotals.Columns.Mean).Min(TripRate.Columns.Rate, RateTotals.Columns.Least)
        .Max(TripRate.Columns.Rate, RateTotals.Columns.Most);

    private static async Task<IEnumerable<string>> ShowAsync(Dataset<TripRate> rates) =>
        (await rates.ToArrayAsync()).Select(static row => Duck.Show(row.Pickup, row.Zone, row.Rate));

    private async Task AssertSameAsync(Dataset<TripRate> rates, Order<TripRate> order, string sql)
    {
        List<string> expected = _real.Duck.Rows($"SELECT moment, zone, rate FROM rates ORDER BY {sql}");
        foreach (TableOptions options in RealTables.Options)
            Assert.Equal(expected, await ShowAsync(await rates.SortAsync(_real.Step, order, options)));
    }

    private async Task<Dataset<TripRate>> ReadRatesAsync()
    {
        _real.Duck.Do("SET ieee_floating_point_ops = true");
        Dataset<TaxiTrip> trips = await _real.ReadTripsAsync();
        _real.Duck.Do("CREATE TABLE rates AS SELECT n, lpep_pickup_datetime AS moment, PULocationID AS zone, "
            + "CASE WHEN payment_type IS NULL THEN NULL ELSE fare_amount / trip_distance END AS rate FROM trips");
        return await trips.MapAsync(_real.Step, static (in TaxiTrip trip) => new TripRate
        {
            Pickup = trip.Pickup, Zone = trip.Zone, Rate = trip.Payment is null ? null : trip.Fare / trip.Miles,
        });
    }
}
