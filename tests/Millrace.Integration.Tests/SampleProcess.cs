using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Millrace.Integration.Tests;

/// <summary>The sample as a user starts it: a process of its own in a folder of its own.</summary>
internal sealed class SampleProcess : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();

    private SampleProcess(string folder, IEnumerable<string> arguments, (string Name, string Value)? setting = null)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "ChicagoTaxi.dll"));
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        if (setting is { } variable)
            start.Environment[variable.Name] = variable.Value;

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(_error, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What came so far on standard output.</summary>
    public string Output => Read(_output);

    /// <summary>What came so far on standard error.</summary>
    public string Error => Read(_error);

    public int Id => _process.Id;

    public static SampleProcess Start(string folder, params string[] arguments) => new(folder, arguments);

    /// <summary>Runs to the end.</summary>
    public static async Task<Finished> RunAsync(string folder, params string[] arguments)
    {
        using SampleProcess process = Start(folder, arguments);
        return await process.FinishAsync();
    }

    /// <summary>Runs to the end with a variable of the environment set.</summary>
    public static async Task<Finished> RunWithAsync(string name, string value, string folder, params string[] arguments)
    {
        using SampleProcess process = new(folder, arguments, (name, value));
        return await process.FinishAsync();
    }

    /// <summary>Waits until a text has come on either stream.</summary>
    public async Task SeeAsync(string text)
    {
        using var limit = new CancellationTokenSource(s_patience);
        while (!Output.Contains(text, StringComparison.Ordinal) && !Error.Contains(text, StringComparison.Ordinal))
        {
            Assert.False(_process.HasExited, $"The program ended before it said \"{text}\":\n{Output}\n{Error}");
            await Task.Delay(20, limit.Token);
        }
    }

    public async Task<Finished> FinishAsync()
    {
        using var limit = new CancellationTokenSource(s_patience);
        await _process.WaitForExitAsync(limit.Token);
        return new Finished(_process.ExitCode, Output, Error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static void Keep(StringBuilder text, string? line)
    {
        if (line is null)
            return;
        lock (text)
            text.Append(line).Append('\n');
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }

    internal sealed record Finished(int ExitCode, string Output, string Error)
    {
        /// <summary>Both streams, for messages and for texts that may stand in either.</summary>
        public string All => Output + Error;

        public JsonElement Json() => JsonDocument.Parse(Output).RootElement;

        /// <summary>The state of each step, by name, of a run's JSON.</summary>
        public Dictionary<string, string> States() => Json().GetProperty("steps").EnumerateArray()
            .ToDictionary(step => step.GetProperty("name").GetString()!, step => step.GetProperty("state").GetString()!, StringComparer.Ordinal);
    }
}
