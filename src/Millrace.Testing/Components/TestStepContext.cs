using System.Collections.Concurrent;
using System.Globalization;

namespace Millrace.Testing;

/// <summary>
/// The context of a component under test: folders of its own, removed when it is disposed, and a record of what the component reported.
/// </summary>
public sealed class TestStepContext : StepContext, IDisposable
{
    private static readonly ConcurrentDictionary<string, byte> s_folders = new(StringComparer.Ordinal);

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, double> _metrics = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, double> _headlines = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedDictionary<long, double>> _series = new(StringComparer.Ordinal);
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"millrace-test-{Path.GetRandomFileName()}");
    private int _folders;
    private (long Done, long? Total, string Unit)? _progress;

    // Who passes no context to ComponentTest has nothing to dispose: those folders live as long as the process, as results may lie in them.
    static TestStepContext() => AppDomain.CurrentDomain.ProcessExit += static (_, _) =>
    {
        foreach (string folder in s_folders.Keys)
            Remove(folder);
    };

    /// <summary>Creates the context.</summary>
    /// <param name="stepName">The step's name.</param>
    /// <param name="seed">The seed, for components that take one.</param>
    /// <param name="time">The clock; the system's by default.</param>
    /// <param name="processors">How many processors the component may keep busy; those of the machine by default.</param>
    public TestStepContext(string stepName = "test-step", ulong seed = 1, TimeProvider? time = null, int? processors = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(stepName);
        if (processors is { } count)
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(processors));
        Processors = processors ?? Environment.ProcessorCount;
        StepName = stepName;
        Seed = new Seed(seed);
        Time = time ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    public override string StepName { get; }

    /// <inheritdoc/>
    public override string RunId => "test-run";

    /// <inheritdoc/>
    public override TimeProvider Time { get; }

    /// <inheritdoc/>
    public override int Processors { get; }

    /// <summary>The seed that a component gets which takes one.</summary>
    public Seed Seed { get; }

    /// <summary>The single numbers that the component recorded, by name.</summary>
    public IReadOnlyDictionary<string, double> Metrics => Copy(_metrics);

    /// <summary>Those of <see cref="Metrics"/> that are headline numbers.</summary>
    public IReadOnlyDictionary<string, double> Headlines => Copy(_headlines);

    /// <summary>The series that the component recorded, by name: the values by their positions, in the order of these.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<long, double>> Series
    {
        get
        {
            lock (_lock)
            {
                return _series.ToDictionary(
                    static series => series.Key, static IReadOnlyDictionary<long, double> (series) => new SortedDictionary<long, double>(series.Value), StringComparer.Ordinal);
            }
        }
    }

    /// <summary>How far the component last said that it is; null where it never did.</summary>
    public (long Done, long? Total, string Unit)? Progress
    {
        get
        {
            lock (_lock)
                return _progress;
        }
    }

    /// <inheritdoc/>
    public override string CreateFolder()
    {
        s_folders.TryAdd(_root, 0);
        return Directory.CreateDirectory(Path.Combine(_root, Interlocked.Increment(ref _folders).ToString(CultureInfo.InvariantCulture))).FullName;
    }

    /// <inheritdoc/>
    public override void RecordMetric(string name, double value, bool headline = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        lock (_lock)
        {
            _metrics[name] = _series.ContainsKey(name) ? throw new MetricNameException(StepName, name) : value;
            if (headline)
                _headlines[name] = value;
            else
                _headlines.Remove(name);
        }
    }

    /// <inheritdoc/>
    public override void RecordSeries(string name, long position, double value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(position, 1);
        lock (_lock)
        {
            if (_metrics.ContainsKey(name))
                throw new MetricNameException(StepName, name);
            if (!_series.TryGetValue(name, out SortedDictionary<long, double>? series))
                _series[name] = series = [];
            series[position] = value;
        }
    }

    /// <inheritdoc/>
    public override void ReportProgress(long done, long? total, string unit)
    {
        lock (_lock)
            _progress = (done, total, unit);
    }

    /// <summary>Removes the folders; artifacts that keep files in them cannot be read any more.</summary>
    public void Dispose() => Remove(_root);

    private static void Remove(string folder)
    {
        s_folders.TryRemove(folder, out _);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private SortedDictionary<string, double> Copy(SortedDictionary<string, double> numbers)
    {
        lock (_lock)
            return new SortedDictionary<string, double>(numbers, StringComparer.Ordinal);
    }
}
