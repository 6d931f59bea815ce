using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace Millrace.Runtime;

/// <summary>The log file of an attempt of a step. It is made with its first line; each line is written through to the system at once.</summary>
/// <param name="folder">The folder of the run's logs; null writes nothing.</param>
/// <param name="step">The step's name.</param>
/// <param name="time">The clock.</param>
/// <param name="secrets">What no line may hold.</param>
/// <param name="attempt">The attempt's fence.</param>
internal sealed partial class StepLog(string? folder, string step, TimeProvider time, SecretMask secrets, int attempt = StepStart.Fence) : IDisposable
{
    /// <summary>What is less important is left out.</summary>
    public const LogLevel Minimum = LogLevel.Debug;

    private const int TailLines = 10;

    private readonly Lock _lock = new();
    private Queue<string>? _tail;
    private StreamWriter? _writer;
    private bool _isClosed = folder is null;

    /// <summary>The file's full path; null where nothing was written.</summary>
    public string? Path => _writer is null ? null : FullPath;

    private string FullPath => System.IO.Path.Combine(folder!, FileName(step, attempt));

    /// <summary>What no line may hold.</summary>
    public SecretMask Secrets { get; } = secrets;

    /// <summary>The last lines, without time and stacks.</summary>
    public ImmutableArray<string> Tail
    {
        get
        {
            lock (_lock)
                return _tail is null ? [] : [.. _tail];
        }
    }

    /// <summary>A log file of a run, relative to the store; null for none.</summary>
    public static string? RelativePath(string runId, string? path) => path is null ? null : $"logs/{runId}/{System.IO.Path.GetFileName(path)}";

    /// <summary>
    /// The name of an attempt's log file: that of the step, and from the second attempt on its number. Windows opens a device for aux.log, or
    /// aux.train.log: such names get a line.
    /// </summary>
    public static string FileName(string step, int attempt)
    {
        string first = step.Split('.')[0];
        string name = DeviceName().IsMatch(first) ? $"{first}_{step[first.Length..]}" : step;
        return attempt == StepStart.Fence ? $"{name}.log" : string.Create(CultureInfo.InvariantCulture, $"{name}.attempt-{attempt}.log");
    }

    /// <summary>The full path of the log of a step's latest attempt; null where there is none. An attempt that fails says so in its own.</summary>
    public static string? FindLatest(string folder, string step)
    {
        string? latest = null;
        for (int attempt = StepStart.Fence; System.IO.Path.Combine(folder, FileName(step, attempt)) is string path && File.Exists(path); attempt++)
            latest = path;
        return latest;
    }

    /// <summary>Removes the logs of all attempts of a step; what cannot be removed now stays.</summary>
    public static void TryDelete(string folder, string step)
    {
        try
        {
            for (int attempt = StepStart.Fence; System.IO.Path.Combine(folder, FileName(step, attempt)) is string path && File.Exists(path); attempt++)
                File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Nothing speaks of it any more.
        }
    }

    /// <summary>The log of another attempt of the step.</summary>
    public StepLog Of(int other) => new(folder, step, time, Secrets, other);

    /// <summary>Whether lines of a level are written.</summary>
    public bool IsEnabled(LogLevel level) => level >= Minimum && level != LogLevel.None && !_isClosed;

    /// <summary>Writes a line, and an exception below it.</summary>
    /// <exception cref="MillraceException">The file cannot be written; nothing more is written to it.</exception>
    public void Write(LogLevel level, string category, string message, Exception? exception)
    {
        lock (_lock)
        {
            if (_isClosed)
                return;

            message = Secrets.Mask(message);
            _tail ??= new Queue<string>(TailLines);
            if (_tail.Count == TailLines)
                _tail.Dequeue();
            _tail.Enqueue($"{category}: {message}");
            try
            {
                WriteLine(level, category, message, exception);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                _isClosed = true;
                throw new MillraceException($"The log {FullPath} cannot be written: {failure.Message}", failure);
            }
        }
    }

    /// <summary>Writes a line that is told in another way as well: a file that cannot be written is no further matter.</summary>
    public void TryWrite(LogLevel level, string category, string message, Exception? exception)
    {
        try
        {
            Write(level, category, message, exception);
        }
        catch (MillraceException)
        {
            // Somebody hears of it all the same.
        }
    }

    /// <summary>Closes the file; what comes later is not written.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isClosed = true;
            try
            {
                _writer?.Dispose();
            }
            catch (IOException)
            {
                // The line that it still holds could not be written before, which was told then.
            }
        }
    }

    private void WriteLine(LogLevel level, string category, string message, Exception? exception)
    {
        _writer ??= Open(FullPath);
        _writer.Write(time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        _writer.Write(level switch
        {
            LogLevel.Trace => " trace ",
            LogLevel.Debug => " debug ",
            LogLevel.Information => " info  ",
            LogLevel.Warning => " warn  ",
            LogLevel.Error => " error ",
            _ => " fatal ",
        });
        _writer.Write(category);
        _writer.Write(": ");
        _writer.WriteLine(message);
        if (exception is not null)
            _writer.WriteLine(Secrets.Mask(exception.ToString()));
        _writer.Flush();
    }

    private static StreamWriter Open(string path)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete)) { NewLine = "\n" };
    }

    [GeneratedRegex("^(aux|con|nul|prn|com[0-9]|lpt[0-9])$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DeviceName();
}
