using System.Collections.Immutable;
using System.Globalization;
using Millrace.Data;

namespace Millrace.Quality.Tests.Anomalies;

/// <summary>What is found in statistics of data that was read without the schema.</summary>
public sealed class AnomalyFinderTests
{
    [Theory]
    [InlineData(ColumnType.Single, ColumnType.Text, AnomalyKind.NotNumber, "x: the column holds texts, and S.X expects float; 7 of 10 texts read as numbers.", 3, "[Column(\"x\")] public string X { get; init; }")]
    [InlineData(ColumnType.Int32, ColumnType.Double, AnomalyKind.NotWholeNumber, "x: the column holds double, and S.X expects int.", 10, "[Column(\"x\")] public double X { get; init; }")]
    [InlineData(ColumnType.Text, ColumnType.Int64, AnomalyKind.NotText, "x: the column holds long, and S.X expects string.", 10, "[Column(\"x\")] public long X { get; init; }")]
    [InlineData(ColumnType.Boolean, ColumnType.Double, AnomalyKind.UnexpectedBoolean, "x: the column holds double, and S.X expects bool; its values lie from -2 to 300.", 10, "[Column(\"x\")] public double X { get; init; }")]
    [InlineData(ColumnType.Date, ColumnType.Text, AnomalyKind.OtherType, "x: the column holds texts, and S.X expects DateOnly.", 10, "[Column(\"x\")] public string X { get; init; }")]
    [InlineData(ColumnType.Byte, ColumnType.Int64, AnomalyKind.TooLarge, "x: the column holds long, and S.X expects byte, which does not hold at least one of 10 values from -2 to 300.", 1, "[Column(\"x\")] public long X { get; init; }")]
    [InlineData(ColumnType.Single, ColumnType.List, AnomalyKind.UnexpectedLists, "x: the column holds lists, and S.X expects float.", 10, "[Column(\"x\")] public double[] X { get; init; }")]
    public void Another_type_is_told_with_the_line_that_it_would_be(ColumnType expected, ColumnType found, AnomalyKind kind, string message, long count, string remedy)
    {
        Anomaly anomaly = Assert.Single(Find(Column(expected), Of(found)));
        Assert.Equal((kind, AnomalySeverity.Error, message, count, 10, remedy), (anomaly.Kind, anomaly.Severity, anomaly.Message, anomaly.Count, anomaly.Of, anomaly.Remedy));
    }

    [Theory]
    [InlineData(ColumnType.Int64, -1, 9223372036854775808.0, AnomalyKind.TooLarge)]
    [InlineData(ColumnType.UInt64, -1, 1, AnomalyKind.TooSmall)]
    [InlineData(ColumnType.UInt32, 0, 4294967296, AnomalyKind.TooLarge)]
    [InlineData(ColumnType.UInt32, 0, 4294967295, null)]
    [InlineData(ColumnType.SByte, -128, 127, null)]
    [InlineData(ColumnType.SByte, -129, 127, AnomalyKind.TooSmall)]
    [InlineData(ColumnType.UInt64, 0, 18446744073709551616.0, AnomalyKind.TooLarge)]
    public void A_type_holds_what_lies_between_its_ends(ColumnType expected, double least, double most, AnomalyKind? kind)
    {
        ColumnStatistics found = Of(ColumnType.Int128) with
        {
            Minimum = null,
            Maximum = null,
            Numbers = new NumberStatistics { Finite = 10, Minimum = least, Maximum = most },
        };
        Assert.Equal(kind, Find(Column(expected), found).Select(static each => (AnomalyKind?)each.Kind).SingleOrDefault());
    }

    // Both are the same double.
    [Theory]
    [InlineData(ColumnType.Int64, "9223372036854775807", null)]
    [InlineData(ColumnType.Int64, "9223372036854775808", AnomalyKind.TooLarge)]
    [InlineData(ColumnType.UInt64, "18446744073709551615", null)]
    [InlineData(ColumnType.UInt64, "18446744073709551616", AnomalyKind.TooLarge)]
    public void A_type_holds_its_greatest_number(ColumnType expected, string most, AnomalyKind? kind)
    {
        ColumnStatistics found = Of(ColumnType.Int128) with
        {
            Minimum = "0",
            Maximum = most,
            Numbers = new NumberStatistics { Finite = 10, Minimum = 0, Maximum = double.Parse(most, CultureInfo.InvariantCulture) },
        };
        Assert.Equal(kind, Find(Column(expected), found).Select(static each => (AnomalyKind?)each.Kind).SingleOrDefault());
    }

