using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality.Tests.Anomalies;

/// <summary>What is told of columns that the schema calls sensitive, of data that was read without it.</summary>
public sealed class SensitiveAnomalyTests
{
    private const string Secret = "secret";

    [Fact]
    public void Values_outside_a_range_are_found_and_not_told()
    {
        ColumnInfo column = Column(ColumnType.Double) with { Expectations = [new RangeExpectation(0, 100)] };
        Anomaly anomaly = Assert.Single(Find(column, Numbers(ColumnType.Double)));
        Assert.Equal((AnomalyKind.OutOfRange, AnomalySeverity.Error), (anomaly.Kind, anomaly.Severity));
        IsSilent(anomaly);
    }

    [Fact]
    public void Values_that_a_type_does_not_hold_are_found_and_not_told()
    {
        Anomaly anomaly = Assert.Single(Find(Column(ColumnType.Byte), Numbers(ColumnType.Int64)));
        Assert.Equal(
            (AnomalyKind.OutOfRange, "x: the column holds long, and S.X expects byte, which does not hold at least one of 10 values."),
            (anomaly.Kind, anomaly.Message));
        IsSilent(anomaly);
        anomaly = Assert.Single(Find(Column(ColumnType.Boolean), Numbers(ColumnType.Int64)));
        Assert.Equal(AnomalyKind.UnexpectedBoolean, anomaly.Kind);
        IsSilent(anomaly);
        ColumnInfo lists = Column(ColumnType.List) with { Item = Column(ColumnType.Byte) with { IsSensitive = false } };
        anomaly = Assert.Single(Find(lists, new ColumnStatistics("x", ColumnType.List)
        {
            Present = 5,
            Lists = new ListStatistics(new LengthStatistics(1, 7, 2, null), Numbers(ColumnType.Int64)),
        }));
        Assert.Equal((AnomalyKind.OutOfRange, "[Column(\"x\"), Sensitive] public long[] X { get; init; }"), (anomaly.Kind, anomaly.Remedy));
        IsSilent(anomaly);
    }

