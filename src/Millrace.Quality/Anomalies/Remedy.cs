using System.Globalization;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>What a schema would say of a column or of rows, were the data right: what <see cref="SchemaUpdate"/> makes of it, where that knows.</summary>
internal static class Remedy
{
    // Of a longer domain what it lacks is told alone.
    private const int MostValues = 20;

    /// <summary>
    /// The attribute that what was found holds against, of a long domain the arguments that it lacks, or the line of a column without the attribute; null where
    /// none is known, or the one that there is holds.
    /// </summary>
    /// <param name="column">The column of the schema.</param>
    /// <param name="expectation">What does not hold.</param>
    /// <param name="report">What was found of it.</param>
    /// <param name="found">What is known of the column.</param>
    public static string? Of(ColumnInfo column, Expectation expectation, ExpectationReport report, ColumnStatistics found)
    {
        Expectation? wide = WidenedExpectation.Of(expectation, report, found, column.Expectations);
        if (wide is null)
            return SchemaLine.Without(column, expectation);
        if (wide.Equals(expectation))
            return null;
        return expectation is DomainExpectation { Values.Length: > MostValues } domain ? Added(domain, (DomainExpectation)wide) : wide.ToString();
    }

    /// <summary>What a rule would say.</summary>
    public static string Of(RuleExpectation rule, ExpectationReport report) => WidenedExpectation.Of(rule, report).ToString();

    /// <summary>The line of a column with NaN or infinite numbers of which nothing is expected yet: with a range of the others, which tolerates them.</summary>
    /// <param name="column">The column of the schema.</param>
    /// <param name="numbers">What is known of its numbers; nothing of their values where it is sensitive.</param>
    public static string? WithRange(ColumnInfo column, NumberStatistics numbers)
    {
        RangeExpectation range = numbers is { Minimum: { } minimum, Maximum: { } maximum }
            ? RoundedOut.Around(minimum, maximum)
            : new RangeExpectation(double.NegativeInfinity, double.PositiveInfinity);
        long outside = numbers.NotANumber + numbers.InfiniteOutside(range);
        long all = numbers.Finite + numbers.NotANumber + numbers.NegativeInfinite + numbers.PositiveInfinite;
        range = range with { Tolerance = RoundedOut.Tolerance(outside, all) };
        return SchemaLine.Of(column with { Expectations = column.Expectations.Add(range) });
    }

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

    private static string Added(DomainExpectation domain, DomainExpectation wide)
    {
        IEnumerable<string> values = wide.Values.Skip(domain.Values.Length).Select(CSharpNames.Literal);
        string tolerance = string.Create(CultureInfo.InvariantCulture, $"Tolerance = {wide.Tolerance:R}");
        return string.Join(", ", wide.Tolerance > domain.Tolerance ? values.Append(tolerance) : values);
    }

    // The smallest number of at most three decimals, or three digits where it is smaller, that is not less.
    private static double RoundUp(double distance)
    {
        if (distance <= 0)
            return 0;
        int digits = distance >= 0.001 ? 3 : (int)Math.Ceiling(-Math.Log10(distance)) + 2;
        double power = Math.Pow(10, digits);
        return Math.Min(1, Math.Ceiling(distance * power) / power);
    }
}
