using System.Globalization;
using Millrace.Data;
using Millrace.Data.Tests;
using Millrace.Tables.Tests.Engine;

namespace Millrace.Tables.Tests.Real;

/// <summary>Splits of real tables row by row: which part a key belongs to is told by plain code, and which rows these are by DuckDB.</summary>
public sealed class RealSplitTests : IDisposable
{
    private const string Key = "f.CancellationCode IS NOT DISTINCT FROM k.code AND f.UniqueCarrier = k.carrier AND f.FlightNum = k.num";

    private static readonly RowKey<Flight> s_key = RowKey.Of(Flight.Columns.CancellationCode, Flight.Columns.UniqueCarrier, Flight.Columns.FlightNum);

    private readonly RealTables _real = new();

    [RealDataTheory(RealTables.Flights)]
    [InlineData("")]
    [InlineData("another salt")]
    public async Task The_parts_by_hash_hold_the_flights_of_their_keys(string salt)
    {
        Dataset<Flight> flights = await _real.ReadFlightsAsync();
        LoadKeys((code, carrier, number) => PlainHash.PartOf(PlainHash.Of(salt, code, carrier, number), 0.2, 0.3));

        TrainTuneTest<Flight> parts = await flights.SplitByHashAsync(_real.Step, s_key, 0.2, 0.3, salt);

        Assert.Equal(FlightsIn(0), await RealTables.ShowAsync(parts.Train));
        Assert.Equal(FlightsIn(1), await RealTables.ShowAsync(parts.Tune));
        Assert.Equal(FlightsIn(2), await RealTables.ShowAsync(parts.Test));
        double[] shares = [.. _real.Duck.Rows("SELECT count(*) / (SELECT count(*) FROM keys) FROM keys GROUP BY part ORDER BY part")
            .Select(static share => double.Parse(share, CultureInfo.InvariantCulture))];
        Assert.InRange(shares[1], 0.18, 0.22);
        Assert.InRange(shares[2], 0.28, 0.32);
    }

    [RealDataFact(RealTables.Flights)]
    public async Task Each_fold_holds_the_flights_of_its_keys_and_the_others_are_learned_from()
    {
        const int Folds = 5;
        Dataset<Flight> flights = await _real.ReadFlightsAsync();
        LoadKeys(static (code, carrier, number) => PlainHash.FoldOf(PlainHash.Of("", code, carrier, number), Folds));
        Assert.All(
            _real.Duck.Rows("SELECT count(*) / (SELECT count(*) FROM keys) FROM keys GROUP BY part"),
            static share => Assert.InRange(double.Parse(share, CultureInfo.InvariantCulture), 0.18, 0.22));
        for (int fold = 0; fold < Folds; fold++)
        {
            TrainAndValidation<Flight> parts = await flights.SplitFoldAsync(_real.Step, s_key, new Fold(fold, Folds));
            Assert.Equal(FlightsIn(fold), await RealTables.ShowAsync(parts.Validation));
            Assert.Equal(FlightsWhere($"part <> {fold}"), await RealTables.ShowAsync(parts.Train));
        }
    }

    /// <summary>Reasons of cancellation are few, and of some there are few flights; of planes there are many.</summary>
    [RealDataTheory(RealTables.Flights)]
    [InlineData("CancellationCode", 1)]
    [InlineData("TailNum", 1)]
    [InlineData("TailNum", 2)]
    public async Task Each_stratum_has_its_shares_of_the_flights_and_each_flight_is_in_one_part(string column, ulong seed)
    {
        Dataset<Flight> flights = await _real.ReadFlightsAsync();
        bool isReason = column == "CancellationCode";
        RowKey<Flight> stratum = RowKey.Of(isReason ? Flight.Columns.CancellationCode : (ColumnRef<Flight>)Flight.Columns.TailNum);

        TrainTuneTest<Flight> parts = await flights.SplitStratifiedAsync(_real.Step, stratum, 0.1, 0.25, new Seed(seed));

        string[][] all =
            [[.. await RealTables.ShowAsync(parts.Train)], [.. await RealTables.ShowAsync(parts.Tune)], [.. await RealTables.ShowAsync(parts.Test)]];
        List<string> flightsInOrder = _real.FlightsOf("");
        Assert.Equal(flightsInOrder.Order(StringComparer.Ordinal), all.SelectMany(static part => part).Order(StringComparer.Ordinal));
        Assert.All(all, part => AssertInOrder(part, flightsInOrder));
        Dictionary<string, int>[] counts = [.. all.Select(part => part.CountBy(row => row.Split(" | ")[isReason ? 9 : 5]).ToDictionary())];
        List<string> strata = _real.Duck.Rows(
            $"SELECT {column}, count(*), (count(*) * 0.1::DECIMAL(3, 2)), (count(*) * 0.25::DECIMAL(3, 2)) FROM flights GROUP BY 1");
        Assert.True(strata.Count > 4 && strata.Any(static row => row.StartsWith("null |", StringComparison.Ordinal)));
        Assert.All(strata, row =>
        {
            string[] told = row.Split(" | ");
            int[] rows = [.. counts.Select(part => part.GetValueOrDefault(told[0]))];
            Assert.Equal(int.Parse(told[1], CultureInfo.InvariantCulture), rows.Sum());
            for (int part = 1; part < 3; part++)
            {
                decimal share = decimal.Parse(told[part + 1], CultureInfo.InvariantCulture);
                Assert.InRange(rows[part], decimal.Floor(share), decimal.Ceiling(share));
            }
        });
        Assert.InRange(parts.Tune.RowCount - (0.1 * flights.RowCount), -2, 2);
        Assert.InRange(parts.Test.RowCount - (0.25 * flights.RowCount), -2, 2);
    }

