using System.Collections.Immutable;
using Millrace.Data;
using Millrace.Quality;

namespace Millrace.Generators.Tests.Schemas;

/// <summary>What anomalies say that a schema would say, were the data right: each compiles, in a schema of its own, without a word of the compiler.</summary>
public sealed class RemedyTests
{
    private static readonly RuleExpectation s_rule = new("IsRight", "All is right.", ["x"], static (_, _, _) => { });

    // No line of a schema speaks of them.
    private static readonly AnomalyKind[] s_without =
        [AnomalyKind.NothingToCompareWith, AnomalyKind.NothingToCompare, AnomalyKind.FewerRows, AnomalyKind.MoreRows];

    [Fact]
    public void All_compile()
    {
        (SchemaInfo Schema, Anomaly Anomaly)[] found = [.. Cases().SelectMany(Find), .. Rows(), .. Elsewhere(), .. Compared()];
        IEnumerable<string> schemas = found.Where(static each => each.Anomaly.Remedy is not null).Select(static (each, i) => Write(each.Schema, each.Anomaly, i));
        Compiled.From($"using Millrace;\n{string.Join('\n', schemas)}\n{Other}").Clean();
        Assert.Equal(
            Enum.GetValues<AnomalyKind>().Except(s_without),
            found.Where(static each => each.Anomaly.Remedy is not null).Select(static each => each.Anomaly.Kind).Distinct().Order());
    }

    private const string Other = "[Schema] public partial record struct Other { [Column(\"id\")] public string Id { get; init; } }";

    /// <summary>Columns, what is known of their data, and how much breaks their expectations; 0 where statistics judge.</summary>
    private static IEnumerable<(ColumnInfo Column, ColumnStatistics Found, long Broken)> Cases()
    {
        ColumnStatistics whole = Numbers(ColumnType.Int64, -2, 300), fraction = Numbers(ColumnType.Double, -2.5, 300), texts = Texts(0, 70);
        yield return (Column(ColumnType.Boolean), Numbers(ColumnType.Int32, 0, 1) with { Distinct = new DistinctCount(2, 0) }, 0);
        yield return (Column(ColumnType.Boolean, new BalanceExpectation(0.2, 1)), fraction, 0);
        yield return (Column(ColumnType.Int32, new RangeExpectation(0, 9), new BalanceExpectation(0.1, 1), new UniqueExpectation(), new OrderExpectation(false, false)), fraction, 0);
        yield return (Column(ColumnType.Int32, new DriftExpectation { LInfinity = 0.1 }), fraction, 0);
        yield return (Column(ColumnType.Int32, new SkewExpectation { JensenShannon = 0.1 }), fraction, 0);
        yield return (Column(ColumnType.Double, new RangeExpectation(0, 9)), texts, 0);
        yield return (Column(ColumnType.Text, new DomainExpectation(["1"]), new LengthExpectation(1, 2), new PatternExpectation("[0-9]+")), whole, 0);
        yield return (Column(ColumnType.Text, new ReferenceExpectation("Other", "Id", "id")), whole, 0);
        yield return (Column(ColumnType.Date, new BetweenExpectation("2020-01-01", "2020-12-31")), texts, 0);
        yield return (Column(ColumnType.Byte, new RangeExpectation(0, 9)), whole, 0);
        yield return (Column(ColumnType.Double, new RangeExpectation(0, 9)) with { IsSensitive = true }, Lists(1, 3), 0);
        yield return (List(new LengthExpectation(2, 3)), fraction, 0);
        foreach ((long least, long most) in new (long, long)[] { (0, 0), (1, 3), (2, 9) })
            yield return (List(new LengthExpectation(2, 3)), Lists(least, most), 0);
        yield return (List() with { Item = Column(ColumnType.Double) }, Lists(1, 3, missing: 4), 0);
        yield return (Column(ColumnType.Text, new DriftExpectation { LInfinity = 0.1 }), texts with { Present = 0, Missing = 1000 }, 0);
        yield return (Column(ColumnType.Text, new PresenceExpectation(0.5)) with { IsNullable = true }, texts with { Present = 0, Missing = 1000 }, 0);
        yield return (Column(ColumnType.Text, new PresenceExpectation(0.9)) with { IsNullable = true }, texts with { Present = 800, Missing = 200 }, 0);
        yield return (Column(ColumnType.Text, new PresenceExpectation(0.9)) with { IsNullable = true }, texts with { Present = 100, Missing = 900 }, 0);
        yield return (Column(ColumnType.Text, new DriftExpectation { LInfinity = 0.1 }), texts with { Present = 800, Missing = 200 }, 0);

        foreach (ColumnType type in new[] { ColumnType.Single, ColumnType.Double, ColumnType.Decimal })
        {
            yield return (Column(type, new RangeExpectation(0, 9)), Numbers(type, -2.25, 300.5), 0);
            yield return (Column(type, new RangeExpectation(0, 900)), Numbers(type, -2.25, 300.5), 0);
            yield return (Column(type, new RangeExpectation(-9, 9)), Numbers(type, -2.25, 300.5), 3);
            yield return (Column(type, new RangeExpectation(-9, 9)) with { IsSensitive = true }, Numbers(type, -2.25, 300.5), 3);
        }

        foreach (ColumnType type in new[] { ColumnType.Byte, ColumnType.Int32, ColumnType.UInt64, ColumnType.Int128 })
            yield return (Column(type, new RangeExpectation(10, 90)), Numbers(type, 1, 251), 0);
        NumberStatistics odd = new() { Finite = 990, Minimum = 0.001, Maximum = 5e-3, NotANumber = 4, NegativeInfinite = 5, PositiveInfinite = 1 };
        foreach (NumberStatistics numbers in new[] { odd, odd with { Minimum = null, Maximum = null, Finite = 0 }, odd with { Minimum = -1.7e308, Maximum = 1.7e308 } })
        {
            ColumnStatistics none = Numbers(ColumnType.Double, 0, 1) with { Numbers = numbers };
            yield return (Column(ColumnType.Double), none, 0);
            yield return (Column(ColumnType.Double) with { IsSensitive = true }, none, 0);
            yield return (Column(ColumnType.Double, new RangeExpectation(0, 1)), none, 0);
            yield return (Column(ColumnType.Double, new RangeExpectation(0, 1)), none, 10);
        }

        yield return (Column(ColumnType.Text, new DomainExpectation(["a", "say \"hi\""])), Frequent("a", "b\n", "c\\"), 0);
        yield return (Column(ColumnType.Text, new DomainExpectation(["a", "b"]), new PatternExpectation("[a-z]"), new BalanceExpectation(0.4, 1)), Frequent("a", "C", "d"), 0);
        DomainExpectation many = new([.. Enumerable.Range(0, 40).Select(static i => $"v{i}")]);
        yield return (Column(ColumnType.Text, many), texts, 3);
        yield return (Column(ColumnType.Text, many), Frequent("v0", "new", "\"newer\""), 0);
        yield return (Column(ColumnType.Text, new PatternExpectation("[a-z]+\\\\")), texts, 3);
        yield return (Column(ColumnType.Text, new LengthExpectation(1, int.MaxValue)), texts, 0);
        yield return (Column(ColumnType.Text, new LengthExpectation(1, 5)), texts, 0);
        yield return (Column(ColumnType.Date, new BetweenExpectation("2020-01-01", "2020-12-31")), Times(ColumnType.Date, "2019-01-02", "2021-01-02"), 0);
        yield return (Column(ColumnType.Time, new BetweenExpectation("08:00:00", "18:00:00")), Times(ColumnType.Time, "07:00:00.5", "17:00:00"), 0);
        yield return (Column(ColumnType.DateTime, new BetweenExpectation("2020-01-01", "2020-12-31")), Times(ColumnType.DateTime, "2020-01-01T00:00:00", "2021-01-01T00:00:00.0000001"), 0);
        yield return (Column(ColumnType.Int32, new OrderExpectation(false, true), new UniqueExpectation()), Numbers(ColumnType.Int32, 0, 9), 3);
        yield return (Column(ColumnType.Text, new BalanceExpectation(0.4, 0.6)), Frequent("a", "b", "c"), 0);
        yield return (Column(ColumnType.Text, new BalanceExpectation(0.4, 1)), texts, BalanceCheck.MostClasses);
        yield return (Column(ColumnType.Text, new ReferenceExpectation("Other", "Id", "id")), texts, 3);
    }

