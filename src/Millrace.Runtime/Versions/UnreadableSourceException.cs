namespace Millrace.Runtime;

/// <summary>A file that is copied cannot be read; where the copy goes has nothing to do with it.</summary>
/// <param name="cause">What the system said.</param>
internal sealed class UnreadableSourceException(Exception cause) : Exception(cause.Message, cause);
