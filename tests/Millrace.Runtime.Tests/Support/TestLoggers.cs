using Microsoft.Extensions.Logging;

namespace Millrace.Runtime.Tests;

/// <summary>Loggers that hand all they are given to a test.</summary>
internal abstract class TestLoggers : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
        // Nothing is held.
    }

    protected abstract void Take(LogEntry entry);

    private sealed class Logger(TestLoggers loggers, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            loggers.Take(new LogEntry(category, LogLevel.None, default, state.ToString() ?? "", state, null));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            loggers.Take(new LogEntry(category, logLevel, eventId, formatter(state, exception), state, exception));
    }
}