    /// <summary>Many trips begin at one time: those at a cut are all in the later part. Trips without a payment are taken as without a time.</summary>
    [RealDataTheory(RealTables.Trips)]
    [InlineData(0.2, 0.3, MissingTime.Train)]
    [InlineData(0.2, 0.3, MissingTime.Tune)]
    [InlineData(0.05, 0.9, MissingTime.Test)]
    [InlineData(0.4, 0, MissingTime.Test)]
    [InlineData(0, 0.001, MissingTime.Train)]
    public async Task The_latest_trips_are_tested_on_as_DuckDB_orders_them(double tune, double test, MissingTime missing)
    {
        Dataset<TaxiTrip> trips = await (await _real.ReadTripsAsync())
            .MapAsync(_real.Step, static (in TaxiTrip trip) => trip with { Pickup = trip.Payment is null ? null : trip.Pickup });
        _real.Duck.Do("UPDATE trips SET lpep_pickup_datetime = NULL WHERE payment_type IS NULL");
        string[] cuts = [Cut(tune + test), Cut(test)];
        string part = $"CASE WHEN lpep_pickup_datetime IS NULL THEN {(int)missing - 1} WHEN lpep_pickup_datetime >= {cuts[1]} THEN 2 "
            + $"WHEN lpep_pickup_datetime >= {cuts[0]} THEN 1 ELSE 0 END";

        TrainTuneTest<TaxiTrip> parts = await trips.SplitByTimeAsync(_real.Step, RowTime.Of(TaxiTrip.Columns.Pickup), tune, test, missing);

        Assert.Equal(_real.TripsOf($"WHERE {part} = 0"), await RealTables.ShowAsync(parts.Train));
        Assert.Equal(_real.TripsOf($"WHERE {part} = 1"), await RealTables.ShowAsync(parts.Tune));
        Assert.Equal(_real.TripsOf($"WHERE {part} = 2"), await RealTables.ShowAsync(parts.Test));
    }

    public void Dispose() => _real.Dispose();

    private static void AssertInOrder(string[] part, List<string> whole)
    {
        int found = 0;
        foreach (string row in whole)
            found += found < part.Length && part[found] == row ? 1 : 0;
        Assert.Equal(part.Length, found);
    }

    /// <summary>The time of the row that has so large a share of those with a time from itself on.</summary>
    private string Cut(double share) => share == 0
        ? "'infinity'::TIMESTAMP"
        : "(SELECT lpep_pickup_datetime FROM trips WHERE lpep_pickup_datetime IS NOT NULL ORDER BY 1 DESC "
            + "LIMIT 1 OFFSET (SELECT round_even(count(lpep_pickup_datetime) * "
            + string.Create(CultureInfo.InvariantCulture, $"{share}::DOUBLE, 0)::BIGINT - 1 FROM trips))");

    private List<string> FlightsIn(int part) => FlightsWhere($"part = {part}");

    private List<string> FlightsWhere(string parts) => _real.FlightsOf($"JOIN keys k ON {Key} WHERE {parts}");

    /// <summary>Lets DuckDB know the part of each key.</summary>
    private void LoadKeys(Func<string?, string, int, int> partOf)
    {
        IEnumerable<string> rows = _real.Duck.Rows("SELECT DISTINCT CancellationCode, UniqueCarrier, FlightNum FROM flights").Select(row =>
        {
            string[] key = row.Split(" | ");
            string? code = key[0] == "null" ? null : key[0];
            int number = int.Parse(key[2], CultureInfo.InvariantCulture);
            return $"({(code is null ? "NULL" : $"'{code}'")}, '{key[1]}', {number}, {partOf(code, key[1], number)})";
        });
        _real.Duck.Do($"CREATE TABLE keys AS SELECT * FROM (VALUES {string.Join(", ", rows)}) AS keys(code, carrier, num, part)");
    }
}
