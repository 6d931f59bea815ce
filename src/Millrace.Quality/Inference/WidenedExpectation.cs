using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Makes of an expectation that does not hold one that does, for who updates a schema and for who tells what it would say, were the data right.</summary>
internal static class WidenedExpectation
{
    // What a long value that is cut ends with.
    private const string Cut = "…";

    // As much as the compiler lets the least shares of all classes be above 1.
    private const double Rounding = 1e-9;

    /// <summary>The expectation as it would hold; null where none of the kind would, and as it is where nobody knows which one would.</summary>
    /// <param name="expectation">What was expected.</param>
    /// <param name="report">What came of it.</param>
    /// <param name="found">What is known of the column; nothing of its values where it is sensitive.</param>
    /// <param name="others">What is expected of the column besides: values of a domain have to meet it.</param>
    public static Expectation? Of(
        Expectation expectation, ExpectationReport report, ColumnStatistics found, ImmutableArray<Expectation> others) => expectation switch
    {
        PresenceExpectation => RoundedOut.Presence(found.Present, found.Present + found.Missing),
        RangeExpectation range when found.Numbers is { Minimum: { } minimum, Maximum: { } maximum } numbers =>
            Widen(range, RoundedOut.Widen(range, minimum, maximum), numbers, report),
        BetweenExpectation between when found is { Minimum: { } from, Maximum: { } to } => Widen(between, from, to, found.Type),
        LengthExpectation length when Lengths(found) is { } lengths => Widen(length, lengths),
        DomainExpectation domain => Widen(domain, report, found, others),
        RangeExpectation or BetweenExpectation or LengthExpectation or PatternExpectation or ReferenceExpectation or RuleExpectation =>
            Tolerating(expectation, report.Broken, report),
        _ => null,
    };

    /// <summary>A rule with a tolerance of what breaks it.</summary>
    public static RuleExpectation Of(RuleExpectation rule, ExpectationReport report) => Tolerating(rule, report.Broken, report);

    // A share that is tolerated already needs no more, and of one that may be greater nobody knows how large it is.
    private static T Tolerating<T>(T expectation, long broken, ExpectationReport report)
        where T : Expectation =>
        (double)broken / Math.Max(1, report.Checked) <= expectation.Tolerance || report.IsLeast
            ? expectation
            : expectation with { Tolerance = RoundedOut.Tolerance(broken, report.Checked) };

    // NaN lies in no range, infinite numbers in none with finite ends. Both are counted, however little is known of the others.
    private static RangeExpectation Widen(RangeExpectation range, RangeExpectation wide, NumberStatistics numbers, ExpectationReport report)
    {
        long outside = numbers.NotANumber + numbers.InfiniteOutside(wide);
        return outside == 0 ? wide : Tolerating(wide, outside, report with { IsLeast = false });
    }

    private static BetweenExpectation Widen(BetweenExpectation between, string from, string to, ColumnType type)
    {
        (long earliest, long latest) = between.Ticks(type);
        (long first, long last) = new BetweenExpectation(from, to).Ticks(type);
        return between with { From = first < earliest ? from : between.From, To = last > latest ? to : between.To };
    }

    // A length that may be any says nothing (MR0139).
    private static LengthExpectation? Widen(LengthExpectation length, LengthStatistics found)
    {
        LengthExpectation wide = length with
        {
            Minimum = (int)Math.Min(length.Minimum, found.Minimum),
            Maximum = (int)Math.Max(length.Maximum, Math.Min(found.Maximum, int.MaxValue)),
        };
        return wide is { Minimum: 0, Maximum: int.MaxValue } ? null : wide;
    }

    // A value that something else refuses would be a contradiction (MR0138), and so would be too many classes (MR0130): these are tolerated.
    private static DomainExpectation Widen(DomainExpectation domain, ExpectationReport report, ColumnStatistics found, ImmutableArray<Expectation> others)
    {
        // Of values that nobody lists, any may be outside.
        if (report.MostBroken is { } most)
            return Tolerating(domain, most, report with { IsLeast = false });
        (string Value, long Count)[] added =
        [
            .. Unseen(domain, report, found)
                .Where(each => !each.Value.EndsWith(Cut, StringComparison.Ordinal) && others.All(other => Accepts(other, each.Value))),
        ];
        int values = domain.Values.Length + added.Length;
        if (values > InferredColumn.MostTexts || others.OfType<BalanceExpectation>().Any(balance => values * balance.Smallest > 1 + Rounding))
            added = [];
        DomainExpectation wide = domain with { Values = [.. domain.Values, .. added.Select(static each => each.Value)] };
        return Tolerating(wide, report.Broken - added.Sum(static each => each.Count), report);
    }

    // All values that are not in the domain, the most frequent first; none where not all are known.
    private static IEnumerable<(string Value, long Count)> Unseen(DomainExpectation domain, ExpectationReport report, ColumnStatistics found)
    {
        if (report.DistinctBroken == report.Unexpected.Length)
            return report.Unexpected.Select(static each => (each.Value, each.Count));
        if (found.Frequent is not { WeightError: 0 } frequent || !found.Distinct.IsExact || frequent.Values.Length != found.Distinct.Count)
            return [];
        return frequent.Values.Where(each => !domain.Values.Contains(each.Value, StringComparer.Ordinal))
            .Select(static each => (each.Value, (long)Math.Round(each.Weight)));
    }

    private static bool Accepts(Expectation expectation, string value)
    {
        try
        {
            return expectation switch
            {
                LengthExpectation length => length.Holds(value.EnumerateRunes().Count()),
                PatternExpectation pattern => pattern.ToRegex().IsMatch(value),
                _ => true,
            };
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static LengthStatistics? Lengths(ColumnStatistics found) => found.IsSensitive ? null : found.Lists?.Lengths ?? found.Texts?.Lengths;
}
