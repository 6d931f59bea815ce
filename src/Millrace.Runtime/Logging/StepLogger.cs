using Microsoft.Extensions.Logging;

namespace Millrace.Runtime;

/// <summary>A logger that writes to the step's file and to the application's loggers. Neither gets the text of a secret.</summary>
/// <typeparam name="T">The category.</typeparam>
/// <param name="log">The step's file.</param>
/// <param name="application">The application's logger.</param>
internal sealed class StepLogger<T>(StepLog log, ILogger<T> application) : ILogger<T>
{
    private static readonly string s_category = TypeNames.Display(typeof(T));

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => application.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => log.IsEnabled(logLevel) || application.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (log.IsEnabled(logLevel))
            log.Write(logLevel, s_category, formatter(state, exception), exception);
        if (!application.IsEnabled(logLevel))
            return;
        if (log.Secrets.IsEmpty || !HoldsSecret(state, exception, formatter))
            application.Log(logLevel, eventId, state, exception, formatter);
        else
            application.Log(logLevel, eventId, log.Secrets.Mask(formatter(state, exception)), exception is null ? null : log.Secrets.Mask(exception), static (text, _) => text);
    }

    /// <summary>Whether the message, one of the values in it, or the exception holds a secret.</summary>
    private bool HoldsSecret<TState>(TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        log.Secrets.Holds(formatter(state, exception))
        || (exception is not null && log.Secrets.Holds(exception.ToString()))
        || (state is IEnumerable<KeyValuePair<string, object?>> values && values.Any(each => each.Value?.ToString() is string text && log.Secrets.Holds(text)));
}
