using Microsoft.Extensions.Logging;

namespace Millrace.Runtime.Tests;

/// <summary>Loggers that throw when a message of one number is written.</summary>
internal sealed class BrokenLog(int message) : ILoggerFactory, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Id == message || exception is not null)
            throw new InvalidOperationException("the logger is broken");
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}
