using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Millrace.Data;
using Millrace.Data.Tests.Sql;
using Millrace.Runtime;
using Millrace.Testing;
using Millrace.Tests.Support;
using Npgsql;

namespace Millrace.Tests.Sinks;

/// <summary>Trips, a store, what the pipeline writes, and ways to look at it that are none of ours.</summary>
internal sealed class ScoringFolder : IDisposable
{
    // Long ago, so that their digests are kept.
    private static readonly DateTime s_written = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly TempFolder _folder = new();
    private readonly string _database;
    private readonly string _connection;
    private int _times;

    public ScoringFolder(string database, PostgresServer server)
    {
        _database = database;
        _connection = database == "lite" ? $"Data Source={_folder.File("scored.db")};Pooling=False" : server.ConnectionString;
        Databases = new SqlDatabases().With(database, database == "lite" ? SqliteFactory.Instance : NpgsqlFactory.Instance, _connection);
    }

    public Gate Gate { get; } = new();

    public SqlDatabases Databases { get; set; }

    public string Connection => _connection;

    public SqlWriteMode Mode { get; set; }

    public string Csv => _folder.File("out/scored.csv");

    public string Parquet => _folder.File("out/scored.parquet");

    public static float MilesOf(int id, int shift = 0) => (id % 17) + shift + 0.5f;

    /// <summary>Writes trips, as they were delivered on some day.</summary>
    public void WriteTrips(int count, int shift = 0)
    {
        IEnumerable<string> lines = Enumerable.Range(0, count).Select(id => string.Create(
            CultureInfo.InvariantCulture, $"{id},{MilesOf(id, shift)},{(id % 3 == 0 ? "" : "\"Blue, Co\"")}"));
        File.WriteAllLines(_folder.File("trips.csv"), ["id,miles,company", .. lines]);
        File.SetLastWriteTimeUtc(_folder.File("trips.csv"), s_written.AddHours(_times++));
    }

    /// <summary>Runs, and tells the steps that were executed.</summary>
    public async Task<string[]> RunAsync(params string[] fresh)
    {
        await using PipelineTestResult result = await TryAsync(fresh: fresh);
        result.EnsureSucceeded();
        return Executed(result);
    }

    public async Task<PipelineTestResult> TryAsync(CancellationToken cancellation = default, params string[] fresh) =>
        await PipelineTest.Of<ScoringPipeline>().With(p => p.Trips, _folder.File("trips.csv")).With(p => p.Csv, Csv).With(p => p.Parquet, Parquet)
            .With(p => p.Database, _database).With(p => p.Mode, Mode).Services(services => services.AddSingleton(Gate).AddSingleton(Databases))
            .Options(options => options with { Fresh = [.. fresh] }).InStore(_folder.File("store")).RunAsync(cancellation);

    public static string[] Executed(PipelineTestResult result) =>
        [.. result.Run.Steps.Where(static step => step.State == StepState.Executed).Select(static step => step.Name).Order(StringComparer.Ordinal)];

    /// <summary>The table's rows in the order of trips, each as the line of the CSV file that it should be.</summary>
    public string[] Table(string where = "1 = 1")
    {
        using DbConnection connection = _database == "lite" ? new SqliteConnection(_connection) : new NpgsqlConnection(_connection);
        connection.Open();
        using DbCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT id, miles, company, score FROM scored WHERE {where} ORDER BY id, score";
        using DbDataReader reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            string company = reader.IsDBNull(2) ? "" : $"\"{reader.GetString(2)}\"";
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{reader.GetInt32(0)},{reader.GetFloat(1)},{company},{reader.GetDouble(3)}"));
        }

        return [.. lines];
    }

    public void Execute(string statement)
    {
        using DbConnection connection = _database == "lite" ? new SqliteConnection(_connection) : new NpgsqlConnection(_connection);
        connection.Open();
        using DbCommand command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    /// <summary>Checks that all three hold so many trips, with what the model says of them, and are the same.</summary>
    public async Task CheckAsync(int count, int shift = 0)
    {
        string[] lines = await File.ReadAllLinesAsync(Csv);
        Assert.Equal("id,miles,company,score", lines[0]);
        double mean = Enumerable.Range(0, count).Average(id => (double)MilesOf(id, shift));
        double deviation = Math.Sqrt(Enumerable.Range(0, count).Average(id => Math.Pow(MilesOf(id, shift) - mean, 2)));
        Assert.Equal(count, lines.Length - 1);
        for (int id = 0; id < count; id++)
        {
            double expected = (2 * (MilesOf(id, shift) - mean) / deviation) + 1;
            Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{id},{MilesOf(id, shift)},{(id % 3 == 0 ? "" : "\"Blue, Co\"")},"), lines[id + 1]);
            Assert.Equal(expected, double.Parse(lines[id + 1].Split(',')[^1], CultureInfo.InvariantCulture), 1e-4);
        }

        int row = 0;
        await foreach (Batch<ScoredSinkTrip> batch in ParquetFile.ReadAsync<ScoredSinkTrip>(Parquet))
        {
            for (int i = 0; i < batch.Count; i++)
                Assert.Equal(lines[++row], Line(batch[i]));
        }

        Assert.Equal(count, row);
        Assert.Equal(lines[1..], Table());
        Assert.Equal(["scored.csv", "scored.parquet"], Directory.GetFiles(Path.GetDirectoryName(Csv)!).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private static string Line(in ScoredSinkTrip trip)
    {
        string company = trip.Company is null ? "" : $"\"{trip.Company}\"";
        return string.Create(CultureInfo.InvariantCulture, $"{trip.Id},{trip.Miles},{company},{trip.Score}");
    }
}