    // Weights often come to as much as there are rows.
    [Theory]
    [InlineData(100)]
    [InlineData(10)]
    public void Weights_are_not_told_as_counts(double total)
    {
        ColumnStatistics found = Of(ColumnType.Text) with
        {
            Frequent = RankHistogram.Of([KeyValuePair.Create("a", total / 5), KeyValuePair.Create("b", total / 2), KeyValuePair.Create("c", 0.3 * total)]),
            PresentWeight = total,
        };
        Anomaly domain = Assert.Single(Weighted(Column(ColumnType.Text) with { Expectations = [new DomainExpectation(["a"])] }, found));
        Assert.Equal(
            (2, 10, 0.2, "x: at least 2 of 10 values are not among [OneOf(\"a\")]: \"b\", \"c\"."), (domain.Count, domain.Of, domain.Share, domain.Message));
        Assert.Empty(Weighted(Column(ColumnType.Text) with { Expectations = [new DomainExpectation(["a", "b", "c"]), new BalanceExpectation(0.3, 1)] }, found));

        static ImmutableArray<Anomaly> Weighted(ColumnInfo column, ColumnStatistics found) =>
            AnomalyFinder.Find(new SchemaInfo("S", [column]), new DatasetStatistics("S", 10, [found]) { WeightColumn = "weight" });
    }

    [Fact]
    public void A_class_that_is_not_there_breaks_the_balance()
    {
        RankHistogram frequent = RankHistogram.Of([KeyValuePair.Create("false", 10.0)]);
        Anomaly booleans = Assert.Single(Find(
            Column(ColumnType.Boolean) with { Expectations = [new BalanceExpectation(0.1, 1)] }, Of(ColumnType.Boolean) with { Frequent = frequent }));
        Assert.Equal((AnomalyKind.Unbalanced, "x: 1 of 2 classes is outside [Balance(0.1)]: true."), (booleans.Kind, booleans.Message));
        Anomaly texts = Assert.Single(Find(
            Column(ColumnType.Text) with { Expectations = [new DomainExpectation(["a", "false"]), new BalanceExpectation(0.1, 1)] },
            Of(ColumnType.Text) with { Frequent = frequent }));
        Assert.Equal("x: 1 of 2 classes is outside [Balance(0.1)]: \"a\".", texts.Message);
    }

    [Theory]
    [InlineData(ColumnType.Double, ColumnType.Int64)]
    [InlineData(ColumnType.Single, ColumnType.Double)]
    [InlineData(ColumnType.Int32, ColumnType.Int64)]
    [InlineData(ColumnType.Enum, ColumnType.Text)]
    public void A_type_whose_values_all_fit_is_none(ColumnType expected, ColumnType found) => Assert.Empty(Find(Column(expected), Of(found)));

    [Fact]
    public void Booleans_that_are_kept_as_zero_and_one_are_no_booleans_yet() => Assert.Equal(
        AnomalyKind.NotBoolean,
        Assert.Single(Find(Column(ColumnType.Boolean), Of(ColumnType.Int32) with
        {
            Distinct = new DistinctCount(2, 0), Numbers = new NumberStatistics { Finite = 10, Minimum = 0, Maximum = 1 },
        })).Kind);

