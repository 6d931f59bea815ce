using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Millrace.Output;

/// <summary>Shows log messages among the program's messages, on standard error.</summary>
/// <param name="console">The program's console.</param>
/// <param name="level">Which messages are shown.</param>
internal sealed class MessageLoggerProvider(ProgramConsole console, MessageLevel level) : ILoggerProvider
{
    private readonly ConcurrentDictionary<string, MessageLogger> _loggers = new(StringComparer.Ordinal);

    public ILogger CreateLogger(string categoryName) => _loggers.GetOrAdd(categoryName, name => new MessageLogger(name, console, level));

    public void Dispose()
    {
        // Nothing is held: the console belongs to the program.
    }

    private sealed class MessageLogger(string category, ProgramConsole console, MessageLevel level) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None && logLevel >= level.Minimum;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;

            (string label, Tone tone) = logLevel switch
            {
                LogLevel.Critical or LogLevel.Error => ("error", Tone.Bad),
                LogLevel.Warning => ("warning", Tone.Warning),
                LogLevel.Information => ("info", Tone.Muted),
                _ => ("debug", Tone.Muted),
            };
            string text = $"{label}: {category}: {formatter(state, exception)}";
            if (exception is not null)
                text = $"{text}\n{exception}";

            // One message at a time: lines of two steps that run side by side must not mix.
            lock (console)
                console.Messages.Line(console.Secrets.Mask(text), tone);
        }
    }
}
