namespace Millrace.Runtime;

/// <summary>How a step ends that threw.</summary>
/// <param name="State">The state.</param>
/// <param name="Cause">Why it came to no result.</param>
/// <param name="Reason">Why, in a few words; null where the reason for which it ran still says it.</param>
/// <param name="Error">What went wrong; null where nothing did.</param>
internal readonly record struct StepEnding(StepState State, StepCause Cause, string? Reason, StepError? Error)
{
    /// <summary>How a step ends with an exception.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="cancellation">What the step was told to end by.</param>
    public static StepEnding Of(Exception exception, CancellationToken cancellation) => exception switch
    {
        _ when cancellation.IsCancellationRequested && IsCancellation(exception) => new(StepState.Cancelled, StepCause.Cancellation, "cancelled", null),
        GateClosedException => new(StepState.Blocked, StepCause.Gate, exception.Message, new StepError(exception.Message, exception, IsExpected: true)),
        StepSkippedException => new(StepState.Skipped, StepCause.Unavailable, exception.Message, null),
        StepTimeoutException => new(StepState.Failed, StepCause.Timeout, null, StepError.Of(exception)),
        _ => new(StepState.Failed, StepCause.Exception, null, StepError.Of(exception)),
    };

    /// <summary>Whether an exception, or each of several that were thrown in parallel, tells of cancellation.</summary>
    private static bool IsCancellation(Exception exception) =>
        exception is OperationCanceledException
        || (exception is AggregateException several && several.Flatten().InnerExceptions.All(static each => each is OperationCanceledException));
}
