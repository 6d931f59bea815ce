namespace Millrace.Runtime.Tests;

/// <summary>Loggers that do something with all they are given.</summary>
internal sealed class LogHook(Action<LogEntry> hook) : TestLoggers
{
    /// <summary>Loggers that throw when a message of one number is written, or an exception.</summary>
    public static LogHook Broken(int message) => new(entry =>
    {
        if (entry.Id.Id == message || entry.Exception is not null)
            throw new InvalidOperationException("the logger is broken");
    });

    protected override void Take(LogEntry entry) => hook(entry);
}
