using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Judges an expectation by statistics alone, where no scan has looked for it. Where statistics tell that values break it but not how many, as many are counted
/// as are known, at least one, and the report says that there may be more. Weighted statistics do not tell how many rows have a value: of a domain each value
/// outside counts as one, and of classes nothing is said.
/// </summary>
internal static class StatedExpectation
{
    /// <summary>What statistics say of it; null where they say nothing that is against it.</summary>
    /// <param name="column">The column.</param>
    /// <param name="found">What is known of it.</param>
    /// <param name="expectation">What is expected of it.</param>
    /// <param name="isWeighted">Whether rows have weights.</param>
    public static ExpectationReport? Judge(ColumnInfo column, ColumnStatistics found, Expectation expectation, bool isWeighted) => expectation switch
    {
        PresenceExpectation presence => Report(column, expectation, found.Missing, found.Present + found.Missing) with
        {
            Tolerance = (double)(1m - (decimal)presence.Share),
        },
        RangeExpectation range => Report(column, expectation, Outside(range, found), found.Present) with { IsLeast = IsOutside(range, found) },
        BetweenExpectation period => Report(column, expectation, Outside(period, column, found) ? 1 : 0, found.Present) with { IsLeast = true },
        // Lengths of a sensitive column are not told.
        LengthExpectation when found.IsSensitive && Lengths(found) == LengthStatistics.None => null,
        LengthExpectation length => Report(column, expectation, Outside(length, found) ? 1 : 0, found.Present) with { IsLeast = true },
        UniqueExpectation when found.Distinct.IsExact => Report(column, expectation, found.Present - found.Distinct.Count, found.Present),
        DomainExpectation domain when found.Frequent is { } frequent => Domain(column, domain, frequent, found.Present, isWeighted),
        BalanceExpectation balance when !isWeighted && found.Frequent is { } frequent => Balance(column, balance, frequent, found.Present),
        _ => null,
    };

    private static ExpectationReport Report(ColumnInfo column, Expectation expectation, long broken, long all) =>
        new(expectation.ToString(), all, broken, expectation.Tolerance, []) { Column = column.Name };

    private static long Outside(RangeExpectation range, ColumnStatistics found)
    {
        if (found.Numbers is not { } numbers)
            return 0;
        return numbers.NotANumber + numbers.InfiniteOutside(range) + (numbers.Minimum < range.Minimum ? 1 : 0) + (numbers.Maximum > range.Maximum ? 1 : 0);
    }

    // Infinite numbers are counted, and of finite ones the ends alone are known.
    private static bool IsOutside(RangeExpectation range, ColumnStatistics found) =>
        found.Numbers is { } numbers && (numbers.Minimum < range.Minimum || numbers.Maximum > range.Maximum);

    private static bool Outside(BetweenExpectation period, ColumnInfo column, ColumnStatistics found)
    {
        if (found is not { Minimum: { } least, Maximum: { } most })
            return false;
        (long from, long to) = period.Ticks(column.Type);
        (long first, long last) = new BetweenExpectation(least, most).Ticks(column.Type);
        return first < from || last > to;
    }

    private static bool Outside(LengthExpectation length, ColumnStatistics found) =>
        found.Present > 0 && Lengths(found) is { } lengths && (lengths.Minimum < length.Minimum || lengths.Maximum > length.Maximum);

    private static LengthStatistics? Lengths(ColumnStatistics found) => found.Lists?.Lengths ?? found.Texts?.Lengths;

    private static ExpectationReport? Domain(ColumnInfo column, DomainExpectation domain, RankHistogram frequent, long present, bool isWeighted)
    {
        var expected = domain.Values.Select(each => Canonical(column, each)).ToHashSet(StringComparer.Ordinal);
        RankedValue[] others = [.. frequent.Values.Where(each => !expected.Contains(Canonical(column, each.Value)))];
        double outside = others.Sum(static each => each.Weight);
        bool isAll = frequent.IsWhole;
        if (isWeighted)
            return others.Length == 0 && isAll ? null : Weighted(column, domain, others, present);

        // Were all that are not listed outside as well, they would be tolerated.
        if (!isAll && outside + frequent.Unlisted <= domain.Tolerance * frequent.Total)
            return null;
        return Report(column, domain, (long)Math.Round(outside), present) with
        {
            IsLeast = !isAll,
            MostBroken = isAll ? null : Math.Min(present, (long)Math.Ceiling(outside + frequent.Unlisted)),
            DistinctBroken = isAll ? others.Length : null,
            Unexpected = column.IsSensitive
                ? []
                :
                [
                    .. others.Take(ExpectationReport.MaximumUnexpected)
                        .Select(each => new UnexpectedValue(ShownValue.Of(column, each.Value), (long)Math.Round(each.Weight), -1)),
                ],
        };
    }

    private static ExpectationReport Weighted(ColumnInfo column, DomainExpectation domain, RankedValue[] others, long present) =>
        Report(column, domain, others.Length, present) with { IsLeast = true, Examples = Examples(column, others) };

    private static ImmutableArray<BrokenValue> Examples(ColumnInfo column, RankedValue[] broken) =>
        [.. broken.Take(ExpectationReport.MaximumExamples).Select(each => new BrokenValue(-1, ShownValue.Of(column, each.Value)))];

    // A whole number may be written with zeros before it.
    private static string Canonical(ColumnInfo column, string value) =>
        column.Type.IsWholeNumber() && BigInteger.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : value;

    private static ExpectationReport? Balance(ColumnInfo column, BalanceExpectation balance, RankHistogram frequent, long present)
    {
        if (!frequent.IsWhole)
            return null;
        HashSet<string> seen = [.. frequent.Values.Select(each => Canonical(column, each.Value))];
        RankedValue[] classes =
        [
            .. frequent.Values,
            .. KnownClasses.Of(column).Where(each => !seen.Contains(Canonical(column, each))).Select(static each => new RankedValue(each, 0, 0)),
        ];
        RankedValue[] broken = [.. classes.Where(each => !balance.Holds((long)Math.Round(each.Weight), present))];
        return new ExpectationReport(balance.ToString(), classes.Length, broken.Length, 0, Examples(column, broken)) { Column = column.Name };
    }
}
