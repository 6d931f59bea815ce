namespace Millrace.Runtime;

/// <summary>Why a step failed or is blocked by its gate.</summary>
/// <param name="Message">One text for a person: the cause, with the input or output that it is about.</param>
/// <param name="Exception">The exception as it was thrown, with its stack.</param>
/// <param name="IsExpected">Whether the message says it all (a <see cref="MillraceException"/> or a closed gate), so that no stack need be shown.</param>
public sealed record StepError(string Message, Exception Exception, bool IsExpected);
