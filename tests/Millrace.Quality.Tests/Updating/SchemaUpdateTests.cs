using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Millrace.Data;
using Millrace.Testing;

namespace Millrace.Quality.Tests.Updating;

public sealed class SchemaUpdateTests : IDisposable
{
    private readonly TestStepContext _step = new();

    public void Dispose() => _step.Dispose();

    [Fact]
    public async Task A_file_meets_the_schema_that_was_inferred_of_it()
    {
        string file = Write("trips.csv", Rows(300, static i => $"{i % 50},{(i % 7 == 0 ? "" : $"t{i % 9}")},{i / 7.0:R},{(i == 5 ? "" : "2026-01-31")},{(i % 2 == 0 ? "true" : "false")}"));
        SchemaInfo schema = await InferAsync(file);
        Assert.Equal(
            ["[InRange(0, 49)]", "[OneOf(\"t0\", \"t1\", \"t2\", \"t3\", \"t4\", \"t5\", \"t6\", \"t7\", \"t8\")] [Presence(0.7)]", "[InRange(0, 50)]", "[Presence(0.993)]", ""],
            schema.Columns.Select(static column => string.Join(' ', column.Expectations)));
        Assert.Empty((await SchemaUpdate.OfAsync(file, schema)).Changes);
    }

    [Fact]
    public async Task What_does_not_meet_the_schema_changes_its_source()
    {
        string before = Write("before.csv", Rows(300, static i => $"{i % 50},t{i % 3},{i / 7.0:R},2026-01-31,true"));
        string after = Write("after.csv", "a,b,d,e,new\n" + Lines(300, static i => $"{i % 50 * 1.5:R},t{i % 4},{(i == 5 ? "" : "2026-02-01")},x,{i}"));
        SchemaInfo schema = await InferAsync(before);
        const string Source = """
            using Millrace;

            [Schema]
            public partial record struct Rows
            {
                /// <summary>The first.</summary>
                [Column("a"), InRange(0, 49)] public int A { get; init; }
                [Column("b")]
                [OneOf(
                    "t0",
                    "t1",
                    "t2")]
                public string B { get; init; } = "";

                [Column("c"), InRange(0, 50)]
                public double C { get; init; }

                [Column("d")] public DateOnly D { get; init; }
                [Column("e")] public bool E { get; init; }
            }
            """;

        SchemaUpdate update = await SchemaUpdate.OfAsync(after, schema);

        Assert.Equal(
            """
            using Millrace;

            [Schema]
            public partial record struct Rows
            {
                /// <summary>The first.</summary>
                [Column("a"), InRange(0, 80)] public double A { get; init; }
                [Column("b")]
                [OneOf(
                    "t0",
                    "t1",
                    "t2",
                    "t3")]
                public string B { get; init; } = "";

                // Not in the file: [Column("c"), InRange(0, 50)]
                // public double C { get; init; }

                [Column("d"), Presence(0.993)] public DateOnly? D { get; init; }
                [Column("e")] public string E { get; init; }
                [Column("new")] public int New { get; init; }
            }
            """,
            update.Apply(Source).After,
            ignoreLineEndingDifferences: true);
        Assert.Equal(
            ["a Type", "a Expectation", "b Expectation", "c DroppedColumn", "d Type", "e Type", "new NewColumn"],
            update.Changes.Select(static change => $"{change.Column} {change.Kind}"));
        Assert.Equal("75 of 300 break [OneOf(\"t0\", \"t1\", \"t2\")]: t3. It becomes [OneOf(\"t0\", \"t1\", \"t2\", \"t3\")].", update.Changes[2].Reason);
        Assert.Equal("1 of 300 rows have no value.", update.Changes[4].Reason);
    }

