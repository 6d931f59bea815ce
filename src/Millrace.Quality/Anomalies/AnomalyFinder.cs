using System.Collections.Immutable;
using System.Globalization;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Finds what of a dataset is not as its schema says.</summary>
public static class AnomalyFinder
{
    /// <summary>Finds anomalies.</summary>
    /// <param name="expected">The schema.</param>
    /// <param name="found">
    /// What is known of the data. It may be of a file that was read without the schema: columns may be missing, new, or of another type.
    /// </param>
    /// <param name="reports">
    /// What a scan found of the schema's expectations. Of those that are not among them as much is said as statistics tell; that is nothing of patterns, order,
    /// rules and references.
    /// </param>
    /// <param name="environment">The environment that the data comes from; null where none is told apart, so that all columns are expected.</param>
    /// <returns>
    /// Errors first; within them columns in the schema's order, new columns, rows. What is certain to be within its tolerance is no anomaly.
    /// </returns>
    public static ImmutableArray<Anomaly> Find(
        SchemaInfo expected, DatasetStatistics found, ImmutableArray<ExpectationReport> reports = default, string? environment = null)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(found);
        reports = reports.IsDefault ? [] : reports;
        var anomalies = new List<Anomaly>();
        if (found.Rows == 0 && expected.Rows is not { Minimum: 0 })
            anomalies.Add(RowAnomalies.None(expected));
        if (found.Rows == 0 && found.Columns.IsEmpty)
            return [.. anomalies];
        foreach (ColumnInfo column in expected.Columns)
        {
            if (!column.IsExpectedIn(environment))
                continue;
            IEnumerable<Anomaly> ofColumn = found.Find(column.Name) is { } statistics
                ? new ColumnAnomalies(expected, column, statistics, found.Rows, found.WeightColumn is not null).Find(reports)
                : [Missing(expected, column, found, environment)];
            anomalies.AddRange(ofColumn.Select(each => each with { IsSensitive = column.IsSensitive }));
        }

        Dictionary<string, int> used = SchemaLine.UsedBy(expected);
        anomalies.AddRange(found.Columns.Where(column => expected.IndexOf(column.Name) < 0).Select(column => New(expected, column, used)));
        anomalies.AddRange(RowAnomalies.Find(expected, found, reports));
        return [.. anomalies.OrderByDescending(static anomaly => anomaly.Severity)];
    }

    private static Anomaly Missing(SchemaInfo expected, ColumnInfo column, DatasetStatistics found, string? environment)
    {
        string others = environment is null ? "" : $" in the environment \"{environment}\"";
        return new Anomaly(
            AnomalyKind.MissingColumn, AnomalySeverity.Error, column.Name,
            $"{column.Name}: the column is not there{others}, and {expected.Name}.{column.Member} expects it. "
            + "Check the source; or say with [OnlyIn] which environments have it, or remove the property.")
        {
            Count = found.Rows,
            Of = found.Rows,
            Remedy = Elsewhere(expected, column, environment),
        };
    }

    /// <summary>The line of a column that all environments but one have.</summary>
    private static string? Elsewhere(SchemaInfo expected, ColumnInfo column, string? environment)
    {
        ImmutableArray<string> named = column.Find<EnvironmentExpectation>()?.Environments ?? expected.Environments;
        ImmutableArray<string> others = [.. named.Where(each => each != environment)];
        if (environment is null || others.IsEmpty)
            return null;
        IEnumerable<Expectation> rest = column.Expectations.Where(static each => each is not EnvironmentExpectation);
        return SchemaLine.Of(column with { Expectations = [.. rest, new EnvironmentExpectation(others)] });
    }

    private static Anomaly New(SchemaInfo expected, ColumnStatistics column, Dictionary<string, int> used) => new(
        AnomalyKind.NewColumn, AnomalySeverity.Warning, column.Name,
        string.Create(CultureInfo.InvariantCulture, $"{column.Name}: {expected.Name} has no such column; {column.Present} rows have a value in it."))
    {
        Count = column.Present,
        Of = column.Present + column.Missing,
        IsSensitive = column.IsSensitive,
        Sought = new Sought(SoughtValue.Any),
        Remedy = SchemaLine.Of(column, used),
    };
}
