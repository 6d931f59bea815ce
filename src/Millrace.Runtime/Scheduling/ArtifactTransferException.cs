namespace Millrace.Runtime;

/// <summary>An input of a step cannot be opened, or an output cannot be stored: says which one of which step, around the cause.</summary>
internal sealed class ArtifactTransferException(string message, Exception cause) : MillraceException(message, cause);