    [Fact]
    public async Task Of_sensitive_columns_no_value_comes_into_source()
    {
        string file = Write("x.csv", "name,age\n" + Lines(200, static i => i == 7 ? "secret,999" : $"n{i % 3},{i % 90}"));
        var schema = new SchemaInfo("Person",
        [
            new ColumnInfo("name", "Name", ColumnType.Text, false) { IsSensitive = true, Expectations = [new DomainExpectation(["n0", "n1", "n2"])] },
            new ColumnInfo("age", "Age", ColumnType.Int32, false) { IsSensitive = true, Expectations = [new RangeExpectation(0, 100)] },
        ]);
        SchemaUpdate update = await SchemaUpdate.OfAsync(file, schema);
        string source = update.Apply(null).After;
        Assert.Contains("[Column(\"name\"), Sensitive, OneOf(\"n0\", \"n1\", \"n2\", Tolerance = 0.01)] public string Name { get; init; }", source, StringComparison.Ordinal);
        Assert.Contains("[Column(\"age\"), Sensitive, InRange(0, 100, Tolerance = 0.01)] public int Age { get; init; }", source, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", source + string.Concat(update.Changes.Select(static change => change.Reason)), StringComparison.Ordinal);
        Assert.DoesNotContain("999", source + string.Concat(update.Changes.Select(static change => change.Reason)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_domain_gets_no_value_that_something_else_refuses()
    {
        string file = Write("x.csv", "a,b,c\n" + Lines(200, static i =>
            $"{(i < 4 ? "se" : i < 8 ? "SE" : "NW")},{(i < 4 ? "long" : i < 8 ? "no" : "on")},{(i < 40 ? "z" : i < 120 ? "x" : "y")}"));
        var schema = new SchemaInfo("Stop",
        [
            new ColumnInfo("a", "A", ColumnType.Text, false) { Expectations = [new DomainExpectation(["NW"]), new PatternExpectation("[A-Z]{2}") { Tolerance = 0.5 }] },
            new ColumnInfo("b", "B", ColumnType.Text, false) { Expectations = [new DomainExpectation(["on"]), new LengthExpectation(1, 2)] },
            new ColumnInfo("c", "C", ColumnType.Text, false) { Expectations = [new DomainExpectation(["x", "y"]), new BalanceExpectation(0.4, 1)] },
            new ColumnInfo("d", "D", ColumnType.Text, true),
        ]);
        string source = (await SchemaUpdate.OfAsync(file, schema)).Apply(null).After;

        // "se" matches no pattern, and is tolerated; a length is widened; classes that are too small are expected no more.
        Assert.Contains("[Column(\"a\"), OneOf(\"NW\", \"SE\", Tolerance = 0.04), Pattern(\"[A-Z]{2}\", Tolerance = 0.5)]", source, StringComparison.Ordinal);
        Assert.Contains("OneOf(\"on\", \"long\", \"no\"), Length(1, 4)]", source, StringComparison.Ordinal);
        Assert.Contains("[Column(\"c\"), OneOf(\"x\", \"y\", \"z\")]", source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_class_that_all_others_leave_room_for_is_added()
    {
        string file = Write("x.csv", "c\n" + Lines(300, static i => i < 100 ? "x" : i < 200 ? "y" : "z"));
        var schema = new SchemaInfo("Stop",
            [new ColumnInfo("c", "C", ColumnType.Text, false) { Expectations = [new DomainExpectation(["x", "y"]), new BalanceExpectation(0.33, 1)] }]);
        Assert.Equal(3, (await SchemaUpdate.OfAsync(file, schema)).Changes.Single().After!.Find<DomainExpectation>()!.Values.Length);
    }

    [Fact]
    public async Task Anomalies_say_what_an_update_writes()
    {
        string file = Write("x.csv", "range,nan,period,length,domain,pattern,presence,key,type\n" + Lines(200, static i =>
            $"{(i == 3 ? -41.5 : i)},{(i == 4 ? "NaN" : $"{i}.5")},2026-01-{1 + (i % 31):00},{new string('a', 1 + (i % 7))},{(i == 5 ? "c" : i % 2 == 0 ? "a" : "b")},"
            + $"{(i == 6 ? "x" : "1")},{(i % 4 == 0 ? "" : "1")},{i / 2},{i}.5"));
        var schema = new SchemaInfo("Row",
        [
            Column("range", ColumnType.Double, new RangeExpectation(0, 180)),
            Column("nan", ColumnType.Double, new RangeExpectation(0, 150)),
            Column("period", ColumnType.Date, new BetweenExpectation("2026-01-02", "2026-01-30")),
            Column("length", ColumnType.Text, new LengthExpectation(2, 6)),
            Column("domain", ColumnType.Text, new DomainExpectation(["a", "b"])),
            Column("pattern", ColumnType.Text, new PatternExpectation("[0-9]")),
            Column("presence", ColumnType.Int32, new PresenceExpectation(0.9)) with { IsNullable = true },
            Column("key", ColumnType.Int32, new UniqueExpectation()),
            Column("type", ColumnType.Int32, new RangeExpectation(0, 300)),
        ]);
        ImmutableArray<SchemaChange> changes = (await SchemaUpdate.OfAsync(file, schema)).Changes;
        Anomaly[] anomalies = [.. (await SchemaCheck.OfAsync(file, schema)).Anomalies];
        Assert.Equal(schema.Columns.Select(static column => column.Name), anomalies.Select(static each => each.Column!).Distinct());
        Assert.All(anomalies, anomaly =>
        {
            ColumnInfo after = changes.First(change => change.Column == anomaly.Column).After!;
            Assert.Contains(anomaly.Remedy, after.Expectations.Select(static each => each.ToString()).Append(MemberSource.Line(after)));
        });
        Assert.Equal("[InRange(-100, 200)]", anomalies[0].Remedy);

        static ColumnInfo Column(string name, ColumnType type, Expectation expectation) =>
            new(name, char.ToUpperInvariant(name[0]) + name[1..], type, false) { Expectations = [expectation] };
    }

    [Fact]
    public async Task A_new_type_keeps_what_suits_it_and_tells_what_does_not()
    {
        string file = Write("x.csv", "key,twice\n" + Lines(20, static i => $"k{i:00},t{i / 2}"));
        var schema = new SchemaInfo("Row",
        [
            new ColumnInfo("key", "Key", ColumnType.Int32, false) { Expectations = [new UniqueExpectation(), new OrderExpectation(false, true), new RangeExpectation(0, 1)] },
            new ColumnInfo("twice", "Twice", ColumnType.Int32, false) { Expectations = [new UniqueExpectation()] },
        ]);
        SchemaChange[] changes = [.. (await SchemaUpdate.OfAsync(file, schema)).Changes];
        Assert.Equal("Its values are string, not int. [InRange(0, 1)] does not suit them.", changes[0].Reason);
        Assert.Equal("[Unique] [Increasing(Strict = true)]", string.Join(' ', changes[0].After!.Expectations));
        Assert.Equal(["key", "twice", "twice"], changes.Select(static change => change.Column));
        Assert.Empty(changes[2].After!.Expectations);
    }

    [Theory]
    [InlineData(ColumnType.Byte, 255, null)]
    [InlineData(ColumnType.Byte, 256, ColumnType.Int32)]
    [InlineData(ColumnType.Int16, 40_000, ColumnType.Int32)]
    [InlineData(ColumnType.Int32, 3_000_000_000, ColumnType.Int64)]
    [InlineData(ColumnType.Int64, 7, null)]
    public async Task Sensitive_numbers_that_do_not_fit_change_the_type(ColumnType declared, long number, ColumnType? type)
    {
        string file = Write("x.csv", "age\n" + Lines(150, i => i == 7 ? $"{number}" : $"{i % 90}"));
        var schema = new SchemaInfo("Person", [new ColumnInfo("age", "Age", declared, false) { IsSensitive = true }]);
        SchemaChange[] changes = [.. (await SchemaUpdate.OfAsync(file, schema)).Changes];
        Assert.Equal(type, changes.SingleOrDefault()?.After!.Type);
        Assert.Equal(type is null, (await SchemaCheck.OfAsync(file, schema)).Holds);
    }

    [Fact]
    public async Task Numbers_in_the_place_of_an_enumeration_are_told_without_a_name()
    {
        string file = Write("x.csv", "kind\n1\n2\n");
        var schema = new SchemaInfo("Trip", [new ColumnInfo("kind", "Kind", ColumnType.Enum, false)]);
        Assert.Equal("Its values are int, not an enumeration (text in files).", Assert.Single((await SchemaUpdate.OfAsync(file, schema)).Changes).Reason);
    }

    [Fact]
    public async Task Enumerations_within_objects_are_read_as_texts()
    {
        string file = Write("x.jsonl", Lines(5, static i => $$"""{"trip": {"kind": "k{{i}}", "tags": ["a"] } }"""));
        var schema = new SchemaInfo("Trip",
        [
            new ColumnInfo("trip.kind", "Kind", ColumnType.Enum, false),
            new ColumnInfo("trip.tags", "Tags", ColumnType.List, false) { Item = new ColumnInfo("trip.tags", "Tags", ColumnType.Enum, false) },
        ]);
        Assert.Empty((await SchemaUpdate.OfAsync(file, schema)).Changes);
        Assert.Empty((await SchemaCheck.OfAsync(file, schema)).Anomalies);
    }

    [Fact]
    public async Task Columns_of_other_environments_may_be_missing()
    {
        string file = Write("serving.csv", "a\n1\n");
        var schema = new SchemaInfo("Trip",
        [
            new ColumnInfo("a", "A", ColumnType.Int32, false),
            new ColumnInfo("tips", "Tips", ColumnType.Double, false) { Expectations = [new EnvironmentExpectation(["training"])] },
        ]) { Environments = ["training", "serving"] };
        Assert.Equal("tips", Assert.Single((await SchemaUpdate.OfAsync(file, schema)).Changes).Column);
        Assert.Empty((await SchemaUpdate.OfAsync(file, schema, new SchemaUpdateOptions { Environment = "serving" })).Changes);
        var error = await Assert.ThrowsAsync<ParameterException>(() => SchemaUpdate.OfAsync(file, schema, new SchemaUpdateOptions { Environment = "test" }));
        Assert.Equal("Trip has no environment \"test\"; it has \"training\", \"serving\".", error.Message);
    }

    [Fact]
    public async Task Of_columns_of_other_environments_nothing_is_expected_where_they_are_there()
    {
        string file = Write("serving.csv", "a,tips\n1,none\n2,\n");
        var schema = new SchemaInfo("Trip",
        [
            new ColumnInfo("a", "A", ColumnType.Int32, false),
            new ColumnInfo("tips", "Tips", ColumnType.Double, false)
            {
                Expectations = [new EnvironmentExpectation(["training"]), new RangeExpectation(0, 9)],
            },
        ]) { Environments = ["training", "serving"] };
        foreach (string? environment in (string?[])["training", null])
        {
            SchemaUpdate update = await SchemaUpdate.OfAsync(file, schema, new SchemaUpdateOptions { Environment = environment });
            Assert.Equal(["tips", "tips"], update.Changes.Select(static each => each.Column));
        }

        Assert.Empty((await SchemaUpdate.OfAsync(file, schema, new SchemaUpdateOptions { Environment = "serving" })).Changes);
        Assert.Empty((await SchemaCheck.OfAsync(file, schema, new SchemaUpdateOptions { Environment = "serving" })).Anomalies);
    }

    [RealDataFact("chicago-taxi/tfdv-splits/train.csv")]
    public async Task The_taxi_splits_have_the_types_that_are_known_of_them_and_change_as_is_known()
    {
        string train = RealDataFactAttribute.PathOf("chicago-taxi/tfdv-splits/train.csv");
        SchemaInfo schema = await InferAsync(train);
        Assert.Equal(
            [
                "pickup_community_area Int32", "fare Double", "trip_start_month Int32", "trip_start_hour Int32", "trip_start_day Int32", "trip_start_timestamp Int64",
                "pickup_latitude Double", "pickup_longitude Double", "dropoff_latitude Double?", "dropoff_longitude Double?", "trip_miles Double",
                "pickup_census_tract Text?", "dropoff_census_tract Int64?", "payment_type Text", "company Text?", "trip_seconds Int32?",
                "dropoff_community_area Int32?", "tips Double",
            ],
            schema.Columns.Select(static column => $"{column.Name} {column.TypeName}"));
        ColumnInfo seconds = schema.Columns[schema.IndexOf("trip_seconds")];
        Assert.Equal(0.999, seconds.Find<PresenceExpectation>()!.Share);
        Assert.NotNull(schema.Columns[schema.IndexOf("company")].Find<DomainExpectation>());
        Assert.Equal(new RangeExpectation(1, 12), schema.Columns[schema.IndexOf("trip_start_month")].Find<RangeExpectation>());
        Assert.Empty((await SchemaUpdate.OfAsync(train, schema)).Changes);

        SchemaUpdate eval = await SchemaUpdate.OfAsync(RealDataFactAttribute.PathOf("chicago-taxi/tfdv-splits/eval.csv"), schema);
        SchemaChange payment = eval.Changes.Single(static change => change.Column == "payment_type");
        Assert.Equal("Prcard", payment.After!.Find<DomainExpectation>()!.Values[^1]);
        SchemaChange company = eval.Changes.Single(static change => change.Column == "company");
        Assert.StartsWith("16 of 3,302 break ", company.Reason, StringComparison.Ordinal);

        SchemaUpdate serving = await SchemaUpdate.OfAsync(RealDataFactAttribute.PathOf("chicago-taxi/tfdv-splits/serving.csv"), schema);
        Assert.Contains(serving.Changes, static change => change is { Column: "tips", Kind: SchemaChangeKind.DroppedColumn });
    }

    private static Task<SchemaInfo> InferAsync(string path) => SchemaInference.SchemaOfAsync(path, "Rows", default);

    private static string Rows(int count, Func<int, string> row) => "a,b,c,d,e\n" + Lines(count, row);

    private static string Lines(int count, Func<int, string> row)
    {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++)
            text.Append(CultureInfo.InvariantCulture, $"{row(i)}\n");
        return text.ToString();
    }

    private string Write(string name, string text)
    {
        string file = Path.Combine(_step.CreateFolder(), name);
        File.WriteAllText(file, text);
        return file;
    }
}
