using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Millrace.Data;

namespace Millrace.Quality.Tests.Expectations;

/// <summary>Each check finds in a dataset in parts what a plain loop finds in its rows.</summary>
public sealed class ValueCheckTests
{
    private static readonly Gen<int> Seeds = Gen.Int[0, int.MaxValue];

    private static readonly Gen<double?[]> Numbers = Gen.Frequency(
        (6, Gen.Int[-4, 4].Select(static x => (double?)x)),
        (2, Parts.Any<double?>(double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, 0.5)),
        (1, Gen.Const((double?)null))).Array[0, 90];

    private static readonly Gen<string?[]> Texts = Gen.Frequency(
        (6, Gen.String[Gen.OneOf(Gen.Char['a', 'c'], Gen.Const('ü')), 0, 3].Select(static x => (string?)x)),
        (1, Parts.Any<string?>("🚂", "a🚂", "e\u0301", "", " a", "a\n", new string('b', 300))),
        (1, Gen.Const((string?)null))).Array[0, 90];

    [Fact]
    public void Ranges() => Gen.Select(Numbers, Seeds).Sample((values, seed) => Parts.AreEqual(
        Parts.Plain(values, static x => x is null, i => !(values[i] >= -1 && values[i] <= 2)),
        Check(values, new RangeExpectation(-1, 2), seed)));

    // Missing values stand as zeros among the others.
    [Fact]
    public void Ranges_without_zero() => Gen.Select(Numbers.Array[0, 60].Select(static parts => parts.SelectMany(static part => part).ToArray()), Seeds)
        .Sample((values, seed) => Parts.AreEqual(
            Parts.Plain(values, static x => x is null, i => !(values[i] >= 0.5 && values[i] <= 4)),
            Check(values, new RangeExpectation(0.5, 4), seed)), iter: 30);

    [Fact]
    public void Domains_of_numbers() => Gen.Select(Numbers, Seeds).Sample((values, seed) => Parts.AreEqual(
        Parts.Plain(values, static x => x is null, i => values[i] is not (1 or 0.5 or 0)),
        Check(values, new DomainExpectation(["1", "0.50", "0"]), seed)));

