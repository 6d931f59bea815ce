using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Millrace.Tests.Support;

/// <summary>The tests' program, started as a process of its own.</summary>
internal sealed partial class ChildProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();

    private ChildProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Append(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(_error, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output => Read(_output);

    public string Error => Read(_error);

    public static ChildProcess Start(string folder, params string[] args)
    {
        ProcessStartInfo start = new(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string arg in (string[])[typeof(Program).Assembly.Location, .. args])
            start.ArgumentList.Add(arg);

        return new ChildProcess(new Process { StartInfo = start });
    }

    /// <summary>Waits until a text has come on standard error.</summary>
    public async Task WaitForErrorAsync(string text)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!Error.Contains(text, StringComparison.Ordinal))
        {
            Assert.False(_process.HasExited, $"The program ended early.\n{Output}\n{Error}");
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"'{text}' did not come.\n{Output}\n{Error}");
            await Task.Delay(20);
        }
    }

    /// <summary>Sends SIGHUP (1), SIGINT (2), SIGQUIT (3) or SIGTERM (15).</summary>
    public void Signal(int number) => Assert.Equal(0, Kill(_process.Id, number));

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code and how long it took.</returns>
    public async Task<(int Code, TimeSpan Took)> WaitAsync()
    {
        Stopwatch watch = Stopwatch.StartNew();
        using CancellationTokenSource timeout = new(TimeSpan.FromSeconds(30));
        await _process.WaitForExitAsync(timeout.Token);
        TimeSpan took = watch.Elapsed;
        return (_process.ExitCode, took);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
            text.AppendLine(line);
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }
}
