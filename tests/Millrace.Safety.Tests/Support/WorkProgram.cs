using System.Diagnostics;
using System.Globalization;

namespace Millrace.Safety.Tests.Support;

/// <summary>The tests' program, started as a process of its own.</summary>
internal sealed class WorkProgram : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly List<string> _output = [];
    private readonly List<string> _error = [];

    private WorkProgram(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Add(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Add(_error, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What starts it, the arguments aside.</summary>
    public static string[] Command { get; } =
        [Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", typeof(Program).Assembly.Location];

    public int Id => _process.Id;

    public int ExitCode => _process.ExitCode;

    /// <summary>The whole lines that it has said so far.</summary>
    public string[] Lines
    {
        get
        {
            lock (_output)
                return [.. _output.Where(static line => line.EndsWith(" .", StringComparison.Ordinal)).Select(static line => line[..^2])];
        }
    }

    /// <summary>Everything that it has said so far, for messages.</summary>
    public string Text
    {
        get
        {
            lock (_output)
            {
                lock (_error)
                    return string.Join('\n', [.. _output, .. _error]);
            }
        }
    }

    /// <summary>The steps that it was told to have come to a state.</summary>
    public IEnumerable<string> Finished(string state) =>
        Lines.Select(static line => line.Split(' ')).Where(words => words is ["finished", _, _] && words[2] == state).Select(static words => words[1]);

    /// <summary>The lines that begin with a word, without it.</summary>
    public string[] Told(string word) => [.. Lines.Where(line => line.StartsWith(word + " ", StringComparison.Ordinal)).Select(line => line[(word.Length + 1)..])];

    public static WorkProgram Start(params string[] args) => Start(new ProcessStartInfo(Command[0], [Command[1], .. args]));

    public static WorkProgram Start(ProcessStartInfo start) => new(start);

    /// <summary>Waits for a line.</summary>
    public async Task WaitForAsync(Func<string, bool> line)
    {
        await WaitAsync(() => Lines.Any(line));
        Assert.True(Lines.Any(line), Text);
    }

    /// <summary>Waits for so many lines, until a step of it hangs, or its end.</summary>
    public Task WaitForAsync(int lines) => WaitAsync(() => Lines.Length >= lines || Lines.Contains("hanging"));

    /// <summary>Waits for its end; one that does not come fails the test.</summary>
    public async Task<WorkProgram> WaitAsync()
    {
        using var limit = new CancellationTokenSource(s_limit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"The program does not end.\n{Text}");
        }

        return this;
    }

    /// <summary>The lengths of the files that it holds open and that have lost their names; none where the system does not tell.</summary>
    /// <param name="extension">How their names ended.</param>
    public long[] NamelessFiles(string extension)
    {
        return !OperatingSystem.IsLinux() ? [] :
        [
            .. new DirectoryInfo($"/proc/{_process.Id}/fd").GetFiles()
                .Where(file => file.LinkTarget?.EndsWith($"{extension} (deleted)", StringComparison.Ordinal) == true)
                .Select(static file => LengthOf(file.FullName)),
        ];

        // The program has locked them, so they cannot be opened; one that it closes meanwhile has no length.
        static long LengthOf(string path)
        {
            using Process stat = Process.Start(new ProcessStartInfo("stat", ["-L", "-c", "%s", path]) { RedirectStandardOutput = true })!;
            return long.TryParse(stat.StandardOutput.ReadToEnd(), CultureInfo.InvariantCulture, out long length) ? length : 0;
        }
    }

    /// <summary>Ends it at once, in whatever it does: SIGKILL, or what is like it on Windows.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>Waits until something is so, or it has ended.</summary>
    private async Task WaitAsync(Func<bool> isSo)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!isSo())
        {
            if (_process.HasExited)
            {
                // All that it said has come then.
                await _process.WaitForExitAsync();
                return;
            }

            Assert.True(watch.Elapsed < s_limit, Text);
            await Task.Delay(2);
        }
    }

    private static void Add(List<string> lines, string? line)
    {
        if (line is null)
            return;
        lock (lines)
            lines.Add(line);
    }
}
