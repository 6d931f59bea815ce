using Microsoft.Extensions.Logging;

namespace Millrace.Runtime;

/// <summary>Makes the loggers of a step.</summary>
/// <param name="log">The step's file.</param>
/// <param name="application">The application's loggers.</param>
internal sealed class StepLoggerFactory(StepLog log, ILoggerFactory application) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new StepLogger(log, application.CreateLogger(categoryName), categoryName);

    public void AddProvider(ILoggerProvider provider) => application.AddProvider(provider);

    public void Dispose()
    {
        // The application's loggers outlive the step.
    }
}
