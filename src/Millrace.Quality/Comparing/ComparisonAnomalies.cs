using System.Collections.Immutable;
using System.Globalization;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Finds what of two datasets differs more than their schema allows.</summary>
internal static class ComparisonAnomalies
{
    /// <summary>
    /// Finds anomalies, in the schema's order. All are errors but those of distances of which nobody knows on which side of their limit they are,
    /// because they come from sketches or not all values are counted apart.
    /// </summary>
    /// <param name="schema">The schema.</param>
    /// <param name="comparison">The datasets.</param>
    /// <param name="leastRows">How many rows the current dataset has at least, as a share of those of the previous one.</param>
    /// <param name="mostRows">How many it has at most; infinite for no limit.</param>
    /// <param name="environment">The environment that one of them comes from; null where none is told apart, so that all columns are expected.</param>
    public static ImmutableArray<Anomaly> Find(
        SchemaInfo schema, DatasetComparison comparison, double leastRows, double mostRows, string? environment = null)
    {
        var anomalies = ImmutableArray.CreateBuilder<Anomaly>();
        AddRows(anomalies, comparison, leastRows, mostRows);
        foreach (ColumnInfo column in schema.Columns)
        {
            if (column.IsExpectedIn(environment) && DatasetComparison.LimitOf(column, comparison.Kind) is { } limit)
                anomalies.AddRange(Of(comparison, column, limit).Select(each => each with { IsSensitive = column.IsSensitive }));
        }

        return anomalies.ToImmutable();
    }

    private static void AddRows(ImmutableArray<Anomaly>.Builder anomalies, DatasetComparison comparison, double leastRows, double mostRows)
    {
        double share = comparison.PreviousRows == 0 ? double.PositiveInfinity : (double)comparison.CurrentRows / comparison.PreviousRows;
        if (comparison.PreviousRows == 0 || (share >= leastRows && share <= mostRows))
            return;
        AnomalyKind kind = share < leastRows ? AnomalyKind.FewerRows : AnomalyKind.MoreRows;
        double limit = share < leastRows ? leastRows : mostRows;
        anomalies.Add(new Anomaly(
            kind, AnomalySeverity.Error, null,
            string.Create(CultureInfo.InvariantCulture, $"There are {comparison.CurrentRows} rows and {comparison.PreviousRows} to compare with: ")
            + $"{Sentence.Number(Math.Round(share, 4))} times as many, {(kind == AnomalyKind.FewerRows ? "less" : "more")} than {Sentence.Number(limit)}.")
        {
            Count = comparison.CurrentRows,
            Of = comparison.PreviousRows,
            Distance = share,
            Threshold = limit,
        });
    }

    private static IEnumerable<Anomaly> Of(DatasetComparison comparison, ColumnInfo column, DifferenceExpectation limit)
    {
        ColumnComparison? found = comparison.Find(column.Name);
        (string current, string previous) = Names(comparison.Kind);
        if (found is null)
        {
            yield return Nothing(AnomalyKind.NothingToCompareWith, column, $"{current} or the {previous} data does not have the column", limit);
            yield break;
        }

        if (found.PreviousPresent == 0)
        {
            yield return Nothing(AnomalyKind.NothingToCompareWith, column, $"{previous} data has no values", limit);
            yield break;
        }

        if (found.CurrentPresent == 0)
        {
            yield return Nothing(AnomalyKind.NothingToCompare, column, $"{current} data has no values", limit);
            yield break;
        }

        foreach (ColumnDistance distance in found.Distances.Where(static each => each.IsHigh || each.MayBeHigh))
            yield return High(comparison.Kind, column, limit, found, distance);
    }

    private static Anomaly Nothing(AnomalyKind kind, ColumnInfo column, string why, DifferenceExpectation limit) =>
        new(kind, AnomalySeverity.Error, column.Name, $"{column.Name}: the {why}, so that {limit} cannot be checked.");

    private static Anomaly High(Comparison kind, ColumnInfo column, DifferenceExpectation limit, ColumnComparison found, ColumnDistance distance)
    {
        (AnomalyKind anomaly, string measure) = distance.Measure switch
        {
            DistanceMeasure.LInfinity => (AnomalyKind.LInfinityHigh, "L-infinity distance"),
            DistanceMeasure.JensenShannon => (AnomalyKind.JensenShannonHigh, "Jensen–Shannon divergence"),
            _ => (AnomalyKind.NormalisedAbsoluteDifferenceHigh, "normalised absolute difference"),
        };
        (string current, string previous) = Names(kind);
        string differs = distance.Value is { } value
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"; most differs \"{value}\", {distance.CurrentCount} of {found.CurrentPresent} {current} ")
                + string.Create(CultureInfo.InvariantCulture, $"and {distance.PreviousCount} of {found.PreviousPresent} {previous} values")
            : "";
        string holds = distance.IsHigh
            ? $", above {Sentence.Number(distance.Threshold!.Value)} of [{limit.Attribute}]"
            : $", so that nobody knows whether it is above {Sentence.Number(distance.Threshold!.Value)} of [{limit.Attribute}]";
        return new Anomaly(
            anomaly, distance.IsHigh ? AnomalySeverity.Error : AnomalySeverity.Warning, column.Name,
            $"{column.Name}: the {measure} of {current} and {previous} data is {Shown(distance)}{holds}{differs}.")
        {
            Count = (long)distance.CurrentCount,
            Of = found.CurrentPresent,
            Distance = distance.Distance,
            Threshold = distance.Threshold,
            Remedy = Remedy.Of(limit, anomaly, distance.Distance),
        };
    }

    private static string Shown(ColumnDistance distance)
    {
        string text = distance.Distance.ToString("G6", CultureInfo.InvariantCulture);
        string error = distance.MaximumError.ToString("G3", CultureInfo.InvariantCulture);
        return distance switch
        {
            { MaximumError: 0 } => text,
            { IsLeast: true } => $"at least {text} (and at most {error} more, because not all values are counted apart)",
            { Least: { } least } => string.Create(
                CultureInfo.InvariantCulture, $"{text} (between {least:G3} and {Math.Min(1, distance.Distance + distance.MaximumError):G3})"),
            _ => $"{text} ± {error}",
        };
    }

    private static (string Current, string Previous) Names(Comparison kind) => kind == Comparison.Drift ? ("current", "previous") : ("training", "serving");
}
