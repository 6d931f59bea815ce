namespace Millrace.Runtime;

/// <summary>A run of which a rule says whether it is kept.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Pipeline">The pipeline.</param>
/// <param name="Status">How it stands.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="IsPinned">Whether somebody wants to keep it.</param>
internal readonly record struct RunToKeep(long Number, string Pipeline, RunStatus Status, DateTimeOffset StartedAt, bool IsPinned);