    [Fact]
    public void Presence() => Gen.Select(Numbers, Seeds).Sample((values, seed) =>
    {
        (_, long broken, long[] rows) = Parts.Plain(values, static _ => false, i => values[i] is null);
        ExpectationReport report = Check(values, new PresenceExpectation(0.9), seed);
        Parts.AreEqual((values.Length, broken, rows), report);
        Assert.Equal(values.Length == 0 || values.Length - broken >= 0.9 * values.Length, report.Holds);
        Assert.All(report.Examples, static example => Assert.Equal("missing", example.Value));
    });

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Order_of_numbers(bool isDescending, bool isStrict) => Gen.Select(Numbers, Seeds).Sample((values, seed) => Parts.AreEqual(
        Parts.Plain(values, static x => x is null, i => double.IsNaN(values[i]!.Value)
            || (Before(values, i, static x => x is not null && !double.IsNaN(x.Value)) is { } before && IsWrong(values[i]!.Value.CompareTo(before), isDescending, isStrict))),
        Check(values, new OrderExpectation(isDescending, isStrict), seed)));

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void Order_of_texts(bool isDescending, bool isStrict) => Gen.Select(Texts, Seeds).Sample((values, seed) => Parts.AreEqual(
        Parts.Plain(values, static x => x is null, i => Before(values, i, static x => x is not null) is { } before
            && IsWrong(Encoding.UTF8.GetBytes(values[i]!).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(before)), isDescending, isStrict)),
        Check(values, new OrderExpectation(isDescending, isStrict), seed)));

    [Fact]
    public void Domains_of_texts() => Gen.Select(Texts, Seeds).Sample((values, seed) =>
    {
        string[] domain = ["a", "", "ü", "🚂", new string('b', 300)];
        Parts.AreEqual(Parts.Plain(values, static x => x is null, i => !domain.Contains(values[i]!)), Check(values, new DomainExpectation([.. domain]), seed));
    });

    [Theory]
    [InlineData("[ab]+")]
    [InlineData("a|ab|abc")]
    [InlineData(".*")]
    [InlineData("(?!ab).*")]
    [InlineData(@"(.)\1")]
    [InlineData("")]
    public void Patterns(string pattern) => Gen.Select(Texts, Seeds).Sample((values, seed) => Parts.AreEqual(
        Parts.Plain(values, static x => x is null, i => !Regex.IsMatch(values[i]!, $@"\A(?:{pattern})\z", RegexOptions.CultureInvariant)),
        Check(values, new PatternExpectation(pattern), seed)));

    [Fact]
    public void Lengths_of_texts_count_characters() => Gen.Select(Texts, Seeds).Sample((values, seed) => Parts.AreEqual(
        Parts.Plain(values, static x => x is null, i => values[i]!.EnumerateRunes().Count() is not (1 or 2)),
        Check(values, new LengthExpectation(1, 2), seed)));

    [Fact]
    public void Lengths_of_lists_count_elements() => Gen.Select(Gen.OneOf(Gen.Int.Array[0, 4], Gen.Const((int[])null!)).Array[0, 60], Seeds).Sample((values, seed) =>
    {
        var info = new ColumnInfo("x", "X", ColumnType.List, true) { Item = new("x", "X", ColumnType.Int32, false), Expectations = [new LengthExpectation(1, 3)] };
        Parts.AreEqual(
            Parts.Plain(values, static x => x is null, i => values[i].Length is not (>= 1 and <= 3)),
            Parts.Check(
                values, () => new ListColumn<ValueColumn<int>>(info, new ValueColumn<int>(info.Item, 4, ValueFormats.Int32), 4), static (column, value) => ((ListColumn<ValueColumn<int>>)column).Append(value), seed));
    });

    [Fact]
    public void Lengths_of_bytes_count_bytes()
    {
        var info = new ColumnInfo("x", "X", ColumnType.Binary, true) { Expectations = [new LengthExpectation(2, 2)] };
        byte[]?[] values = [[1, 200], [200], null, [], [0xC3, 0xBC]];
        Parts.AreEqual((4, 2, [1, 3]), Parts.Check(values, () => new BinaryColumn(info, 4), static (column, value) => ((BinaryColumn)column).Append(value), seed: 1));
    }

    [Fact]
    public void Periods_have_their_ends() => Gen.Select(Gen.Int[0, 100].Select(static x => x < 10 ? (DateTime?)null : new DateTime(2024, 1, 1).AddHours(x)).Array[0, 60], Seeds).Sample((values, seed) =>
    {
        DateTime from = new(2024, 1, 2), to = new(2024, 1, 3, 12, 0, 0);
        var info = new ColumnInfo("x", "X", ColumnType.DateTime, true) { Expectations = [new BetweenExpectation("2024-01-02", "2024-01-03T12:00")] };
        Parts.AreEqual(
            Parts.Plain(values, static x => x is null, i => values[i] < from || values[i] > to),
            Parts.Check(values, () => new ValueColumn<DateTime>(info, 4, ValueFormats.DateTime), static (column, value) => ((ValueColumn<DateTime>)column).Append(value), seed));
    });

    [Theory]
    [InlineData("2024-02-01", 0)]
    [InlineData("2024-02-29", 0)]
    [InlineData("2024-01-31", 1)]
    [InlineData("2024-03-01", 1)]
    public void Periods_of_dates(string value, int broken)
    {
        var info = new ColumnInfo("x", "X", ColumnType.Date, false) { Expectations = [new BetweenExpectation("2024-02-01", "2024-02-29")] };
        var column = new ValueColumn<DateOnly>(info, 4, ValueFormats.Date);
        column.Append(DateOnly.Parse(value, CultureInfo.InvariantCulture));
        Assert.Equal(broken, Rows.Scan.Expectations(column)[0].Broken);
    }

    [Theory]
    [InlineData("08:00", 0)]
    [InlineData("17:30:59.5", 0)]
    [InlineData("07:59:59.999999", 1)]
    [InlineData("17:30:59.500001", 1)]
    public void Periods_of_times(string value, int broken)
    {
        var info = new ColumnInfo("x", "X", ColumnType.Time, false) { Expectations = [new BetweenExpectation("08:00", "17:30:59.5")] };
        var column = new ValueColumn<TimeOnly>(info, 4, ValueFormats.Time);
        column.Append(TimeOnly.Parse(value, CultureInfo.InvariantCulture));
        Assert.Equal(broken, Rows.Scan.Expectations(column)[0].Broken);
    }

    [Fact]
    public void A_sensitive_value_is_masked_by_every_check()
    {
        Expectation[] all =
        [
            new DomainExpectation(["x"]), new PatternExpectation("x"), new LengthExpectation(1, 1), new OrderExpectation(true, true), new UniqueExpectation(), new BalanceExpectation(0.9, 1),
            new PresenceExpectation(1),
        ];
        var info = new ColumnInfo("x", "X", ColumnType.Text, true) { IsSensitive = true, Expectations = [.. all] };
        ImmutableArray<ExpectationReport> report = Rows.Scan.Expectations(Rows.Scan.Texts(info, "secret a", "secret b", "secret b", null));
        Assert.Equal(all.Length, report.Length);
        Assert.All(report, static each => Assert.NotEmpty(each.Examples));
        Assert.DoesNotContain("secret", string.Join(' ', report.SelectMany(static each => each.Examples)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sensitive_value_is_masked_where_parts_meet()
    {
        var info = new ColumnInfo("x", "X", ColumnType.Text, true) { IsSensitive = true, Expectations = [new OrderExpectation(false, false)] };
        ExpectationReport report = Parts.Check(["secret b", "secret a"], () => new TextColumn(info, 4), static (column, value) => ((TextColumn)column).Append(value), seed: 3);
        Assert.Equal(new BrokenValue(1, SensitiveAttribute.Mask), Assert.Single(report.Examples));
    }

    [Theory]
    [InlineData(0.9, 9, 10, true)]
    [InlineData(0.9, 89, 100, false)]
    [InlineData(0.7, 7, 10, true)]
    [InlineData(1, 10, 10, true)]
    [InlineData(1, 9, 10, false)]
    [InlineData(0.999999, 999_999, 1_000_000, true)]
    [InlineData(0.999999, 999_998, 1_000_000, false)]
    public void The_smallest_presence_is_enough(double share, int present, int rows, bool holds)
    {
        var info = new ColumnInfo("x", "X", ColumnType.Double, true) { Expectations = [new PresenceExpectation(share)] };
        var report = Assert.Single(Rows.Scan.Expectations(Rows.Scan.Numbers(info, Enumerable.Range(0, rows).Select(i => i < present ? (double?)1 : null))));
        Assert.Equal(holds, report.Holds);
        Assert.Equal(holds, new PresenceExpectation(share).Holds(present, rows));
    }

    [Fact]
    public void What_does_not_suit_a_column_is_refused()
    {
        (Expectation Expectation, string Message)[] wrong =
        [
            (new PatternExpectation("a"), "[Pattern] speaks of texts"), (new LengthExpectation(1, 2), "[Length] speaks of texts, bytes and lists"),
            (new BetweenExpectation("2024-01-01", "2024-01-02"), "[Between] speaks of dates and times"),
        ];
        foreach ((Expectation expectation, string message) in wrong)
        {
            var info = new ColumnInfo("x", "X", ColumnType.Double, true) { Expectations = [expectation] };
            Assert.Equal($"Column \"x\": {message}, and it holds Double. Remove the attribute.", Assert.Throws<MillraceException>(() => Rows.Scan.Expectations(Rows.Scan.Numbers(info, 1))).Message);
        }

        var text = new ColumnInfo("t", "T", ColumnType.Text, true) { Expectations = [new PatternExpectation("[a")] };
        Assert.StartsWith("Column \"t\": [Pattern(\"[a\")] is no regular expression (", Assert.Throws<MillraceException>(() => Rows.Scan.Expectations(Rows.Scan.Texts(text, "a"))).Message, StringComparison.Ordinal);
    }

    private static bool IsWrong(int comparison, bool isDescending, bool isStrict) => isDescending ? comparison > 0 || (isStrict && comparison == 0) : comparison < 0 || (isStrict && comparison == 0);

    private static TValue? Before<TValue>(TValue?[] values, int index, Func<TValue?, bool> counts)
    {
        for (int i = index - 1; i >= 0; i--)
        {
            if (counts(values[i]))
                return values[i];
        }

        return default;
    }

    private static ExpectationReport Check(double?[] values, Expectation expectation, int seed)
    {
        var info = new ColumnInfo("x", "X", ColumnType.Double, true) { Expectations = [expectation] };
        return Parts.Check(values, () => new ValueColumn<double>(info, 4, ValueFormats.Double), static (column, value) => ((ValueColumn<double>)column).Append(value), seed);
    }

    private static ExpectationReport Check(string?[] values, Expectation expectation, int seed)
    {
        var info = new ColumnInfo("x", "X", ColumnType.Text, true) { Expectations = [expectation] };
        return Parts.Check(values, () => new TextColumn(info, 4), static (column, value) => ((TextColumn)column).Append(value), seed);
    }
}