    [Fact]
    public void Lists_are_told_by_their_elements_and_lengths()
    {
        ColumnInfo lists = Column(ColumnType.List) with { Item = Column(ColumnType.Double), Expectations = [new LengthExpectation(2, 4)] };
        Assert.Equal(AnomalyKind.NoLists, Assert.Single(Find(lists, Of(ColumnType.Double))).Kind);
        Anomaly long5 = Assert.Single(Find(lists, OfLists(2, 5)));
        Assert.Equal((AnomalyKind.LongLists, "[Length(2, 5)]"), (long5.Kind, long5.Remedy));
        Assert.Equal(AnomalyKind.ShortLists, Assert.Single(Find(lists, OfLists(1, 4))).Kind);
        Assert.Equal(AnomalyKind.EmptyLists, Assert.Single(Find(lists, OfLists(0, 0))).Kind);
        Assert.Empty(Find(lists, OfLists(2, 4)));
        Anomaly items = Assert.Single(Find(lists with { Item = Column(ColumnType.Int32) }, OfLists(2, 4)));
        Assert.Equal(("x", AnomalyKind.NotWholeNumber), (items.Column, items.Kind));
    }

    [Fact]
    public void Elements_of_lists_that_are_missing_or_no_numbers_are_told()
    {
        ColumnInfo lists = Column(ColumnType.List) with { Item = Column(ColumnType.Double) };
        ColumnStatistics found = OfLists(2, 4);
        ColumnStatistics elements = found.Lists!.Items with { Missing = 3, Numbers = new NumberStatistics { Finite = 5, NotANumber = 2, NegativeInfinite = 1 } };
        found = found with { Lists = found.Lists with { Items = elements } };
        ImmutableArray<Anomaly> anomalies = Find(lists, found);
        Assert.Equal(
            [
                (AnomalyKind.LowPresence, AnomalySeverity.Error, "x: 3 of 11 elements of lists are missing, and those of S.X are not nullable."),
                (AnomalyKind.NotANumber, AnomalySeverity.Warning, "x: 2 of 8 elements of lists are NaN."),
                (AnomalyKind.Infinite, AnomalySeverity.Warning, "x: 1 of 8 elements of lists is infinite."),
            ],
            anomalies.Select(static each => (each.Kind, each.Severity, each.Message)));
        Assert.Equal("[Column(\"x\")] public double?[] X { get; init; }", anomalies[0].Remedy);
        Assert.Equal(2, Find(lists with { Item = Column(ColumnType.Double) with { IsNullable = true } }, found).Length);
    }

    [Theory]
    [InlineData(ColumnType.Text, 0, 0, "string[]")]
    [InlineData(ColumnType.Text, 2, 0, "string?[]")]
    [InlineData(ColumnType.Double, 2, 1, "double?[]?")]
    public void A_new_column_of_lists_has_a_line(ColumnType item, long missingItems, long missing, string type)
    {
        ColumnStatistics found = new("tag list", ColumnType.List)
        {
            Present = 10 - missing,
            Missing = missing,
            Lists = new ListStatistics(new LengthStatistics(1, 3, 2, null), new ColumnStatistics("tag list", item) { Present = 20, Missing = missingItems }),
        };
        Anomaly anomaly = Assert.Single(AnomalyFinder.Find(new SchemaInfo("S", []), new DatasetStatistics("F", 10, [found])));
        Assert.Equal(
            (AnomalyKind.NewColumn, 10 - missing, $"[Column(\"tag list\")] public {type} TagList {{ get; init; }}"), (anomaly.Kind, anomaly.Count, anomaly.Remedy));
    }

    [Fact]
    public void Missing_values_of_a_column_that_is_not_nullable_are_an_error()
    {
        Anomaly anomaly = Assert.Single(Find(Column(ColumnType.Double), Of(ColumnType.Double) with { Missing = 5 }, 15));
        Assert.Equal(
            (AnomalyKind.LowPresence, "x: 5 of 15 rows have no value, and S.X is not nullable.", "[Column(\"x\")] public double? X { get; init; }"),
            (anomaly.Kind, anomaly.Message, anomaly.Remedy));
        anomaly = Assert.Single(Find(Column(ColumnType.Double), new ColumnStatistics("x", ColumnType.Text) { Missing = 10 }));
        Assert.Equal((AnomalyKind.NoValues, 10), (anomaly.Kind, anomaly.Count));
        Assert.Empty(Find(Column(ColumnType.Double) with { IsNullable = true }, new ColumnStatistics("x", ColumnType.Text) { Missing = 10 }));
    }

