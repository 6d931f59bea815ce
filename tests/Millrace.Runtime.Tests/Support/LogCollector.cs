using Microsoft.Extensions.Logging;

namespace Millrace.Runtime.Tests;

/// <summary>Keeps what the loggers of one category get.</summary>
internal sealed class LogCollector(string category) : ILoggerFactory
{
    public List<(string Message, string Values, Exception? Exception)> Entries { get; } = [];

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName.Contains(category, StringComparison.Ordinal) ? Entries : []);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Logger(List<(string Message, string Values, Exception? Exception)> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Add(state, state.ToString() ?? "", null);
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Add(state, formatter(state, exception), exception);

        private void Add<TState>(TState state, string message, Exception? exception)
        {
            string values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(static each => $"{each.Key}={each.Value}")) : "";
            lock (entries)
                entries.Add((message, values, exception));
        }
    }
}
