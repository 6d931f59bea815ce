using Millrace.Data;

namespace Millrace.Benchmarks.Data;

/// <summary>The flights: real where this machine has them, of the same shape where it has not.</summary>
internal static class Flights
{
    /// <summary>Flights in the file.</summary>
    public const int Rows = 227_496;

    private static readonly string? s_real = RealData.Find("flights/hflights.csv");

    /// <summary>What they are called in tables, so that nobody takes the one for the other.</summary>
    public static string Name => s_real is null ? "simulated flights" : "hflights";

    /// <summary>The CSV file.</summary>
    public static string File => s_real ?? Fixture.Get("flights", () =>
    {
        string file = Fixture.Folder.File("flights.csv");
        CsvFile.WriteAsync(Dataset.Of(Enumerable.Range(0, Rows).Select(At)), file).GetAwaiter().GetResult();
        return file;
    });

    /// <summary>The CSV file so many times in one.</summary>
    public static string Repeated(int times) => times == 1 ? File : Fixture.Get($"flights {times}", () =>
    {
        byte[] once = System.IO.File.ReadAllBytes(File);
        int header = once.AsSpan().IndexOf((byte)'\n') + 1;
        string file = Fixture.Folder.File($"flights-{times}.csv");
        using FileStream stream = System.IO.File.Create(file);
        stream.Write(once.AsSpan(0, header));
        for (int i = 0; i < times; i++)
            stream.Write(once.AsSpan(header));
        return file;
    });

    /// <summary>The flights so many times as JSON lines.</summary>
    public static string Lines(int times) => Fixture.Get($"flights as lines {times}", () =>
    {
        string once = Fixture.Folder.File("flights.jsonl");
        WriteLinesAsync(once).GetAwaiter().GetResult();
        if (times == 1)
            return once;
        byte[] lines = System.IO.File.ReadAllBytes(once);
        string file = Fixture.Folder.File($"flights-{times}.jsonl");
        using FileStream stream = System.IO.File.Create(file);
        for (int i = 0; i < times; i++)
            stream.Write(lines);
        return file;
    });

    /// <summary>The columns as DuckDB is told of them.</summary>
    public static string DuckColumns { get; } = "{" + string.Join(", ", Flight.Schema.Columns.Select(static column =>
        $"'{column.Name}': '{(column.Type == ColumnType.Text ? "VARCHAR" : "INTEGER")}'")) + "}";

    private static async Task WriteLinesAsync(string file)
    {
        List<Flight> flights = [];
        await foreach (Batch<Flight> batch in CsvFile.ReadAsync<Flight>(File).ConfigureAwait(false))
        {
            foreach (Flight flight in batch)
                flights.Add(flight);
        }

        await JsonLinesFile.WriteAsync(Dataset.Of(flights), file).ConfigureAwait(false);
    }

    private static Flight At(int i)
    {
        Reading random = Readings.At(i);
        int number = (int)(random.Amount * 64);
        bool isCancelled = number % 78 == 0;
        int? Minutes(int most) => isCancelled ? null : number % most;
        return new Flight
        {
            Year = 2011,
            Month = 1 + (i / 20_000 % 12),
            DayOfMonth = 1 + (i / 700 % 28),
            DayOfWeek = 1 + (i / 700 % 7),
            DepTime = isCancelled ? null : (100 * (number % 24)) + (number % 60),
            ArrTime = isCancelled ? null : (100 * (number / 7 % 24)) + (number / 7 % 60),
            Carrier = random.Station[^2..],
            FlightNumber = number % 7_000,
            TailNumber = number % 286 == 0 ? null : $"N{100 + (number % 900)}AA",
            ElapsedTime = Minutes(400),
            AirTime = Minutes(350),
            ArrivalDelay = Minutes(120) - 30,
            DepartureDelay = Minutes(110) - 10,
            Origin = (number & 1) == 0 ? "IAH" : "HOU",
            Destination = random.Station[8..9].ToUpperInvariant() + "FW",
            Distance = 100 + (number % 3_000),
            TaxiIn = Minutes(30),
            TaxiOut = Minutes(40),
            Cancelled = isCancelled ? 1 : 0,
            CancellationCode = isCancelled ? "B" : null,
            Diverted = 0,
        };
    }
}
