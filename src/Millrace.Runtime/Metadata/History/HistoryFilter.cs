namespace Millrace.Runtime;

/// <summary>Which runs of a history are read: those that meet all that is said here.</summary>
/// <param name="Pipeline">Only runs of this pipeline; null for all.</param>
/// <param name="Since">Only runs that started then or later; null for all.</param>
internal sealed record HistoryFilter(string? Pipeline = null, DateTimeOffset? Since = null);
