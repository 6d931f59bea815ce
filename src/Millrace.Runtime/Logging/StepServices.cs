using Microsoft.Extensions.Logging;

namespace Millrace.Runtime;

/// <summary>The application's services as one step sees them: what a factory of loggers makes writes to the step's file, too, and tells no secret.</summary>
/// <param name="services">The application's services.</param>
/// <param name="log">The step's file.</param>
/// <param name="loggers">The application's loggers.</param>
internal sealed class StepServices(IServiceProvider services, StepLog log, ILoggerFactory loggers) : IServiceProvider
{
    public object? GetService(Type serviceType) =>
        serviceType == typeof(ILoggerFactory) ? new StepLoggerFactory(log, loggers) : services.GetService(serviceType);
}