    private static IEnumerable<(SchemaInfo Schema, Anomaly Anomaly)> Find((ColumnInfo Column, ColumnStatistics Found, long Broken) each)
    {
        SchemaInfo schema = new("S", [each.Column]);
        ImmutableArray<ExpectationReport> reports = each.Broken == 0
            ? []
            : [.. each.Column.Expectations.Select(expectation => new ExpectationReport(expectation.ToString(), Math.Max(1000, each.Broken), each.Broken, 0, []) { Column = "x" })];
        IEnumerable<Anomaly> anomalies = each.Column.Find<ReferenceExpectation>() is { } reference && each.Broken > 0
            ? new ColumnAnomalies(schema, each.Column, each.Found, 1000, isWeighted: false).References(reference, reports)
            : AnomalyFinder.Find(schema, new DatasetStatistics("F", 1000, [each.Found]), reports);
        Anomaly[] found = [.. anomalies];
        Assert.NotEmpty(found);
        return found.Select(anomaly => (schema, anomaly));
    }

    private static IEnumerable<(SchemaInfo Schema, Anomaly Anomaly)> Rows()
    {
        foreach (RowsExpectation? rows in new[] { null, new RowsExpectation(1, long.MaxValue), new RowsExpectation(5, 8) })
        {
            SchemaInfo schema = new("S", [Column(ColumnType.Int32)]) { Rows = rows, Rules = [s_rule, s_rule with { IsSaid = true, Tolerance = 0.01 }] };
            ImmutableArray<ExpectationReport> broken = [.. schema.Rules.Select(static rule => new ExpectationReport(RuleEvaluation.NameOf(rule), 1000, 30, 0, []))];
            foreach (long count in new long[] { 0, 3, 9 })
            {
                foreach (Anomaly anomaly in AnomalyFinder.Find(schema, new DatasetStatistics("F", count, [Numbers(ColumnType.Int32, 0, 1)]), broken))
                    yield return (schema, anomaly);
            }
        }
    }