    [Fact]
    public void The_line_of_an_enumeration_has_its_name_where_that_is_known()
    {
        ColumnInfo column = Column(ColumnType.Enum);
        Assert.Null(Assert.Single(Find(column, Of(ColumnType.Text) with { Missing = 5 }, 15)).Remedy);
        ColumnInfo made = Rows.Pot.Schema.Columns[0];
        Assert.Equal("global::Millrace.Quality.Tests.Rows.Paint", made.EnumName);
        Anomaly anomaly = Assert.Single(Find(made, Of(ColumnType.Text) with { Name = made.Name, Missing = 5 }, 15));
        Assert.Equal("[Column(\"colour\")] public global::Millrace.Quality.Tests.Rows.Paint? Colour { get; init; }", anomaly.Remedy);
        ColumnInfo lists = Column(ColumnType.List) with { Item = column with { EnumName = "global::Paint" } };
        Assert.Equal(
            "[Column(\"x\")] public global::Paint[]? X { get; init; }",
            Assert.Single(Find(lists, new ColumnStatistics("x", ColumnType.List) { Missing = 10 })).Remedy);
    }

    [Theory]
    [InlineData(0.8, null)]
    [InlineData(0.81, "x: 800 of 1000 rows have a value, fewer than [Presence(0.81)] says.")]
    public void A_share_of_values_is_judged_by_their_count(double share, string? message)
    {
        ColumnInfo column = Column(ColumnType.Double) with { IsNullable = true, Expectations = [new PresenceExpectation(share)] };
        Anomaly? anomaly = Find(column, Of(ColumnType.Double) with { Present = 800, Missing = 200 }, 1000).SingleOrDefault();
        Assert.Equal((message, message is null ? null : "[Presence(0.6)]"), (anomaly?.Message, anomaly?.Remedy));
    }

    [Fact]
    public void Numbers_outside_a_range_are_told_apart()
    {
        ColumnInfo column = Column(ColumnType.Double) with { Expectations = [new RangeExpectation(0, 100)] };
        ColumnStatistics found = Of(ColumnType.Double);
        Assert.Equal((AnomalyKind.OutOfRange, "[InRange(-100, 300)]"), Kind(Assert.Single(Find(column, found))));
        found = found with { Numbers = found.Numbers! with { Minimum = 1 } };
        Assert.Equal((AnomalyKind.TooLarge, "[InRange(0, 300)]"), Kind(Assert.Single(Find(column, found))));
        found = found with { Numbers = found.Numbers with { Maximum = 5, NotANumber = 2, PositiveInfinite = 1 } };
        Assert.Equal([(AnomalyKind.NotANumber, 2L), (AnomalyKind.Infinite, 1)], Find(column, found).Select(static each => (each.Kind, each.Count)));
        Assert.All(Find(column, found), static each => Assert.Equal("[InRange(0, 100, Tolerance = 0.6)]", each.Remedy));

        static (AnomalyKind, string?) Kind(Anomaly anomaly) => (anomaly.Kind, anomaly.Remedy);
    }

    [Fact]
    public void Where_nothing_speaks_of_numbers_a_line_does_that_tolerates_those_that_are_none()
    {
        ColumnStatistics found = Of(ColumnType.Double) with
        {
            Numbers = new NumberStatistics { Finite = 197, NotANumber = 2, PositiveInfinite = 1, Minimum = 1, Maximum = 5.5 }, Present = 200,
        };
        ImmutableArray<Anomaly> anomalies = Find(Column(ColumnType.Double), found, 200);
        Assert.Equal([(AnomalyKind.NotANumber, AnomalySeverity.Warning), (AnomalyKind.Infinite, AnomalySeverity.Warning)], anomalies.Select(static each => (each.Kind, each.Severity)));
        Assert.All(anomalies, static each => Assert.Equal("[Column(\"x\"), InRange(1, 6, Tolerance = 0.03)] public double X { get; init; }", each.Remedy));
        Assert.Empty(Find(Column(ColumnType.Double) with { Expectations = [new RangeExpectation(1, 6) { Tolerance = 0.03 }] }, found, 200));

        // Of a sensitive column nobody may tell the ends: infinite numbers are in the range then, and NaN is in none.
        ColumnInfo secret = Column(ColumnType.Double) with { IsSensitive = true };
        Assert.All(Find(secret, found, 200), static each => Assert.Equal(
            "[Column(\"x\"), Sensitive, InRange(double.NegativeInfinity, double.PositiveInfinity, Tolerance = 0.02)] public double X { get; init; }", each.Remedy));
        Assert.Empty(Find(secret with { Expectations = [new RangeExpectation(double.NegativeInfinity, double.PositiveInfinity) { Tolerance = 0.02 }] }, found, 200));
    }