    [Fact]
    public void Values_outside_a_domain_and_classes_are_found_and_not_told()
    {
        ColumnInfo column = Column(ColumnType.Text) with { Expectations = [new DomainExpectation(["a", "b"]), new BalanceExpectation(0.3, 1)] };
        ColumnStatistics found = new("x", ColumnType.Text)
        {
            Present = 10, Minimum = "a", Maximum = Secret, Distinct = new DistinctCount(2, 0), Frequent = RankHistogram.Of([new("a", 8), new(Secret, 2)]),
        };
        ImmutableArray<Anomaly> anomalies = Find(column, found);
        Assert.Equal([(AnomalyKind.UnexpectedValues, 2L), (AnomalyKind.Unbalanced, 2)], anomalies.Select(static each => (each.Kind, each.Count)));
        Assert.All(anomalies, IsSilent);
        Assert.Contains(Secret, Find(column with { IsSensitive = false }, found)[0].Remedy!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_period_is_judged_and_not_told()
    {
        ColumnInfo column = Column(ColumnType.Date) with { Expectations = [new BetweenExpectation("2020-01-01", "2020-12-31")] };
        ColumnStatistics found = new("x", ColumnType.Date) { Present = 10, Minimum = "1987-06-05", Maximum = "2020-05-06" };
        Anomaly anomaly = Assert.Single(Find(column, found));
        Assert.Equal(AnomalyKind.OutsidePeriod, anomaly.Kind);
        IsSilent(anomaly);
        Assert.Equal("[Between(\"1987-06-05\", \"2020-12-31\")]", Assert.Single(Find(column with { IsSensitive = false }, found)).Remedy);
    }

    [Fact]
    public void Lengths_that_are_masked_break_nothing()
    {
        LengthExpectation five = new(5, 9);
        ColumnStatistics texts = new("x", ColumnType.Text) { Present = 10, IsSensitive = true, Texts = new TextStatistics() };
        Assert.Empty(Find(Column(ColumnType.Text) with { Expectations = [five] }, texts));
        ColumnInfo column = Column(ColumnType.List) with { Item = Column(ColumnType.Double), Expectations = [five] };
        ColumnStatistics lists = new("x", ColumnType.List)
        {
            Present = 10,
            IsSensitive = true,
            Lists = new ListStatistics(LengthStatistics.None, new ColumnStatistics("x", ColumnType.Double) { IsSensitive = true }),
        };
        Assert.Empty(Find(column, lists));

        // Texts that are all empty are another matter.
        Assert.Single(Find(Column(ColumnType.Text) with { IsSensitive = false, Expectations = [five] }, texts with { IsSensitive = false }));
    }

    [Theory]
    [InlineData(5, 9, AnomalyKind.UnexpectedLength)]
    [InlineData(0, 9, AnomalyKind.LongLists)]
    [InlineData(5, int.MaxValue, AnomalyKind.ShortLists)]
    public void Lists_of_another_length_are_not_called_empty(int least, int most, AnomalyKind kind)
    {
        var length = new LengthExpectation(least, most);
        ColumnInfo column = Column(ColumnType.List) with { Item = Column(ColumnType.Double), Expectations = [length] };
        ColumnStatistics lists = new("x", ColumnType.List)
        {
            Present = 10,
            IsSensitive = true,
            Lists = new ListStatistics(LengthStatistics.None, new ColumnStatistics("x", ColumnType.Double) { IsSensitive = true }),
        };
        var report = new ExpectationReport(length.ToString(), 10, 4, 0, [new BrokenValue(3, SensitiveAttribute.Mask)]) { Column = "x" };
        Anomaly anomaly = Assert.Single(AnomalyFinder.Find(new SchemaInfo("S", [column]), new DatasetStatistics("F", 10, [lists]), [report]));
        Assert.Equal((kind, 4), (anomaly.Kind, anomaly.Count));
        Assert.True(RowTests.AreIn(anomaly.Kind));
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(1, false)]
    public void Rows_that_are_masked_are_told_of_one_kind_alone(long nan, bool areTold)
    {
        var range = new RangeExpectation(0, 1);
        ColumnStatistics found = new("x", ColumnType.Double) { IsSensitive = true, Present = 10, Numbers = new NumberStatistics { Finite = 10 - nan, NotANumber = nan } };
        var report = new ExpectationReport(range.ToString(), 10, 4, 0, [new BrokenValue(3, SensitiveAttribute.Mask)]) { Column = "x" };
        ImmutableArray<Anomaly> anomalies = AnomalyFinder.Find(
            new SchemaInfo("S", [Column(ColumnType.Double) with { Expectations = [range] }]), new DatasetStatistics("F", 10, [found]), [report]);
        AnomalyKind[] kinds = areTold ? [AnomalyKind.NotANumber] : [AnomalyKind.OutOfRange, AnomalyKind.NotANumber];
        Assert.Equal(kinds, anomalies.Select(static each => each.Kind));
        Assert.All(anomalies, each => Assert.Equal(areTold, each.Examples.Length > 0));
    }

    private static void IsSilent(Anomaly anomaly)
    {
        string all = $"{anomaly.Message} {anomaly.Remedy} {string.Join(' ', anomaly.Examples)} {string.Join(' ', anomaly.Unexpected)}";
        Assert.True(anomaly.IsSensitive);
        foreach (string value in new[] { Secret, "-2", "300", "1987" })
            Assert.DoesNotContain(value, all, StringComparison.Ordinal);
    }

    private static ImmutableArray<Anomaly> Find(ColumnInfo column, ColumnStatistics found) =>
        AnomalyFinder.Find(new SchemaInfo("S", [column]), new DatasetStatistics("F", found.Present, [found]));

    private static ColumnInfo Column(ColumnType type) => new("x", "X", type, false) { IsSensitive = true };

    private static ColumnStatistics Numbers(ColumnType type) => new("x", type)
    {
        Present = 10, Minimum = "-2", Maximum = "300", Numbers = new NumberStatistics { Finite = 10, Minimum = -2, Maximum = 300 },
    };
}
