namespace Millrace.Data;

/// <summary>Why no line can be read behind those of a block.</summary>
/// <param name="Cause">What the file system said; null where the next line is too long.</param>
internal sealed record JsonFlaw(Exception? Cause);
