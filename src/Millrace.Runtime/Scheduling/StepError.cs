namespace Millrace.Runtime;

/// <summary>Why a step failed or is blocked by its gate.</summary>
/// <param name="Message">One text for a person: the cause, with the input or output that it is about.</param>
/// <param name="Exception">The exception as it was thrown, with its stack.</param>
/// <param name="IsExpected">Whether the message says it all (a <see cref="MillraceException"/> or a closed gate), so that no stack need be shown.</param>
public sealed record StepError(string Message, Exception Exception, bool IsExpected)
{
    /// <summary>A failure: an expected one speaks for itself, of any other the kind is told.</summary>
    internal static StepError Of(Exception exception) => new(Describe(exception), exception, exception is MillraceException or StepTimeoutException);

    /// <summary>A failure in one text.</summary>
    internal static string Describe(Exception exception) =>
        exception is MillraceException or StepTimeoutException ? exception.Message : $"{TypeNames.Display(exception.GetType())}: {exception.Message}";
}
