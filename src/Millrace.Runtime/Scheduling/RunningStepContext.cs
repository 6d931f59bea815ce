using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Millrace.Runtime;

/// <summary>What a running step may ask for. After the attempt has ended, what it still reports is ignored.</summary>
internal sealed class RunningStepContext(
    string stepName, string runId, TimeProvider time, int processors, Attempt attempt, FileHash hash, Action<StepProgress> progress) : StepContext
{
    private static readonly TimeSpan s_progressInterval = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private SortedDictionary<string, Metric>? _metrics;
    private SortedDictionary<string, SeriesRecorder>? _series;
    private bool _isClosed;
    private long _reportedAt;
    private volatile bool _wasLast;

    public override string StepName { get; } = stepName;

    public override string RunId { get; } = runId;

    public override TimeProvider Time { get; } = time;

    public override int Processors { get; } = processors;

    /// <summary>The single numbers that were recorded so far, in the order of names.</summary>
    public ImmutableArray<Metric> Metrics
    {
        get
        {
            lock (_lock)
                return _metrics is null ? [] : [.. _metrics.Values];
        }
    }

    /// <summary>The series that were recorded so far, in the order of names.</summary>
    public ImmutableArray<MetricSeries> Series
    {
        get
        {
            lock (_lock)
                return _series is null ? [] : [.. _series.Select(static series => new MetricSeries(series.Key, series.Value.Points))];
        }
    }

    public override string CreateFolder()
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        return attempt.CreateFolder("work");
    }

    public override string DigestOfFile(string path, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash(Path.GetFullPath(path), digest, cancellation);
        return Convert.ToHexStringLower(digest);
    }

    public override void RecordMetric(string name, double value, bool headline = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        lock (_lock)
        {
            if (_isClosed)
                return;

            _metrics ??= new SortedDictionary<string, Metric>(StringComparer.Ordinal);
            _metrics[name] = _series?.ContainsKey(name) == true ? throw new MetricNameException(StepName, name) : new Metric(StepName, name, value, headline);
        }
    }

    public override void RecordSeries(string name, long position, double value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(position, 1);
        lock (_lock)
        {
            if (_isClosed)
                return;

            if (_metrics?.ContainsKey(name) == true)
                throw new MetricNameException(StepName, name);
            _series ??= new SortedDictionary<string, SeriesRecorder>(StringComparer.Ordinal);
            if (_series.TryGetValue(name, out SeriesRecorder? series))
                series.Add(position, value);
            else
                _series[name] = new SeriesRecorder(position, value);
        }
    }

    public override void ReportProgress(long done, long? total, string unit)
    {
        long now = Time.GetTimestamp(), last = Interlocked.Read(ref _reportedAt);
        bool isLast = done == total, isDue = last == 0 || (isLast && !_wasLast) || Time.GetElapsedTime(last, now) >= s_progressInterval;

        // Who counts the total up with what is done is at the end each time, and throttled as everybody.
        _wasLast = isLast;
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
