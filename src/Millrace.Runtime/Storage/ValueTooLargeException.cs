namespace Millrace.Runtime;

/// <summary>Ends the writing of a value that is too large to be kept in the metadata.</summary>
internal sealed class ValueTooLargeException() : InvalidOperationException("The value is too large to be kept in the metadata.");
