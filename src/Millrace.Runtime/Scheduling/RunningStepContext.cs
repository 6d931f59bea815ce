using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>What a running step may ask for. After the attempt has ended, what it still reports is ignored.</summary>
internal sealed class RunningStepContext(string stepName, string runId, TimeProvider time, Attempt attempt, Action<StepProgress> progress) : StepContext
{
    private static readonly TimeSpan s_progressInterval = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, Metric> _metrics = new(StringComparer.Ordinal);
    private bool _isClosed;
    private long _reportedAt;

    public override string StepName { get; } = stepName;

    public override string RunId { get; } = runId;

    public override TimeProvider Time { get; } = time;

    /// <summary>What was recorded so far, in the order of names.</summary>
    public ImmutableArray<Metric> Metrics
    {
        get
        {
            lock (_lock)
                return [.. _metrics.Values];
        }
    }

    public override string CreateFolder()
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        return attempt.CreateFolder("work");
    }

    public override void RecordMetric(string name, double value, bool headline = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        lock (_lock)
        {
            if (!_isClosed)
                _metrics[name] = new Metric(StepName, name, value, headline);
        }
    }

    public override void ReportProgress(long done, long? total, string unit)
    {
        long now = Time.GetTimestamp(), last = Interlocked.Read(ref _reportedAt);
        bool isDue = last == 0 || done == total || Time.GetElapsedTime(last, now) >= s_progressInterval;
        if (isDue && !_isClosed && Interlocked.CompareExchange(ref _reportedAt, now, last) == last)
            progress(new StepProgress(done, total, unit));
    }

    /// <summary>Ends the attempt.</summary>
    public void Close()
    {
        lock (_lock)
            _isClosed = true;
    }
}
