using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Makes of an expectation that does not hold one that does.</summary>
internal static class WidenedExpectation
{
    /// <summary>The expectation as it would hold; null where none of the kind would.</summary>
    /// <param name="expectation">What was expected.</param>
    /// <param name="report">What came of it.</param>
    /// <param name="found">What is known of the column; nothing of its values where it is sensitive.</param>
    /// <param name="others">What is expected of the column besides, as it will be: values of a domain have to meet it.</param>
    public static Expectation? Of(
        Expectation expectation, ExpectationReport report, ColumnStatistics found, ImmutableArray<Expectation> others) => expectation switch
    {
        PresenceExpectation => RoundedOut.Presence(found.Present, found.Present + found.Missing),
        RangeExpectation range when found.Numbers is { Minimum: { } minimum, Maximum: { } maximum, NotANumber: 0, PositiveInfinite: 0, NegativeInfinite: 0 } =>
            RoundedOut.Widen(range, minimum, maximum),
        BetweenExpectation between when found is { Minimum: { } from, Maximum: { } to } => Widen(between, from, to, found.Type),
        LengthExpectation length when Lengths(found) is { } lengths => length with
        {
            Minimum = (int)Math.Min(length.Minimum, lengths.Minimum),
            Maximum = (int)Math.Max(length.Maximum, Math.Min(lengths.Maximum, int.MaxValue)),
        },
        DomainExpectation domain => Widen(domain, report, Unseen(domain, found), others),
        RangeExpectation or BetweenExpectation or LengthExpectation or PatternExpectation =>
            expectation with { Tolerance = RoundedOut.Tolerance(report.Broken, report.Checked) },
        _ => null,
    };

    /// <summary>What was found, as a sentence without values of sensitive columns.</summary>
    public static string Reason(ExpectationReport report, ColumnStatistics found, Expectation? widened)
    {
        string what = string.Create(CultureInfo.InvariantCulture, $"{report.Broken:N0} of {report.Checked:N0} break {report.Attribute}");
        string examples = found.IsSensitive ? "" : string.Join(", ", report.Examples.Select(static each => each.Value).Distinct(StringComparer.Ordinal));
        return $"{what}{(examples.Length == 0 ? "" : $": {examples}")}. {(widened is null ? "It is left out." : $"It becomes {widened}.")}";
    }

    // All values that are not in the domain, the most frequent first, where all are known and few.
    private static RankedValue[] Unseen(DomainExpectation domain, ColumnStatistics found)
    {
        if (found.Frequent is not { WeightError: 0 } frequent || !found.Distinct.IsExact || frequent.Values.Length != found.Distinct.Count)
            return [];
        RankedValue[] unseen = [.. frequent.Values.Where(each => !domain.Values.Contains(each.Value, StringComparer.Ordinal))];
        return domain.Values.Length + unseen.Length <= InferredColumn.MostTexts ? unseen : [];
    }

    // A value that something else refuses would be a contradiction (MR0138), and so would be too many classes (MR0130): these are tolerated.
    private static DomainExpectation Widen(DomainExpectation domain, ExpectationReport report, RankedValue[] unseen, ImmutableArray<Expectation> others)
    {
        string[] added = [.. unseen.Select(static each => each.Value).Where(value => others.All(other => Accepts(other, value)))];
        if (others.OfType<BalanceExpectation>().Any(balance => (domain.Values.Length + added.Length) * balance.Smallest > 1))
            added = [];
        long rest = report.Broken - (long)Math.Round(unseen.Where(each => added.Contains(each.Value, StringComparer.Ordinal)).Sum(static each => each.Weight));
        return domain with
        {
            Values = [.. domain.Values, .. added],
            Tolerance = rest > 0 ? RoundedOut.Tolerance(rest, report.Checked) : domain.Tolerance,
        };
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

    private static BetweenExpectation Widen(BetweenExpectation between, string from, string to, ColumnType type)
    {
        (long earliest, long latest) = between.Ticks(type);
        (long first, long last) = new BetweenExpectation(from, to).Ticks(type);
        return between with { From = first < earliest ? from : between.From, To = last > latest ? to : between.To };
    }
}