    [Fact]
    public void New_columns_are_worth_knowing_and_errors_come_first()
    {
        var schema = new SchemaInfo("S", [Column(ColumnType.Double), Column(ColumnType.Text) with { Name = "y", Member = "Y" }]);
        ImmutableArray<Anomaly> found = AnomalyFinder.Find(
            schema, new DatasetStatistics("F", 10, [Of(ColumnType.Double), Of(ColumnType.Text) with { Name = "trip start", Missing = 1 }]));
        Assert.Equal([(AnomalyKind.MissingColumn, "y"), (AnomalyKind.NewColumn, "trip start")], found.Select(static each => (each.Kind, each.Column!)));
        Assert.Equal((AnomalySeverity.Warning, "[Column(\"trip start\")] public string? TripStart { get; init; }"), (found[1].Severity, found[1].Remedy));
    }

    [Fact]
    public void A_missing_column_may_be_said_to_be_elsewhere()
    {
        var schema = new SchemaInfo("S", [Column(ColumnType.Double)]) { Environments = ["training", "serving"] };
        var empty = new DatasetStatistics("F", 3, []);
        Anomaly anomaly = Assert.Single(AnomalyFinder.Find(schema, empty, environment: "serving"));
        Assert.Equal("[Column(\"x\"), OnlyIn(\"training\")] public double X { get; init; }", anomaly.Remedy);
        Assert.Null(Assert.Single(AnomalyFinder.Find(schema, empty)).Remedy);
    }

    [Fact]
    public void The_number_of_rows_is_judged()
    {
        var schema = new SchemaInfo("S", []) { Rows = new RowsExpectation(5, 8) };
        Assert.Equal(
            [(AnomalyKind.TooFewRows, "[Rows(4, 8)]"), (AnomalyKind.TooManyRows, "[Rows(5, 9)]")],
            new long[] { 4, 5, 8, 9 }.SelectMany(rows => AnomalyFinder.Find(schema, new DatasetStatistics("F", rows, []))).Select(static each => (each.Kind, each.Remedy!)));
    }

    [Theory]
    [InlineData(5, 8, "[Rows(0, 8)]")]
    [InlineData(-1, 0, "[Rows(0)]")]
    [InlineData(0, 8, null)]
    public void No_rows_are_an_error_where_nothing_says_that_there_may_be_none(long least, long most, string? remedy)
    {
        var schema = new SchemaInfo("S", []) { Rows = least < 0 ? null : new RowsExpectation(least, most) };
        Anomaly? anomaly = AnomalyFinder.Find(schema, new DatasetStatistics("F", 0, [])).SingleOrDefault();
        Assert.Equal((remedy is null ? null : (AnomalyKind?)AnomalyKind.NoRows, remedy), (anomaly?.Kind, anomaly?.Remedy));
        anomaly = RowAnomalies.Left(schema, 0);
        Assert.Equal((remedy is null ? null : (AnomalyKind?)AnomalyKind.NoRows, remedy), (anomaly?.Kind, anomaly?.Remedy));
    }

    [Fact]
    public void Keys_and_classes_are_judged_where_statistics_are_exact()
    {
        ColumnInfo column = Column(ColumnType.Text) with { Expectations = [new UniqueExpectation(), new BalanceExpectation(0.3, 1)] };
        ColumnStatistics found = Of(ColumnType.Text) with { Frequent = RankHistogram.Of([new("a", 8), new("b", 2)]), Distinct = new DistinctCount(2, 0) };
        Assert.Equal([(AnomalyKind.DuplicateKeys, 8L), (AnomalyKind.Unbalanced, 1)], Find(column, found).Select(static each => (each.Kind, each.Count)));
        Assert.Empty(Find(column, found with { Distinct = new DistinctCount(2, 0.01), Frequent = RankHistogram.Of([new("a", 8)], 10) }));
    }

