using Millrace.Data;
using Millrace.Data.Tests;
using Millrace.Tables.Tests.Engine;
using Millrace.Testing;

namespace Millrace.Tables.Tests.Real;

/// <summary>
/// One flight in three and a month of taxi trips, in DuckDB and as datasets, and how their rows are shown. With MILLRACE_FULL=1 all flights.
/// </summary>
internal sealed class RealTables : IDisposable
{
    public const string Flights = "flights/hflights.csv";
    public const string Trips = "nyc-green-taxi/green_tripdata_2021-03.parquet";
    public const string Zones = "nyc-green-taxi/taxi_zone_lookup.csv";

    public const string FlightColumns =
        "Month, DayofMonth, DepTime, UniqueCarrier, FlightNum, TailNum, ArrDelay, Dest, Distance, CancellationCode";

    public const string TripColumns = "lpep_pickup_datetime, PULocationID, trip_distance, payment_type, fare_amount";

    private const int FlightsOfOne = 3;

    /// <summary>All in memory, and by way of files.</summary>
    public static IEnumerable<TableOptions> Options => [TableOptions.Default, TableOptions.OfBytes(1 << 20)];

    public Duck Duck { get; } = new();

    public TestStepContext Step { get; } = new();

    /// <summary>The flights; in DuckDB the table flights.</summary>
    public Task<Dataset<Flight>> ReadFlightsAsync()
    {
        string path = Sample(RealDataFactAttribute.PathOf(Flights));
        const string Types = "{'CancellationCode': 'VARCHAR', 'TailNum': 'VARCHAR', 'ArrDelay': 'INTEGER', 'DepTime': 'INTEGER'}";
        Duck.Load("flights", $"read_csv('{path}', types = {Types})");
        return ComponentTest.RunAsync(new ReadCsv<Flight> { Path = path }, Step);
    }

    /// <summary>A month of trips; in DuckDB the table trips.</summary>
    public Task<Dataset<TaxiTrip>> ReadTripsAsync()
    {
        string path = RealDataFactAttribute.PathOf(Trips);
        Duck.Load("trips", $"read_parquet('{path}')");
        return ComponentTest.RunAsync(new ReadParquet<TaxiTrip> { Path = path }, Step);
    }

    /// <summary>The zones of the city; in DuckDB the table zones.</summary>
    public Task<Dataset<TaxiZone>> ReadZonesAsync()
    {
        string path = RealDataFactAttribute.PathOf(Zones);
        Duck.Load("zones", $"read_csv('{path}', all_varchar = false)");
        return ComponentTest.RunAsync(new ReadCsv<TaxiZone> { Path = path }, Step);
    }

    /// <summary>The flights that DuckDB picks, in their order.</summary>
    public List<string> FlightsOf(string condition) => Duck.Rows($"SELECT {FlightColumns} FROM flights f {condition} ORDER BY n");

    /// <summary>The trips that DuckDB picks, in their order.</summary>
    public List<string> TripsOf(string condition) => Duck.Rows($"SELECT {TripColumns} FROM trips t {condition} ORDER BY n");

    public static async Task<IEnumerable<string>> ShowAsync(Dataset<Flight> flights) => (await flights.ToArrayAsync()).Select(static row => Duck.Show(
        row.Month, row.Day, row.DepTime, row.UniqueCarrier, row.FlightNum, row.TailNum, row.ArrDelay, row.Dest, row.Distance, row.CancellationCode));

    public static async Task<IEnumerable<string>> ShowAsync(Dataset<TaxiTrip> trips) =>
        (await trips.ToArrayAsync()).Select(static row => Duck.Show(row.Pickup, row.Zone, row.Miles, row.Payment, row.Fare));

    private string Sample(string path)
    {
        if (ManyRows.IsFull)
            return path;
        string sample = Path.Combine(Step.CreateFolder(), Path.GetFileName(path));
        File.WriteAllLines(sample, File.ReadLines(path).Where(static (_, line) => line == 0 || line % FlightsOfOne == 1));
        return sample;
    }

    public void Dispose()
    {
        Duck.Dispose();
        Step.Dispose();
    }
}
