using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Compares two datasets column by column. Where they differ more than <c>[Drift]</c> or <c>[Skew]</c> of the schema allows, the run stops, or is told of it,
/// as the gate says.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="log">Receives what differs too much, where the run goes on.</param>
[Component]
public sealed partial class CompareData<T>(ILogger<CompareData<T>> log)
    where T : struct, ISchema<T>
{
    /// <summary>What the datasets are to each other, which says whose limits count: drift or skew.</summary>
    [Parameter]
    public Comparison Kind { get; init; }

    /// <summary>What comes of data that differs too much: fail or warn.</summary>
    [Parameter]
    public Gate Gate { get; init; }

    /// <summary>
    /// The environment that one of the datasets comes from, one of the schema's; limits of columns that are only in others are not looked at. Empty where none
    /// is told apart.
    /// </summary>
    [Parameter]
    public string Environment { get; init; } = "";

    /// <summary>How many rows the current dataset has at least, as a share of those of the previous one.</summary>
    [Parameter, InRange(0, 1e9)]
    public double LeastRows { get; init; }

    /// <summary>How many rows the current dataset has at most, as a share of those of the previous one.</summary>
    [Parameter, InRange(0, 1e9)]
    public double MostRows { get; init; } = 1e9;

    /// <summary>Compares the datasets.</summary>
    /// <param name="current">The dataset of now, or of training.</param>
    /// <param name="previous">The dataset of before, or of serving.</param>
    /// <param name="step">Receives progress.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="GateClosedException">They differ too much, and the gate says that the run stops; it keeps the report.</exception>
    /// <exception cref="MillraceException">A limit is of a measure that does not suit its column.</exception>
    /// <exception cref="ParameterException">
    /// The schema has no such environment, the gate is one that sets rows apart, or there are to be more rows at least than at most.
    /// </exception>
    public async Task<ComparisonReport> RunAsync(Dataset<T> current, Dataset<T> previous, StepContext step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(previous);
        if (Gate == Gate.Quarantine)
            throw new ParameterException("gate", "A comparison has no rows to set apart: its gate is fail or warn.");
        if (LeastRows > MostRows)
        {
            throw new ParameterException("least-rows", string.Create(
                CultureInfo.InvariantCulture,
                $"'least-rows' is {LeastRows} and 'most-rows' {MostRows}: no number of rows is both. Let 'least-rows' be no more."));
        }

        string? environment = DataGate.CheckEnvironment(T.Schema, Environment);
        ComparisonLimits.Check(T.Schema, Kind);
        long all = current.RowCount + previous.RowCount;
        CollectedStatistics now = await ScanAsync(current, 0, all, step, cancellation).ConfigureAwait(false);
        CollectedStatistics before = await ScanAsync(previous, current.RowCount, all, step, cancellation).ConfigureAwait(false);
        StatisticsOptions wide = StatisticsOptions.Default with { TopValues = DatasetComparison.ComparedValues };
        var limited = new LimitedNumbers<T>(Kind);
        DatasetStatistics nowCompared = await limited.CountAsync(current, now.Summary(wide, mask: false), cancellation).ConfigureAwait(false);
        DatasetStatistics beforeCompared = await limited.CountAsync(previous, before.Summary(wide, mask: false), cancellation).ConfigureAwait(false);
        DatasetComparison comparison = DatasetComparison.Of(T.Schema, nowCompared, beforeCompared, Kind);
        ImmutableArray<Anomaly> anomalies = ComparisonAnomalies.Find(
            T.Schema, comparison, LeastRows, MostRows >= 1e9 ? double.PositiveInfinity : MostRows, environment);
        Anomaly[] errors = [.. anomalies.Where(static each => each.Severity == AnomalySeverity.Error)];
        bool isClosed = Gate == Gate.Fail && errors.Length > 0;
        var report = new ComparisonReport(comparison, now.Summary(StatisticsOptions.Default), before.Summary(StatisticsOptions.Default), anomalies)
        {
            Gate = Gate,
            IsClosed = isClosed,
        };
        now.LetGo();
        before.LetGo();
        if (isClosed)
            throw new GateClosedException(DataGate.Describe(Head(errors.Length), errors)).Keep(report);
        DataGate.Warn(log, anomalies);
        return report;
    }

    private static async Task<CollectedStatistics> ScanAsync(Dataset<T> rows, long done, long all, StepContext step, CancellationToken cancellation)
    {
        var request = new ScanRequest(StatisticsOptions.Default, step.CreateFolder) { Progress = now => step.ReportProgress(done + now, all, "rows") };
        return (await StatisticsScan.RunAsync(rows, request, cancellation).ConfigureAwait(false)).Collected;
    }

    private string Head(int count)
    {
        string sides = Kind == Comparison.Drift ? "The current and the previous" : "The training and the serving";
        string things = count == 1 ? "one thing" : string.Create(CultureInfo.InvariantCulture, $"{count} things");
        return $"{sides} Dataset<{T.Schema.Name}> differ too much in {things}:";
    }
}
