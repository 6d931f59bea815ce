namespace Millrace.Runtime.Tests;

/// <summary>Keeps what the loggers of one category get.</summary>
internal sealed class LogCollector(string category) : TestLoggers
{
    public List<(string Message, string Values, Exception? Exception)> Entries { get; } = [];

    protected override void Take(LogEntry entry)
    {
        if (!entry.Category.Contains(category, StringComparison.Ordinal))
            return;

        string values = entry.State is IEnumerable<KeyValuePair<string, object?>> pairs
            ? string.Join(' ', pairs.Select(static each => $"{each.Key}={each.Value}"))
            : "";
        lock (Entries)
            Entries.Add((entry.Message, values, entry.Exception));
    }
}
