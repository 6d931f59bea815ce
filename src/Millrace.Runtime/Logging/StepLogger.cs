using Microsoft.Extensions.Logging;

namespace Millrace.Runtime;

/// <summary>A logger that writes to the step's file and to the application's loggers. Neither gets the text of a secret.</summary>
/// <param name="log">The step's file.</param>
/// <param name="application">The application's logger.</param>
/// <param name="category">The category, as the file names it.</param>
internal class StepLogger(StepLog log, ILogger application, string category) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        string? text = log.Secrets.IsEmpty ? null : state.ToString();
        return text is not null && HoldsSecret(state, text) ? application.BeginScope(log.Secrets.Mask(text)) : application.BeginScope(state);
    }

    public bool IsEnabled(LogLevel logLevel) => log.IsEnabled(logLevel) || application.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (log.IsEnabled(logLevel))
            log.Write(logLevel, category, formatter(state, exception), exception);
        if (!application.IsEnabled(logLevel))
            return;
        if (log.Secrets.IsEmpty || !(HoldsSecret(state, formatter(state, exception)) || (exception is not null && log.Secrets.Holds(exception.ToString()))))
        {
            application.Log(logLevel, eventId, state, exception, formatter);
        }
        else
        {
            Exception? masked = exception is null ? null : log.Secrets.Mask(exception);
            application.Log(logLevel, eventId, log.Secrets.Mask(formatter(state, exception)), masked, static (text, _) => text);
        }
    }

    /// <summary>Whether a text, or one of the values that it is made of, holds a secret.</summary>
    private bool HoldsSecret<TState>(TState state, string text) =>
        log.Secrets.Holds(text) || (state is IEnumerable<KeyValuePair<string, object?>> values && values.Any(HoldsSecret));

    private bool HoldsSecret(KeyValuePair<string, object?> value) => value.Value?.ToString() is string text && log.Secrets.Holds(text);
}
