using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Takes values of sensitive columns out of what a report tells, should they be in it.</summary>
internal static class Masking
{
    /// <summary>Statistics of a dataset.</summary>
    /// <param name="statistics">The statistics.</param>
    /// <param name="sensitive">The names of columns that are sensitive here, or in a dataset that stands beside it.</param>
    public static DatasetStatistics Of(DatasetStatistics statistics, HashSet<string> sensitive) =>
        Of(statistics, sensitive, statistics.LabelColumn is { } label && sensitive.Contains(label));

    // What goes with a sensitive label tells of its values.
    private static DatasetStatistics Of(DatasetStatistics statistics, HashSet<string> sensitive, bool isLabelSensitive) => statistics with
    {
        Columns =
        [
            .. statistics.Columns.Select(column => isLabelSensitive ? column with { Label = null } : column)
                .Select(column => Of(sensitive.Contains(column.Name) ? column with { IsSensitive = true } : column)),
        ],
        Slices =
        [
            .. statistics.Slices.Select(slice => slice with
            {
                Value = slice.Value is not null && sensitive.Contains(slice.Column) ? SensitiveAttribute.Mask : slice.Value,
                Statistics = Of(slice.Statistics, sensitive, isLabelSensitive),
            }),
        ],
    };

    /// <summary>A report on data, as it is stored.</summary>
    public static DataReport Of(DataReport report)
    {
        HashSet<string> sensitive = Names([report.Statistics], report.Anomalies, []);
        return new DataReport(
            Of(report.Statistics, sensitive),
            [.. report.Expectations.Select(each => each.Column is { } name && sensitive.Contains(name) ? Of(each) : each)],
            Of(report.Anomalies, sensitive))
        {
            Environment = report.Environment,
            Gate = report.Gate,
            IsClosed = report.IsClosed,
            Quarantined = report.Quarantined,
        };
    }

    /// <summary>A comparison, as it is stored.</summary>
    public static ComparisonReport Of(ComparisonReport report)
    {
        HashSet<string> sensitive = Names([report.Current, report.Previous], report.Anomalies, report.Comparison.Columns);
        return new ComparisonReport(
            report.Comparison with { Columns = [.. report.Comparison.Columns.Select(each => Of(each, sensitive))] },
            Of(report.Current, sensitive), Of(report.Previous, sensitive), Of(report.Anomalies, sensitive))
        {
            Gate = report.Gate,
            IsClosed = report.IsClosed,
        };
    }

    /// <summary>The names of columns that are sensitive in one of several datasets, or of which something is told as of such.</summary>
    /// <param name="sides">The datasets.</param>
    /// <param name="anomalies">What is not as expected of them.</param>
    /// <param name="compared">What was compared of them.</param>
    public static HashSet<string> Names(
        IEnumerable<DatasetStatistics> sides, ImmutableArray<Anomaly> anomalies, IEnumerable<ColumnComparison> compared) =>
    [
        .. sides.SelectMany(static side => side.Columns).Where(static column => column.IsSensitive).Select(static column => column.Name),
        .. anomalies.Where(static each => each.IsSensitive).Select(static each => each.Column).OfType<string>(),
        .. compared.Where(static each => each.IsSensitive).Select(static each => each.Column),
    ];

    /// <summary>Anomalies, of which those of sensitive columns tell no value.</summary>
    public static ImmutableArray<Anomaly> Of(ImmutableArray<Anomaly> anomalies, HashSet<string> sensitive) =>
        [.. anomalies.Select(anomaly => anomaly.Column is { } name && sensitive.Contains(name) ? Of(anomaly) : anomaly)];

    /// <summary>What was compared, of sensitive columns without the value that differs most.</summary>
    public static ColumnComparison Of(ColumnComparison compared, HashSet<string> sensitive) => !sensitive.Contains(compared.Column) ? compared : compared with
    {
        IsSensitive = true,
        Distances = [.. compared.Distances.Select(static each => each with { Value = null })],
    };

    // A sentence may tell a value that is no example: an end of all, or what differs most. One that was not made for a sensitive column is replaced.
    private static Anomaly Of(Anomaly anomaly)
    {
        string[] values =
        [
            .. anomaly.Examples.Select(static each => each.Value).Concat(anomaly.Unexpected.Select(static each => each.Value))
                .Where(static each => each.Length > 0 && each != SensitiveAttribute.Mask),
        ];
        return anomaly with
        {
            IsSensitive = true,
            Message = anomaly.IsSensitive && !Tells(anomaly.Message) ? anomaly.Message : Silent(anomaly),
            Remedy = anomaly.IsSensitive && !Tells(anomaly.Remedy) ? anomaly.Remedy : null,
            Examples = Of(anomaly.Examples),
            Unexpected = [],
        };

        bool Tells(string? text) => text is not null && values.Any(value => text.Contains(value, StringComparison.Ordinal));
    }

    private static string Silent(Anomaly anomaly) => anomaly.Of > 0 && !AnomalyText.IsDistance(anomaly.Kind)
        ? $"{anomaly.Column}: {ReportNumber.Count(anomaly.Count)} of {ReportNumber.Count(anomaly.Of)} are not as expected; which values, is masked."
        : $"{anomaly.Column}: the column is not as expected; which values, is masked.";

    /// <summary>An expectation of a sensitive column.</summary>
    public static ExpectationReport Of(ExpectationReport expectation) => expectation with { Examples = Of(expectation.Examples), Unexpected = [] };

    private static ImmutableArray<BrokenValue> Of(ImmutableArray<BrokenValue> examples) =>
        [.. examples.Select(static example => example with { Value = SensitiveAttribute.Mask })];

    // Elements of lists may be sensitive where the column is not.
    private static ColumnStatistics Of(ColumnStatistics column) => column switch
    {
        { IsSensitive: true } => ToldStatistics.Counts(column),
        { Lists: { } lists } => column with { Lists = lists with { Items = Of(lists.Items) } },
        _ => column,
    };
}
