using Microsoft.Extensions.Logging;

namespace Millrace.Runtime;

/// <summary>A step's logger of a category that is a type.</summary>
/// <typeparam name="T">The category.</typeparam>
/// <param name="log">The step's file.</param>
/// <param name="application">The application's loggers.</param>
internal sealed class StepLogger<T>(StepLog log, ILoggerFactory application) : StepLogger(log, application.CreateLogger<T>(), s_category), ILogger<T>
{
    private static readonly string s_category = TypeNames.Display(typeof(T));
}
