using System.Globalization;
using Millrace.Data;

namespace Millrace.Quality.Tests.Anomalies;

/// <summary>What a schema would say, were the data right: it holds of the data, and compiles.</summary>
public sealed class RemedyTests
{
    [Theory]
    [InlineData(0, 100, "[Column(\"x\")] public double? X { get; init; }")]
    [InlineData(1, 1000, "[Column(\"x\")] public double? X { get; init; }")]
    [InlineData(66, 99, "[Column(\"x\")] public double? X { get; init; }")]
    [InlineData(800, 1000, "[Presence(0.6)]")]
    [InlineData(29_999, 30_000, "[Presence(0.99993)]")]
    public void A_share_of_values_is_never_none(long present, long rows, string remedy)
    {
        var presence = new PresenceExpectation(0.9);
        ColumnStatistics found = Found(ColumnType.Double) with { Present = present, Missing = rows - present };
        string? told = Remedy.Of(Column(ColumnType.Double, presence) with { IsNullable = true }, presence, Report(presence, rows, rows - present), found);
        if (told!.StartsWith("[Presence", StringComparison.Ordinal))
            Assert.True(new PresenceExpectation(double.Parse(told[10..^2], CultureInfo.InvariantCulture)).Holds(present, rows));
        Assert.Equal(remedy, told);
    }

    [Theory]
    [InlineData(0.1f)]
    [InlineData(0.3f)]
    [InlineData(123.456f)]
    [InlineData(-0.7f)]
    [InlineData(16777.215f)]
    public void A_range_that_is_widened_holds_of_floats_as_well(float value)
    {
        var range = new RangeExpectation(1e-3, 2e-3);
        ColumnStatistics found = Found(ColumnType.Single) with
        {
            Minimum = value.ToString(CultureInfo.InvariantCulture),
            Maximum = value.ToString(CultureInfo.InvariantCulture),
            Numbers = new NumberStatistics { Finite = 10, Minimum = value, Maximum = value },
        };
        string told = Remedy.Of(Column(ColumnType.Single, range), range, Report(range, 10, 10), found)!;
        double[] ends = [.. told["[InRange(".Length..^2].Split(", ").Select(static each => double.Parse(each, CultureInfo.InvariantCulture))];
        Assert.True(new RangeExpectation(ends[0], ends[1]).Holds(value));
    }

    [Theory]
    [InlineData(0.3, "0.3")]
    [InlineData(0.1234, "0.124")]
    [InlineData(2.3e-14, "2.3E-14")]
    [InlineData(1, "1")]
    public void A_bound_of_a_distance_is_no_less_than_it(double distance, string bound) => Assert.Equal(
        $"[Drift(LInfinity = {bound})]", Remedy.Of(new DriftExpectation { LInfinity = 0 }, AnomalyKind.LInfinityHigh, distance));

    [Fact]
    public void A_value_that_was_cut_is_not_added_to_a_domain()
    {
        var domain = new DomainExpectation(["a"]);
        ExpectationReport report = Report(domain, 10, 1) with { DistinctBroken = 1, Unexpected = [new UnexpectedValue(new string('b', 60) + "…", 1, 3)] };
        Assert.Equal("[OneOf(\"a\", Tolerance = 0.2)]", Remedy.Of(Column(ColumnType.Text, domain), domain, report, Found(ColumnType.Text)));
    }

    [Fact]
    public void A_tolerance_is_never_lowered_and_one_that_is_enough_needs_none()
    {
        var pattern = new PatternExpectation("^a$") { Tolerance = 0.25 };
        Assert.Null(Remedy.Of(Column(ColumnType.Text, pattern), pattern, Report(pattern, 10, 1), Found(ColumnType.Text)));
        Assert.Equal(
            (pattern with { Tolerance = 0.6 }).ToString(),
            Remedy.Of(Column(ColumnType.Text, pattern), pattern, Report(pattern, 10, 3), Found(ColumnType.Text)));
    }

    [Theory]
    [InlineData(0.33, "[OneOf(\"x\", \"y\", \"z\")]")]
    [InlineData(0.34, "[OneOf(\"x\", \"y\", Tolerance = 0.6)]")]
    public void More_values_than_can_have_the_smallest_share_are_tolerated(double smallest, string remedy)
    {
        DomainExpectation domain = new(["x", "y"]);
        ExpectationReport report = Report(domain, 10, 3) with { DistinctBroken = 1, Unexpected = [new UnexpectedValue("z", 3, 7)] };
        ColumnInfo column = Column(ColumnType.Text, domain, new BalanceExpectation(smallest, 1));
        Assert.Equal(remedy, Remedy.Of(column, domain, report, Found(ColumnType.Text)));
    }

    [Fact]
    public void A_length_that_may_be_any_is_left_out()
    {
        LengthExpectation length = new(1, int.MaxValue);
        ColumnStatistics found = Found(ColumnType.Text) with { Texts = new TextStatistics { Lengths = new LengthStatistics(0, 9, 4, null) } };
        Assert.Equal(
            "[Column(\"x\")] public string X { get; init; }", Remedy.Of(Column(ColumnType.Text, length), length, Report(length, 10, 1), found));
    }

    [Fact]
    public void Of_a_long_domain_what_it_lacks_is_told_alone()
    {
        DomainExpectation domain = new([.. Enumerable.Range(0, 30).Select(static i => $"v{i}")]);
        ExpectationReport report = Report(domain, 1000, 3);
        Assert.Equal("Tolerance = 0.006", Remedy.Of(Column(ColumnType.Text, domain), domain, report, Found(ColumnType.Text)));
        report = report with { DistinctBroken = 1, Unexpected = [new UnexpectedValue("new", 3, 7)] };
        Assert.Equal("\"new\"", Remedy.Of(Column(ColumnType.Text, domain), domain, report, Found(ColumnType.Text)));
        report = report with { Broken = 4, DistinctBroken = 2, Unexpected = [.. report.Unexpected, new UnexpectedValue(new string('b', 60) + "…", 1, 3)] };
        Assert.Equal("\"new\", Tolerance = 0.002", Remedy.Of(Column(ColumnType.Text, domain), domain, report, Found(ColumnType.Text)));
    }

    [Fact]
    public void New_columns_have_names_of_their_own()
    {
        var schema = new SchemaInfo("Fare", [Column(ColumnType.Text) with { Name = "tip", Member = "Tip" }]);
        ColumnStatistics[] found = [.. new[] { "tip", "Tip", "TIP ", "fare", "x y", "x-y" }.Select(static name => Found(ColumnType.Text) with { Name = name })];
        Assert.Equal(
            ["Tip2", "Tip3", "Fare2", "XY", "XY2"],
            AnomalyFinder.Find(schema, new DatasetStatistics("F", 10, [.. found])).Select(static each => each.Remedy!.Split(' ')[^5]));
    }

    private static ColumnInfo Column(ColumnType type, params Expectation[] expectations) => new("x", "X", type, false) { Expectations = [.. expectations] };

    private static ColumnStatistics Found(ColumnType type) => new("x", type) { Present = 10 };

    private static ExpectationReport Report(Expectation expectation, long all, long broken) =>
        new(expectation.ToString(), all, broken, expectation.Tolerance, []) { Column = "x" };
}
