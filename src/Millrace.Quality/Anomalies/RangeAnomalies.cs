using System.Collections.Immutable;
using System.Globalization;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Tells numbers outside a range apart: NaN, infinite ones, those too small and those too large.</summary>
internal static class RangeAnomalies
{
    public static IEnumerable<Anomaly> Find(ColumnInfo column, RangeExpectation range, ExpectationReport report, ColumnStatistics found)
    {
        long notANumber = found.Numbers?.NotANumber ?? 0;
        long infinite = found.Numbers?.InfiniteOutside(range) ?? 0;
        long finite = Math.Max(0, report.Broken - notANumber - infinite);
        if (finite > 0)
            yield return Of(column, range, report, found, SideOf(range, found), finite, double.IsFinite);
        if (notANumber > 0)
            yield return Of(column, range, report, found, AnomalyKind.NotANumber, notANumber, double.IsNaN);
        if (infinite > 0)
            yield return Of(column, range, report, found, AnomalyKind.Infinite, infinite, double.IsInfinity);
    }

    private static AnomalyKind SideOf(RangeExpectation range, ColumnStatistics found) =>
        (found.Numbers?.Minimum < range.Minimum, found.Numbers?.Maximum > range.Maximum) switch
    {
        (true, false) => AnomalyKind.TooSmall,
        (false, true) => AnomalyKind.TooLarge,
        _ => AnomalyKind.OutOfRange,
    };

    private static Anomaly Of(
        ColumnInfo column, RangeExpectation range, ExpectationReport report, ColumnStatistics found, AnomalyKind kind, long count, Func<double, bool> isOne)
    {
        ImmutableArray<BrokenValue> examples = Examples(column, report, count, isOne);
        string what = kind switch
        {
            AnomalyKind.NotANumber => "NaN, outside",
            AnomalyKind.Infinite => "infinite, outside",
            AnomalyKind.TooSmall => "less than",
            AnomalyKind.TooLarge => "greater than",
            _ => "outside",
        };
        bool isCounted = kind is AnomalyKind.NotANumber or AnomalyKind.Infinite;
        string ends = isCounted ? "" : Ends(found);
        return new Anomaly(
            kind, AnomalySeverity.Error, column.Name,
            $"{column.Name}: {Sentence.Of(isCounted ? report with { IsLeast = false } : report, count, "values", "is", "are")} {what} {report.Attribute}"
            + $"{Sentence.Examples(examples, count, isQuoted: false)}{ends}.")
        {
            Count = count,
            Of = report.Checked,
            Examples = examples,
            Sought = new Sought(kind switch
            {
                AnomalyKind.NotANumber => SoughtValue.NotANumber,
                AnomalyKind.Infinite => SoughtValue.Infinite,
                _ => SoughtValue.OutsideRange,
            }),
            Remedy = Remedy.Of(column, range, report, found),
        };
    }

    // Which of several kinds an example that is masked is of, nobody knows.
    private static ImmutableArray<BrokenValue> Examples(ColumnInfo column, ExpectationReport report, long count, Func<double, bool> isOne) =>
        column.IsSensitive ? count == report.Broken ? report.Examples : [] : [.. report.Examples.Where(each => isOne(Read(each.Value)))];

    private static string Ends(ColumnStatistics found) =>
        found is { Minimum: { } least, Maximum: { } most, Numbers: { Minimum: not null, Maximum: not null } } ? $"; all lie from {least} to {most}" : "";

    private static double Read(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : 0;
}
