using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Millrace.Data.Tests.Sql;

/// <summary>A PostgreSQL of the tests' own, started from the system's package where there is one.</summary>
public sealed class PostgresServer : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "millrace-pg-" + Path.GetRandomFileName());
    private readonly Lazy<string> _connection;

    /// <summary>Prepares to start it, once somebody asks.</summary>
    public PostgresServer() => _connection = new Lazy<string>(Start);

    /// <summary>Why there is none; null where there is one.</summary>
    public static string? Absent { get; } = Programs() is null ? "There is no PostgreSQL in /usr/lib/postgresql: apt-get install postgresql." : null;

    /// <summary>How to connect to it.</summary>
    public string ConnectionString => _connection.Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_connection.IsValueCreated)
            Run("pg_ctl", "-D", Data, "-m", "immediate", "-w", "-s", "stop");
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private string Data => Path.Combine(_folder, "data");

    private string Start()
    {
        Directory.CreateDirectory(_folder);
        if (Environment.UserName == "root")
            Run("/usr/bin/chown", "postgres:postgres", _folder);
        Run("initdb", "-D", Data, "-U", "millrace", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync");
        int port = FreePort();
        Run("pg_ctl", "-D", Data, "-l", Path.Combine(_folder, "log"), "-w", "-s", "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} -c fsync=off", "start");
        return $"Host=127.0.0.1;Port={port};Username=millrace;Database=postgres;Pooling=false";
    }

    private static string? Programs() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(static version => Path.Combine(version, "bin")).FirstOrDefault(static bin => File.Exists(Path.Combine(bin, "initdb")))
        : null;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // PostgreSQL refuses to run as root.
    private void Run(string program, params string[] arguments)
    {
        string path = Path.IsPathRooted(program) ? program : Path.Combine(Programs()!, program);
        bool isRoot = Environment.UserName == "root" && !Path.IsPathRooted(program);
        string[] command = isRoot ? ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--clear-groups", path, .. arguments] : [path, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = _folder, RedirectStandardError = true, RedirectStandardOutput = program == "initdb" };
        using Process process = Process.Start(start)!;
        Task<string> output = program == "initdb" ? process.StandardOutput.ReadToEndAsync() : Task.FromResult("");
        if (program == "initdb")
            output.Wait();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {process.StandardError.ReadToEnd()}");
    }
}
