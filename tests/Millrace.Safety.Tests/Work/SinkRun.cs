using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Data;
using Millrace.Runtime;

namespace Millrace.Safety.Tests.Work;

/// <summary>Runs the pipeline of sinks, and looks at what it wrote.</summary>
internal sealed class SinkRun(string store, string folder, Action hangs) : DbProviderFactory, IServiceProvider
{
    private readonly string _connection = $"Data Source={Path.Combine(folder, "rows.db")};Pooling=False";

    /// <summary>SQLite with a function <c>brake()</c>, which a trigger may call: it never returns.</summary>
    public override DbConnection CreateConnection()
    {
        var connection = new SqliteConnection();
        connection.CreateFunction("brake", () =>
        {
            hangs();
            Thread.Sleep(Timeout.Infinite);
            return 0;
        });
        return connection;
    }

    public object? GetService(Type serviceType) => serviceType == typeof(SqlDatabases) ? new SqlDatabases().With("out", this, _connection) : null;

    public async Task<RunResult> RunAsync(PipelinePlan pipeline, int rows, IRunObserver observer)
    {
        Directory.CreateDirectory(folder);
        using Store opened = Store.Open(store, TimeProvider.System);
        BoundPlan plan = PlanBinder.Bind(
            pipeline,
            new Dictionary<string, string> { ["place"] = folder, ["rows"] = rows.ToString(CultureInfo.InvariantCulture) },
            new Dictionary<string, string>());
        return await new PipelineRunner(opened, this, NullLoggerFactory.Instance, TimeProvider.System)
            .RunAsync(plan, new RunOptions { MaxParallelism = 4, KeepGoing = true }, observer, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>What others see of it: files by name, with lines of text or bytes, and rows of the table.</summary>
    public static string Look(string folder)
    {
        IEnumerable<string> files = new[] { "csv", "parquet" }.Select(name => Path.Combine(folder, name)).Where(Directory.Exists)
            .SelectMany(Directory.GetFiles).Select(static file => Path.GetExtension(file) == ".csv" ? $"{File.ReadLines(file).Count()} lines" : Path.GetExtension(file));
        return string.Join(", ", [.. files.Order(StringComparer.Ordinal), $"{Rows(folder)} rows"]);
    }

    private static string Rows(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "rows.db")};Pooling=False");
        try
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM rows";
            return ((long)command.ExecuteScalar()!).ToString(CultureInfo.InvariantCulture);
        }
        catch (SqliteException)
        {
            return "no";
        }
    }
}
