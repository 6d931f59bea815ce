using System.Collections.Immutable;
using System.Globalization;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>What a schema would say of a column or of rows, were the data right.</summary>
internal static class Remedy
{
    // What a long value that is cut ends with.
    private const string Cut = "…";
    private const int MostValues = 20;
    private const int MostAdded = 5;
    private const int MostDigits = 12;

    /// <summary>The attribute, or the line, that what was found holds against; null where none is known, or the one that there is holds.</summary>
    /// <param name="column">The column of the schema.</param>
    /// <param name="expectation">What does not hold.</param>
    /// <param name="report">What was found of it.</param>
    /// <param name="found">What is known of the column.</param>
    public static string? Of(ColumnInfo column, Expectation expectation, ExpectationReport report, ColumnStatistics found)
    {
        string? remedy = expectation switch
        {
            RangeExpectation range when Widened(range, found) is { } wide => wide.ToString(),
            BetweenExpectation period when Widened(period, column, found) is { } wide => wide.ToString(),
            LengthExpectation length when Lengths(found) is { } lengths => (length with
            {
                Minimum = (int)Math.Min(length.Minimum, lengths.Minimum),
                Maximum = (int)Math.Min(int.MaxValue, Math.Max(length.Maximum, lengths.Maximum)),
            }).ToString(),
            DomainExpectation domain => Of(domain, report),
            PresenceExpectation => Presence(found) is { } presence ? presence.ToString() : SchemaLine.Without(column, expectation),
            UniqueExpectation or OrderExpectation or BalanceExpectation => SchemaLine.Without(column, expectation),
            _ => Tolerating(expectation, report)?.ToString(),
        };
        return remedy == expectation.ToString() ? null : remedy;
    }

    /// <summary>What a rule would say; null where its tolerance is enough.</summary>
    public static string? Of(RuleExpectation rule, ExpectationReport report) => report.Holds ? null : Tolerating(rule, report.Share).ToString();

    /// <summary>An expectation that tolerates a share, and no less than before.</summary>
    private static Expectation Tolerating(Expectation expectation, double share) =>
        expectation with { Tolerance = Math.Max(expectation.Tolerance, RoundUp(share)) };

    // No share at all is what a column without the attribute has.
    private static PresenceExpectation? Presence(ColumnStatistics found)
    {
        double share = found.PresentShare;
        int digits = share >= 0.01 ? 2 : (int)Math.Ceiling(-Math.Log10(share)) + 1;
        if (share <= 0 || digits > MostDigits)
            return null;
        decimal power = (decimal)Math.Pow(10, digits);
        return new PresenceExpectation((double)(Math.Floor((decimal)share * power) / power));
    }

    // How large a share is to be tolerated, nobody knows where more may break it.
    private static Expectation? Tolerating(Expectation expectation, ExpectationReport report) =>
        report.IsLeast ? null : Tolerating(expectation, report.Share);

    /// <summary>How many rows are expected, were so many right.</summary>
    public static string Of(RowsExpectation rows, long found) =>
        (rows with { Minimum = Math.Min(rows.Minimum, found), Maximum = Math.Max(rows.Maximum, found) }).ToString();

    /// <summary>A bound of distances that a distance keeps.</summary>
    public static string Of(DifferenceExpectation expectation, AnomalyKind kind, double distance) => (kind switch
    {
        AnomalyKind.LInfinityHigh => expectation with { LInfinity = RoundUp(distance) },
        AnomalyKind.JensenShannonHigh => expectation with { JensenShannon = RoundUp(distance) },
        _ => expectation with { NormalisedAbsoluteDifference = RoundUp(distance) },
    }).ToString();

    /// <summary>The smallest share of at most three decimals, or three digits where it is smaller, that is not less.</summary>
    public static double RoundUp(double share)
    {
        if (share <= 0)
            return 0;
        int digits = share >= 0.001 ? 3 : (int)Math.Ceiling(-Math.Log10(share)) + 2;
        double power = Math.Pow(10, digits);
        string shown = (Math.Ceiling(share * power) / power).ToString("0.###############", CultureInfo.InvariantCulture);
        return Math.Min(1, double.Parse(shown, CultureInfo.InvariantCulture));
    }

    private static string? Of(DomainExpectation domain, ExpectationReport report)
    {
        bool isAllTold = !report.Unexpected.IsEmpty && report.DistinctBroken == report.Unexpected.Length
            && !report.Unexpected.Any(static each => each.Value.EndsWith(Cut, StringComparison.Ordinal));
        if (isAllTold && report.Unexpected.Length <= MostAdded && domain.Values.Length + report.Unexpected.Length <= MostValues)
        {
            ImmutableArray<string> added = [.. report.Unexpected.OrderBy(static each => each.Row).Select(static each => each.Value)];
            return (domain with { Values = domain.Values.AddRange(added) }).ToString();
        }

        if (Tolerating(domain, report) is not { } tolerant)
            return null;
        return domain.Values.Length <= MostValues
            ? tolerant.ToString()
            : string.Create(CultureInfo.InvariantCulture, $"Tolerance = {tolerant.Tolerance:0.###############}");
    }

    private static RangeExpectation? Widened(RangeExpectation range, ColumnStatistics found)
    {
        if (found.Numbers is not { Minimum: { } least, Maximum: { } most } numbers || numbers.NotANumber > 0)
            return null;
        return range with
        {
            Minimum = numbers.NegativeInfinite > 0 ? double.NegativeInfinity : Math.Min(range.Minimum, Shortest(found, least, found.Minimum, atMost: true)),
            Maximum = numbers.PositiveInfinite > 0 ? double.PositiveInfinity : Math.Max(range.Maximum, Shortest(found, most, found.Maximum, atMost: false)),
        };
    }

    // A float as a double has digits that nobody wrote. Without them it may lie on the wrong side of the float.
    private static double Shortest(ColumnStatistics found, double number, string? text, bool atMost) =>
        found.Type is ColumnType.Single or ColumnType.Half
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double read) && double.IsFinite(read)
        && (atMost ? read <= number : read >= number) ? read : number;

    private static BetweenExpectation? Widened(BetweenExpectation period, ColumnInfo column, ColumnStatistics found)
    {
        if (found is not { Minimum: { } least, Maximum: { } most } || found.Type != column.Type)
            return null;
        (long from, long to) = period.Ticks(column.Type);
        (long first, long last) = new BetweenExpectation(least, most).Ticks(column.Type);
        return period with { From = first < from ? least : period.From, To = last > to ? most : period.To };
    }

    private static LengthStatistics? Lengths(ColumnStatistics found) =>
        (found.Lists?.Lengths ?? found.Texts?.Lengths) is { Maximum: > 0 } lengths ? lengths : null;
}
