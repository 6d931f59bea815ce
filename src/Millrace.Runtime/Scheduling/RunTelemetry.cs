using System.Diagnostics;

namespace Millrace.Runtime;

/// <summary>The runtime's traces: an activity a run, below it one a step, and below that one an attempt.</summary>
internal static class RunTelemetry
{
    public static ActivitySource Source { get; } = new("Millrace.Runtime");

    /// <summary>Whether an attempt failed with what it threw, rather than ended on purpose or by cancellation. Its activity says so then.</summary>
    public static bool IsFailure(Activity? activity, SecretMask secrets, Exception exception)
    {
        if (exception is OperationCanceledException or GateClosedException or StepSkippedException)
            return false;
        activity?.SetStatus(ActivityStatusCode.Error, secrets.Mask(exception.Message)).SetTag("error.type", exception.GetType().FullName);
        return true;
    }
}
