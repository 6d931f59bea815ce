namespace Millrace.Torch;

/// <summary>A library that cannot be made to load without a version that the system's libraries lack.</summary>
internal sealed class ElfFormatException(string message) : Exception(message);