    [Fact]
    public void How_many_values_are_outside_a_range_statistics_do_not_tell()
    {
        ColumnInfo column = Column(ColumnType.Double) with { Expectations = [new RangeExpectation(0, 1000) { Tolerance = 0.5 }] };
        Anomaly anomaly = Assert.Single(Find(column, Of(ColumnType.Double)));
        Assert.Equal(
            (AnomalySeverity.Error, 1, "x: at least 1 of 10 values is less than [InRange(0, 1000, Tolerance = 0.5)]; all lie from -2 to 300."),
            (anomaly.Severity, anomaly.Count, anomaly.Message));
        Assert.Null(Assert.Single(Find(column with { IsSensitive = true }, Of(ColumnType.Double))).Remedy);
        ColumnStatistics found = Of(ColumnType.Double) with { Numbers = new NumberStatistics { Finite = 9, Minimum = 0, Maximum = 1, NotANumber = 1 } };
        Assert.Empty(Find(column, found));
        anomaly = Assert.Single(Find(column with { Expectations = [new RangeExpectation(0, 1000) { Tolerance = 0.05 }] }, found));
        Assert.StartsWith("x: 1 of 10 values is NaN", anomaly.Message, StringComparison.Ordinal);
        Assert.Equal(AnomalySeverity.Error, anomaly.Severity);
    }

    [Fact]
    public void Values_that_are_not_listed_may_be_outside_a_domain()
    {
        ColumnInfo column = Column(ColumnType.Text) with { Expectations = [new DomainExpectation(["a"])] };
        ColumnStatistics found = Of(ColumnType.Text) with { Frequent = RankHistogram.Of([new("a", 8)], 10) };
        Anomaly anomaly = Assert.Single(Find(column, found));
        Assert.Equal((AnomalyKind.UnexpectedValues, AnomalySeverity.Warning, 0), (anomaly.Kind, anomaly.Severity, anomaly.Count));
        Assert.Contains("of rarer ones nobody knows", anomaly.Message, StringComparison.Ordinal);
        Assert.Equal("[OneOf(\"a\", Tolerance = 0.4)]", anomaly.Remedy);
        Assert.Empty(Find(column with { Expectations = [new DomainExpectation(["a"]) { Tolerance = 0.4 }] }, found with { Frequent = RankHistogram.Of([new("a", 8)], 10) }));
        anomaly = Assert.Single(Find(column, found with { Frequent = RankHistogram.Of([new("a", 6), new("b", 2)], 10) }));
        Assert.Equal(
            (AnomalySeverity.Error, "x: at least 2 of 10 values are not among [OneOf(\"a\")]: \"b\" (2).", "[OneOf(\"a\", Tolerance = 0.7)]"),
            (anomaly.Severity, anomaly.Message, anomaly.Remedy));
        Assert.Empty(Find(column, found with { Frequent = RankHistogram.Of([new("a", 10)]) }));
    }

    [Theory]
    [InlineData(0.4, null)]
    [InlineData(0.39, AnomalySeverity.Warning)]
    [InlineData(0.1, AnomalySeverity.Error)]
    public void Values_that_are_not_listed_may_all_be_tolerated(double tolerance, AnomalySeverity? severity)
    {
        ColumnInfo column = Column(ColumnType.Text) with { Expectations = [new DomainExpectation(["a"]) { Tolerance = tolerance }] };
        ColumnStatistics found = Of(ColumnType.Text) with { Frequent = RankHistogram.Of([new("a", 6), new("b", 2)], 10) };
        Assert.Equal(severity, Find(column, found).SingleOrDefault()?.Severity);
    }

