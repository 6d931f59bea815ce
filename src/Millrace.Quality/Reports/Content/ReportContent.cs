using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>What a report tells, whatever form it takes. Values of sensitive columns are masked in it, whoever made the statistics.</summary>
/// <param name="Current">The rows that it is about.</param>
/// <param name="Previous">The rows that they are compared with, or null.</param>
internal sealed record ReportContent(DatasetStatistics Current, DatasetStatistics? Previous = null)
{
    /// <summary>What the current rows are called.</summary>
    public string CurrentName { get; init; } = "current";

    /// <summary>What the rows are called that they are compared with.</summary>
    public string PreviousName { get; init; } = "previous";

    /// <summary>What is not as expected; null where nothing was looked for.</summary>
    public ImmutableArray<Anomaly>? Anomalies { get; init; }

    /// <summary>A sentence on what became of the data, or null.</summary>
    public string? Verdict { get; init; }

    /// <summary>What was expected of rows.</summary>
    public ImmutableArray<ExpectationReport> Rows { get; init; } = [];

    /// <summary>What was expected of columns, by their names.</summary>
    public ImmutableDictionary<string, ImmutableArray<ExpectationReport>> Expectations { get; init; } =
        ImmutableDictionary<string, ImmutableArray<ExpectationReport>>.Empty;

    /// <summary>How far both sides of columns differ, by their names.</summary>
    public ImmutableDictionary<string, ColumnComparison> Distances { get; init; } = ImmutableDictionary<string, ColumnComparison>.Empty;

    /// <summary>The environment that the data comes from, or null.</summary>
    public string? Environment { get; init; }

    /// <summary>The columns of both sides: those of the current one in their order, then what only the previous one has.</summary>
    public ImmutableArray<ColumnPair> Columns { get; private init; } = [];

    /// <summary>A title.</summary>
    public string Title => Previous is null ? Current.Schema
        : Previous.Schema == Current.Schema ? $"{Current.Schema}: {CurrentName} and {PreviousName}"
        : $"{Current.Schema} and {Previous.Schema}";

    /// <summary>What was asked for and is not known of a side, a sentence each.</summary>
    public IEnumerable<string> NotKnown => Current.NotKnown.Concat(Previous?.NotKnown ?? []).Distinct(StringComparer.Ordinal);

    /// <summary>The anomalies of a severity.</summary>
    public IEnumerable<Anomaly> Of(AnomalySeverity severity) => (Anomalies ?? []).Where(anomaly => anomaly.Severity == severity);

    /// <summary>What a data report tells.</summary>
    public static ReportContent Of(DataReport report) => new(report.Statistics)
    {
        Anomalies = report.Anomalies,
        Environment = report.Environment,
        Verdict = report switch
        {
            { IsClosed: true } => "The gate closed: the run stopped at this data.",
            { Quarantined: > 0 } =>
                $"{ReportNumber.Count(report.Quarantined)} of {ReportNumber.Plural(report.Statistics.Rows, "row")} were set apart, the run went on with the rest.",
            { Holds: false } => "The gate lets all pass: the run went on with this data.",
            _ => null,
        },
        Rows = [.. report.Expectations.Where(static each => each.Column is null)],
        Expectations = report.Expectations.Where(static each => each.Column is not null).GroupBy(static each => each.Column!, StringComparer.Ordinal)
            .ToImmutableDictionary(static group => group.Key, static group => group.ToImmutableArray(), StringComparer.Ordinal),
    };

    /// <summary>What a comparison tells.</summary>
    public static ReportContent Of(ComparisonReport report) => new(report.Current, report.Previous)
    {
        CurrentName = report.Comparison.Kind == Comparison.Skew ? "training" : "current",
        PreviousName = report.Comparison.Kind == Comparison.Skew ? "serving" : "previous",
        Anomalies = report.Anomalies,
        Verdict = report switch
        {
            { IsClosed: true } => "The gate closed: the run stopped at this data.",
            { Holds: false } => "The gate lets all pass: the run went on with this data.",
            _ => null,
        },
        Distances = report.Comparison.Columns.ToImmutableDictionary(static column => column.Column, StringComparer.Ordinal),
    };

    /// <summary>Pairs the columns, and masks what is sensitive.</summary>
    public ReportContent Prepare()
    {
        HashSet<string> sensitive = Masking.Names(Previous is null ? [Current] : [Current, Previous], Anomalies ?? [], Distances.Values);
        DatasetStatistics current = Masking.Of(Current, sensitive);
        DatasetStatistics? previous = Previous is null ? null : Masking.Of(Previous, sensitive);
        Dictionary<string, ColumnStatistics> before = (previous?.Columns ?? []).ToDictionary(static column => column.Name, StringComparer.Ordinal);
        ImmutableArray<Anomaly>? anomalies = Anomalies is { } all ? Masking.Of(all, sensitive) : null;
        ILookup<string, Anomaly> ofColumns = (anomalies ?? []).Where(static anomaly => anomaly.Column is not null)
            .ToLookup(static anomaly => anomaly.Column!, StringComparer.Ordinal);
        IEnumerable<(string Name, ColumnStatistics? Current, ColumnStatistics? Previous)> pairs =
            current.Columns.Select(column => (column.Name, (ColumnStatistics?)column, before.GetValueOrDefault(column.Name)))
                .Concat(before.Values.Where(column => current.Find(column.Name) is null)
                    .Select(static column => (column.Name, (ColumnStatistics?)null, (ColumnStatistics?)column)));
        return this with
        {
            Current = current,
            Previous = previous,
            Anomalies = anomalies,
            Columns =
            [
                .. pairs.Select((pair, index) => new ColumnPair(index, pair.Name, pair.Current, pair.Previous)
                {
                    Anomalies = [.. ofColumns[pair.Name]],
                    Distances = Distances.GetValueOrDefault(pair.Name) is { } compared ? Masking.Of(compared, sensitive).Distances : [],
                    Expectations = [.. Expectations.GetValueOrDefault(pair.Name, []).Select(each => sensitive.Contains(pair.Name) ? Masking.Of(each) : each)],
                }),
            ],
        };
    }
}