    private static IEnumerable<(SchemaInfo Schema, Anomaly Anomaly)> Elsewhere()
    {
        SchemaInfo schema = new("S", [Column(ColumnType.Int32)]) { Environments = ["training", "serving"] };
        ColumnStatistics[] added = [Texts(0, 9) with { Name = "class \"a\"" }, Lists(1, 3) with { Name = "1st", Missing = 3 }, Times(ColumnType.Time, "07:00:00", "08:00:00") with { Name = "S" }];
        return AnomalyFinder.Find(schema, new DatasetStatistics("F", 10, [.. added]), environment: "serving").Select(anomaly => (schema, anomaly));
    }

    private static IEnumerable<(SchemaInfo Schema, Anomaly Anomaly)> Compared()
    {
        var drift = new DriftExpectation { LInfinity = 0.1, JensenShannon = 1e-9, NormalisedAbsoluteDifference = 0.1 };
        SchemaInfo schema = new("S", [Column(ColumnType.Text, drift)]);
        DatasetStatistics current = new("S", 1000, [Frequent("a", "b")]), previous = new("S", 1000, [Frequent("b", "c", "d")]);
        return ComparisonAnomalies.Find(schema, DatasetComparison.Of(schema, current, previous, Comparison.Drift), 0, 2).Select(anomaly => (schema, anomaly));
    }

    /// <summary>The schema with the remedy in the place of what it stands for.</summary>
    private static string Write(SchemaInfo schema, Anomaly anomaly, int number)
    {
        string remedy = anomaly.Remedy!;
        string[] columns = [.. schema.Columns.Select(MemberSource.Line)];
        string rows = schema.Rows?.ToString()[1..^1] ?? "", rule = s_rule.ToString();
        if (anomaly.Kind == AnomalyKind.NewColumn)
            columns = [.. columns, remedy];
        else if (remedy.StartsWith("[Column(", StringComparison.Ordinal))
            columns = [remedy];
        else if (anomaly.Kind == AnomalyKind.BrokenRule)
            rule = remedy;
        else if (anomaly.Column is null)
            rows = remedy[1..^1];
        else
            columns = [Replaced(schema.Columns[0], remedy)];
        string attributes = string.Join(", ", new[] { "Schema", rows, schema.Environments.IsEmpty ? "" : "Environments(\"training\", \"serving\")" }.Where(static each => each.Length > 0));
        return $$"""
            [{{attributes}}] public partial record struct S{{number}}
            {
                {{string.Join("\n    ", columns)}}
                /// <summary>All is right.</summary>
                {{rule}} private static bool IsRight(in S{{number}} row) => !Equals(row.{{schema.Columns[0].Member}}, 1);
            }
            """;
    }

    private static string Replaced(ColumnInfo column, string remedy)
    {
        string line = MemberSource.Line(column);
        bool isWhole = remedy[0] == '[';
        Expectation old = column.Expectations.First(each => isWhole ? remedy.StartsWith($"[{each.Attribute}", StringComparison.Ordinal) : each is DomainExpectation);
        string now = isWhole ? remedy[1..^1] : $"{old.ToString()[1..^2]}, {remedy})";
        Assert.NotEqual(old.ToString()[1..^1], now);
        return line.Replace(old.ToString()[1..^1], now, StringComparison.Ordinal);
    }

    private static ColumnInfo Column(ColumnType type, params Expectation[] expectations) => new("x", "X", type, false) { Expectations = [.. expectations] };

    private static ColumnInfo List(params Expectation[] expectations) => Column(ColumnType.List, expectations) with { Item = Column(ColumnType.Double) };

    private static ColumnStatistics Numbers(ColumnType type, double least, double most) => new("x", type)
    {
        Present = 1000, Minimum = $"{least:R}", Maximum = $"{most:R}", Distinct = new DistinctCount(300, 0),
        Numbers = new NumberStatistics { Finite = 1000, Minimum = least, Maximum = most },
    };

    private static ColumnStatistics Texts(long least, long most) =>
        new("x", ColumnType.Text) { Present = 1000, Texts = new TextStatistics { Lengths = new LengthStatistics(least, most, least, null) } };

    private static ColumnStatistics Times(ColumnType type, string from, string to) => new("x", type) { Present = 1000, Minimum = from, Maximum = to };

    private static ColumnStatistics Frequent(params string[] values) => Texts(1, 5) with
    {
        Distinct = new DistinctCount(values.Length, 0),
        Frequent = RankHistogram.Of(values.Select((value, i) => KeyValuePair.Create(value, i == 0 ? 1000.0 - (100 * (values.Length - 1)) : 100))),
    };

    private static ColumnStatistics Lists(long least, long most, long missing = 0) => new("x", ColumnType.List)
    {
        Present = 1000,
        Lists = new ListStatistics(new LengthStatistics(least, most, most, null), Numbers(ColumnType.Double, 0, 1) with { Missing = missing }),
    };
}