    [Fact]
    public void What_is_tolerated_is_no_anomaly()
    {
        Expectation[] all =
        [
            new RangeExpectation(0, 1), new BetweenExpectation("2020-01-01", "2020-12-31"), new LengthExpectation(1, 5), new PatternExpectation("a"),
            new DomainExpectation(["a"]), new OrderExpectation(true, false), new ReferenceExpectation("Other", "Id", "id"),
        ];
        foreach (Expectation expectation in all)
        {
            ColumnInfo column = Column(ColumnType.Text) with { Expectations = [expectation with { Tolerance = 0.3 }] };
            var schema = new SchemaInfo("S", [column]);
            ColumnStatistics found = new("x", ColumnType.Text) { Present = 10 };
            foreach (long broken in new long[] { 3, 4 })
            {
                ExpectationReport report = new(column.Expectations[0].ToString(), 10, broken, 0.3, []) { Column = "x" };
                IEnumerable<Anomaly> anomalies = expectation is ReferenceExpectation
                    ? new ColumnAnomalies(schema, column, found, 10, isWeighted: false).References((ReferenceExpectation)column.Expectations[0], [report])
                    : AnomalyFinder.Find(schema, new DatasetStatistics("F", 10, [found]), [report]);
                Assert.Equal((expectation.Attribute, broken > 3 ? AnomalySeverity.Error : null), (expectation.Attribute, anomalies.SingleOrDefault()?.Severity));
            }
        }
    }

    [Fact]
    public void Whole_numbers_of_a_domain_may_be_written_with_zeros()
    {
        ColumnInfo column = Column(ColumnType.Int32) with { Expectations = [new DomainExpectation(["01", "-2"])] };
        Assert.Empty(Find(column, Of(ColumnType.Int32) with { Frequent = RankHistogram.Of([new("1", 8), new("-2", 2)]) }));
        Assert.Single(Find(column, Of(ColumnType.Int32) with { Frequent = RankHistogram.Of([new("1", 8), new("2", 2)]) }));
    }

    [Fact]
    public void A_sensitive_column_tells_counts_alone()
    {
        ColumnInfo column = Column(ColumnType.Double) with { IsSensitive = true, Expectations = [new RangeExpectation(0, 1)] };
        var report = new ExpectationReport("[InRange(0, 1)]", 10, 4, 0, [new BrokenValue(3, SensitiveAttribute.Mask)]) { Column = "x" };
        var found = new ColumnStatistics("x", ColumnType.Double) { IsSensitive = true, Present = 10, Numbers = new NumberStatistics { Finite = 10 } };
        Anomaly anomaly = Assert.Single(AnomalyFinder.Find(new SchemaInfo("S", [column]), new DatasetStatistics("S", 10, [found]), [report]));
        Assert.Equal(
            (AnomalyKind.OutOfRange, "x: 4 of 10 values are outside [InRange(0, 1)]: ••• in row 3, ….", "[InRange(0, 1, Tolerance = 0.7)]"),
            (anomaly.Kind, anomaly.Message, anomaly.Remedy));
    }

    private static ImmutableArray<Anomaly> Find(ColumnInfo column, ColumnStatistics found, long rows = 10) =>
        AnomalyFinder.Find(new SchemaInfo("S", [column]), new DatasetStatistics("F", rows, [found]));

    private static ColumnInfo Column(ColumnType type) => new("x", "X", type, false);

    private static ColumnStatistics Of(ColumnType type) => new("x", type)
    {
        Present = 10,
        Minimum = type.IsNumber() ? "-2" : null,
        Maximum = type.IsNumber() ? "300" : null,
        Numbers = type.IsNumber() ? new NumberStatistics { Finite = 10, Minimum = -2, Maximum = 300 } : null,
        Texts = type == ColumnType.Text ? new TextStatistics { Numeric = 7 } : null,
        Lists = type == ColumnType.List ? new ListStatistics(LengthStatistics.None, new ColumnStatistics("x", ColumnType.Double)) : null,
    };

    private static ColumnStatistics OfLists(long least, long most) => new("x", ColumnType.List)
    {
        Present = 10,
        Lists = new ListStatistics(
            new LengthStatistics(least, most, most, null),
            new ColumnStatistics("x", ColumnType.Double) { Present = most * 2, Numbers = new NumberStatistics { Finite = most * 2, Minimum = 0, Maximum = 1 } }),
    };
}
