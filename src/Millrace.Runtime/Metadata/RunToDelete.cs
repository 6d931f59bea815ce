namespace Millrace.Runtime;

/// <summary>A run that somebody wants to delete.</summary>
/// <param name="Number">Its number.</param>
/// <param name="RunId">Its identity.</param>
/// <param name="Status">How it stands.</param>
/// <param name="IsPinned">Whether somebody wants to keep it.</param>
internal sealed record RunToDelete(long Number, string RunId, RunStatus Status, bool IsPinned);
