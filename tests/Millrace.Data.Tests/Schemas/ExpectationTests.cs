namespace Millrace.Data.Tests.Schemas;

public sealed class ExpectationTests
{
    private static readonly ColumnInfo Column = new("x", "X", ColumnType.Text, true)
    {
        Expectations = [new DomainExpectation(["a", "b"]) { Tolerance = 0.5 }, new EnvironmentExpectation(["training"])],
    };

    [Fact]
    public void Columns_are_equal_where_the_same_is_expected_of_them()
    {
        ColumnInfo same = Column with { Expectations = [new DomainExpectation(["a", "b"]) { Tolerance = 0.5 }, new EnvironmentExpectation(["training"])] };
        Assert.Equal(Column, same);
        Assert.Equal(Column.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(Column, Column with { Expectations = [new DomainExpectation(["a", "c"]) { Tolerance = 0.5 }, new EnvironmentExpectation(["training"])] });
        Assert.NotEqual(Column, Column with { Expectations = [new DomainExpectation(["a", "b"]), new EnvironmentExpectation(["training"])] });
        Assert.NotEqual(Column, Column with { Expectations = [] });
        Assert.NotEqual(Column, Column with { IsSensitive = true });
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("training", true)]
    [InlineData("serving", false)]
    [InlineData("Training", false)]
    public void A_column_may_be_expected_in_some_environments_alone(string? environment, bool isExpected)
    {
        Assert.Equal(isExpected, Column.IsExpectedIn(environment));
        Assert.True((Column with { Expectations = [] }).IsExpectedIn(environment));
    }

    [Fact]
    public void Patterns_are_compiled_once_and_equal_where_they_say_the_same()
    {
        var digits = new PatternExpectation("[0-9]+");
        Assert.Same(digits.ToRegex(), digits.ToRegex());
        Assert.Equal(new PatternExpectation("[0-9]+"), digits);
        Assert.Equal(new PatternExpectation("[0-9]+").GetHashCode(), digits.GetHashCode());
        Assert.NotEqual(digits, digits with { Tolerance = 0.5 });
        PatternExpectation letters = digits with { Pattern = "[a-z]+" };
        Assert.NotEqual(digits, letters);
        Assert.Matches(letters.ToRegex(), "abc");
        Assert.Matches(digits.ToRegex(), "12");
    }

    [Theory]
    [InlineData("2024-02-29", ColumnType.Date, "2024-02-29T00:00:00")]
    [InlineData("2024-02-29", ColumnType.DateTime, "2024-02-29T00:00:00")]
    [InlineData("2024-02-29 23:59", ColumnType.DateTime, "2024-02-29T23:59:00")]
    [InlineData("2024-02-29T23:59:59.0000001", ColumnType.DateTime, "2024-02-29T23:59:59.0000001")]
    [InlineData("07:05", ColumnType.Time, "0001-01-01T07:05:00")]
    public void Ends_of_periods_are_read_as_ISO(string text, ColumnType type, string expected) =>
        Assert.Equal(DateTime.Parse(expected, System.Globalization.CultureInfo.InvariantCulture).Ticks, new BetweenExpectation(text, text).Ticks(type).To);

    [Theory]
    [InlineData("2023-02-29", ColumnType.Date)]
    [InlineData("29/02/2024", ColumnType.Date)]
    [InlineData("2024-02-29T00:00", ColumnType.Date)]
    [InlineData("24:00", ColumnType.Time)]
    [InlineData("", ColumnType.DateTime)]
    public void What_is_no_end_of_a_period_is_refused(string text, ColumnType type) =>
        Assert.Contains("is no value of the column's type", Assert.Throws<MillraceException>(() => new BetweenExpectation(text, text).Ticks(type)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_dataset_can_be_read_whatever_is_expected_of_it() =>
        Assert.Equal(ColumnEntry.Of(Column), ColumnEntry.Of(Column with { Expectations = [new UniqueExpectation()] }));

    [Fact]
    public void A_derived_schema_has_the_rules_whose_columns_it_has()
    {
        RuleCheck none = static (_, _, _) => { };
        RuleExpectation one = new("One", "One.", ["a"], none), two = new("Two", "Two.", ["a", "b"], none), always = new("Always", "Always.", [], none);
        Assert.Equal([one, always], RuleExpectation.Inherited([one, two, always], "a", "c").AsEnumerable());
        Assert.Equal("[Rule(Says = \"x \\\"y\\\"\", Tolerance = 0.1)]", (one with { Says = "x \"y\"", IsSaid = true, Tolerance = 0.1 }).ToString());
    }

    [Fact]
    public void Descriptions_of_columns_show_the_lines_that_declare_what_is_expected()
    {
        Dataset<Priced> rows = Dataset.Of<Priced>();
        Assert.Equal(
            ["[InRange(0, 700, Tolerance = 0.01)] [Drift(JensenShannon = 0.1)]", """[OneOf("a", "b", "c", "d", "e", "f", "g", "h", "i", "j")] …""", ""],
            rows.DescribeColumns().Rows.Select(static row => row[4]));
        Assert.Equal(
            ["[InRange(0, 700, Tolerance = 0.01)] [Drift(JensenShannon = 0.1)]", """[OneOf("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k")]""", ""],
            ((ITableArtifact)rows).Columns.Select(static column => column.Expected));
    }

    [Fact]
    public void What_is_expected_is_given_for_each_column()
    {
        var schema = new SchemaInfo("S", [Column]);
        Assert.Equal(Column, new SchemaInfo(schema, [[]]).Columns[0]);
        Assert.Equal(
            "S has 1 columns, and expectations are given for 2. (Parameter 'expectations')", Assert.Throws<ArgumentException>(() => new SchemaInfo(schema, [[], []])).Message);
    }
}
