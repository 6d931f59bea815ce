using System.Collections.Immutable;
using System.Globalization;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Finds what of rows is not as expected: their number, and rules.</summary>
internal static class RowAnomalies
{
    public static IEnumerable<Anomaly> Find(SchemaInfo expected, DatasetStatistics found, ImmutableArray<ExpectationReport> reports)
    {
        if (found.Rows > 0 && expected.Rows is { } rows && !rows.Holds(found.Rows))
            yield return Count(expected, rows, found.Rows);
        foreach (RuleExpectation rule in expected.Rules)
        {
            if (reports.FirstOrDefault(each => each.Column is null && each.Attribute == RuleEvaluation.NameOf(rule)) is { IsTolerated: false } report)
                yield return Broken(expected, rule, report);
        }
    }

    /// <summary>There are no rows, and <c>[Rows]</c> does not say that there may be none.</summary>
    public static Anomaly None(SchemaInfo expected) => new(
        AnomalyKind.NoRows, AnomalySeverity.Error, null,
        $"Dataset<{expected.Name}> has no rows, so nothing can be learned from it. Check the source, and the steps before this one.")
    {
        Remedy = Remedy.Of(expected.Rows ?? new RowsExpectation(0, long.MaxValue), 0),
    };

    /// <summary>What is wrong with the number of rows that are left when others were set apart; null where nothing is.</summary>
    public static Anomaly? Left(SchemaInfo expected, long left)
    {
        if (left == 0 && expected.Rows is not { Minimum: 0 })
            return None(expected) with { Message = $"No row of Dataset<{expected.Name}> is left when those that are not as expected are set apart." };
        return expected.Rows is not { } rows || left >= rows.Minimum ? null : Count(expected, rows, left);
    }

    /// <summary>An anomaly of the rows that are left when others were set apart.</summary>
    public static Anomaly OfRest(Anomaly anomaly) => anomaly.Kind switch
    {
        AnomalyKind.NoRows => anomaly,
        AnomalyKind.TooFewRows => anomaly with { Message = $"When rows that are not as expected are set apart, too few are left: {anomaly.Message}" },

        // Rows of the rest are others than those of the dataset.
        _ => anomaly with
        {
            Message = $"When rows that are not as expected are set apart, it does not hold of the rest: {anomaly.Message}"
                + (anomaly.Examples.IsEmpty ? "" : " Rows are counted in the rest here."),
            Examples = [.. anomaly.Examples.Select(static each => each with { Row = -1 })],
            Unexpected = [.. anomaly.Unexpected.Select(static each => each with { Row = -1 })],
        },
    };

    private static Anomaly Count(SchemaInfo expected, RowsExpectation rows, long found) => new(
        found < rows.Minimum ? AnomalyKind.TooFewRows : AnomalyKind.TooManyRows, AnomalySeverity.Error, null,
        string.Create(CultureInfo.InvariantCulture, $"{found} {(found == 1 ? "row is" : "rows are")} outside {rows} of {expected.Name}."))
    {
        Count = found,
        Of = found,
        Remedy = Remedy.Of(rows, found),
    };

    private static Anomaly Broken(SchemaInfo expected, RuleExpectation rule, ExpectationReport report) => new(
        AnomalyKind.BrokenRule, AnomalySeverity.Error, null,
        $"{Sentence.Of(report.Broken, report.Checked, "rows", "breaks", "break")} {expected.Name}.{rule.Name}, \"{report.Says}\""
        + $"{Sentence.Examples(report.Examples, report.Broken, isQuoted: false)}.")
    {
        Count = report.Broken,
        Of = report.Checked,
        Examples = report.Examples,
        Remedy = Remedy.Of(rule, report),
    };
}
