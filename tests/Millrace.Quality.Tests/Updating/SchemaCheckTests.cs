using System.Globalization;
using System.Text;
using System.Text.Json;
using Millrace.Data;
using Millrace.Testing;

namespace Millrace.Quality.Tests.Updating;

public sealed class SchemaCheckTests : IDisposable
{
    private const string Train = "chicago-taxi/tfdv-splits/train.csv";
    private const string Eval = "chicago-taxi/tfdv-splits/eval.csv";
    private const string Serving = "chicago-taxi/tfdv-splits/serving.csv";
    private const string Expected = "reference-shared/tfdv_chicago_expected.json";

    private readonly TestStepContext _step = new();

    public void Dispose() => _step.Dispose();

    [Fact]
    public async Task A_file_is_as_the_schema_says_that_was_inferred_of_it()
    {
        string file = Write("a,b,c\n", 300, static i => $"{i % 50},{(i % 7 == 0 ? "" : $"t{i % 9}")},{i / 7.0:R}");
        SchemaCheck check = await SchemaCheck.OfAsync(file, await SchemaInference.SchemaOfAsync(file, "Rows", default));
        Assert.Empty(check.Anomalies);
        Assert.True(check.Holds);
        Assert.Equal(300, check.Statistics.Rows);
        Assert.Contains("None: the data is as expected.", check.Describe()[1].Lines.Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_as_expected_is_found_before_a_step_reads_it()
    {
        string file = Write("number,name,code,extra\n", 200, static i => $"{(i == 3 ? "x" : $"{i}")},{(i == 5 ? "" : $"n{i % 3}")},{(i == 7 ? "bad" : $"A{i % 10}")},{i}");
        var schema = new SchemaInfo("Row",
        [
            new ColumnInfo("number", "Number", ColumnType.Int32, false),
            new ColumnInfo("name", "Name", ColumnType.Text, true) { Expectations = [new PresenceExpectation(1), new DomainExpectation(["n0", "n1"])] },
            new ColumnInfo("code", "Code", ColumnType.Text, false) { Expectations = [new PatternExpectation("^A[0-9]$")] },
            new ColumnInfo("gone", "Gone", ColumnType.Double, false),
        ]) { Rows = new RowsExpectation(1000, 2000) };

        SchemaCheck check = await SchemaCheck.OfAsync(file, schema);

        Assert.False(check.Holds);
        Assert.Equal(
            [
                "number NotWholeNumber 1", "name LowPresence 1", "name UnexpectedValues 65", "code PatternMismatch 1", "gone MissingColumn 200", " TooFewRows 200",
                "extra NewColumn 200",
            ],
            check.Anomalies.Select(static each => $"{each.Column} {each.Kind} {each.Count}"));
        Assert.Equal([new BrokenValue(7, "bad")], check.Anomalies.Single(static each => each.Column == "code").Examples.ToArray());

        // Of rows that were not read nobody knows how many they are.
        check = await SchemaCheck.OfAsync(file, schema, new SchemaUpdateOptions { MaxRows = 100 });
        Assert.DoesNotContain(check.Anomalies, static each => each.Kind == AnomalyKind.TooFewRows);
    }

    [Fact]
    public async Task Types_that_hold_the_values_are_no_anomaly()
    {
        string file = Write("small,wide,half,when,bytes,text\n", 150, static i => $"{i},{i},{i},2026-01-31,QUJD,{i}");
        var schema = new SchemaInfo("Row",
        [
            new ColumnInfo("small", "Small", ColumnType.Byte, false),
            new ColumnInfo("wide", "Wide", ColumnType.Int64, false),
            new ColumnInfo("half", "Half", ColumnType.Double, true),
            new ColumnInfo("when", "When", ColumnType.DateTime, false),
            new ColumnInfo("bytes", "Bytes", ColumnType.Binary, false) { Expectations = [new LengthExpectation(3, 3)] },
            new ColumnInfo("text", "Text", ColumnType.Text, false),
        ]);
        Assert.Empty((await SchemaCheck.OfAsync(file, schema)).Anomalies);
        string large = Write("small,wide,half,when,bytes,text\n", 257, static i => $"{i},{i},{i},2026-01-31,QUJD,{i}");
        Assert.Equal("small TooLarge", (await SchemaCheck.OfAsync(large, schema)).Anomalies.Select(static each => $"{each.Column} {each.Kind}").Single());
    }

    [Theory]
    [InlineData(ColumnType.Int32, false, "; 149 of 150 texts read as numbers: \"x9\" in row 9.")]
    [InlineData(ColumnType.Double, false, "; 149 of 150 texts read as numbers: \"x9\" in row 9.")]
    [InlineData(ColumnType.Boolean, false, ": \"x9\" in row 9.")]
    [InlineData(ColumnType.Int32, true, ": ••• in row 9.")]
    public async Task A_text_that_is_not_of_the_type_is_told_with_its_row(ColumnType type, bool isSensitive, string end)
    {
        string file = Write("x\n", 150, static i => i == 9 ? "x9" : $"{i % 2}");
        var schema = new SchemaInfo("Row", [new ColumnInfo("x", "X", type, false) { IsSensitive = isSensitive }]);
        Anomaly anomaly = Assert.Single((await SchemaCheck.OfAsync(file, schema)).Anomalies);
        Assert.EndsWith(end, anomaly.Message, StringComparison.Ordinal);
        Assert.Equal([9L], anomaly.Examples.Select(static each => each.Row));
    }

    [Theory]
    [InlineData("NaN", 1)]
    [InlineData("1e40", 1)]
    [InlineData("-1e29", 1)]
    [InlineData("0.1234567890123456789012345678901", 1)]
    [InlineData("1.5", 0)]
    [InlineData("18446744073709551615", 0)]
    public async Task Numbers_that_are_no_decimals_are_told_and_change_the_type(string text, long count)
    {
        string file = Write("x\n", 150, i => i == 9 ? text : $"{i}.25");
        var schema = new SchemaInfo("Row", [new ColumnInfo("x", "X", ColumnType.Decimal, false)]);
        Anomaly[] errors = [.. (await SchemaCheck.OfAsync(file, schema)).Anomalies.Where(static each => each.Severity == AnomalySeverity.Error)];
        Assert.Equal(count, errors.Sum(static each => each.Count));
        SchemaChange[] changes = [.. (await SchemaUpdate.OfAsync(file, schema)).Changes];
        Assert.Equal(count == 0 ? [] : [ColumnType.Double], changes.Select(static change => change.After!.Type));
    }

    [Theory]
    [InlineData(false, "x: at least 2 of 150 values are no decimal, which Row.X expects: NaN in row 9, Infinity in row 20.")]
    [InlineData(true, "x: at least 2 of 150 values are no decimal, which Row.X expects: ••• in row 9, ••• in row 20.")]
    public async Task What_is_no_decimal_is_told_once(bool isSensitive, string message)
    {
        string file = Write("x\n", 150, static i => i == 9 ? "NaN" : i == 20 ? "Infinity" : $"{i % 90}.25");
        foreach (Expectation[] expectations in (Expectation[][])[[], [new RangeExpectation(0, 100)]])
        {
            var column = new ColumnInfo("x", "X", ColumnType.Decimal, true) { IsSensitive = isSensitive, Expectations = [.. expectations] };
            Assert.Equal(message, Assert.Single((await SchemaCheck.OfAsync(file, new SchemaInfo("Row", [column]))).Anomalies).Message);
        }
    }

    [Theory]
    [InlineData("1e40", "x: at least 1 of 300 elements of lists is no decimal, which Row.X expects: 1E+40 in row 9.")]
    [InlineData("0.1234567890123456789012345678901", "x: at least 1 of 300 elements of lists is no decimal, which Row.X expects: \"0.1234567890123456789012345678901\" in row 9.")]
    [InlineData("0.5", null)]
    public async Task Decimals_in_lists_are_looked_at(string number, string? message)
    {
        string file = Path.Combine(_step.CreateFolder(), "x.jsonl");
        await File.WriteAllLinesAsync(file, Enumerable.Range(0, 150).Select(i => $$"""{"x": [{{(i == 9 ? number : "1.5")}}, {{i}}]}"""));
        var schema = new SchemaInfo("Row", [new ColumnInfo("x", "X", ColumnType.List, false) { Item = new ColumnInfo("x", "X", ColumnType.Decimal, false) }]);
        SchemaCheck check = await SchemaCheck.OfAsync(file, schema);
        Assert.Equal(message, check.Anomalies.SingleOrDefault()?.Message);
        Assert.Equal(message is null, check.Holds);
        ColumnType[] changed = [.. (await SchemaUpdate.OfAsync(file, schema)).Changes.Select(static change => change.After!.Item!.Type)];
        Assert.Equal(message is null ? [] : [ColumnType.Double], changed);
    }

    [Fact]
    public async Task Decimals_that_are_not_sensitive_or_not_expected_are_treated_so()
    {
        string file = Write("x\n", 150, static i => i == 9 ? "NaN" : i == 20 ? "250" : $"{i % 90}.25");
        var column = new ColumnInfo("x", "X", ColumnType.Decimal, false) { Expectations = [new RangeExpectation(0, 100)] };
        SchemaCheck check = await SchemaCheck.OfAsync(file, new SchemaInfo("Row", [column]));
        string all = string.Join('\n', check.Describe().SelectMany(static section => section.Lines).Select(static line => line.Text));
        Assert.Contains("250", all, StringComparison.Ordinal);
        Assert.DoesNotContain("masked", all, StringComparison.Ordinal);
        var only = new SchemaInfo("Row", [column with { Expectations = [new EnvironmentExpectation(["training"])] }]) { Environments = ["training", "serving"] };
        Assert.Empty((await SchemaCheck.OfAsync(file, only, new SchemaUpdateOptions { Environment = "serving" })).Anomalies);
    }

    [Fact]
    public async Task Of_sensitive_columns_and_of_those_that_the_schema_lacks_no_value_is_told()
    {
        string file = Write("rider,other\n", 150, static i => $"{(i == 9 ? "Wilhelmina" : "nobody")},Friedrich");
        var schema = new SchemaInfo("Row",
            [new ColumnInfo("rider", "Rider", ColumnType.Text, false) { IsSensitive = true, Expectations = [new LengthExpectation(1, 6)] }]);
        SchemaCheck check = await SchemaCheck.OfAsync(file, schema);
        Assert.Equal(["rider", "other"], check.Anomalies.Select(static each => each.Column));
        string all = string.Join('\n', check.Describe().SelectMany(static section => section.Lines).Select(static line => line.Text));
        Assert.Contains("rider: 1 of 150 values ", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Wilhelmina", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Friedrich", all, StringComparison.Ordinal);
    }

    [RealDataFact(Train, Eval, Serving, Expected)]
    public async Task The_taxi_splits_are_checked_as_is_known_of_them()
    {
        SchemaInfo schema = await SchemaInference.SchemaOfAsync(RealDataFactAttribute.PathOf(Train), "Trip", default);
        using JsonDocument answers = JsonDocument.Parse(await File.ReadAllBytesAsync(RealDataFactAttribute.PathOf(Expected)));
        foreach (JsonProperty answer in answers.RootElement.GetProperty("inferred_schema").EnumerateObject())
            AssertIs(answer.Value.GetString()!, schema.Columns[schema.IndexOf(answer.Name)]);
        Assert.Equal(schema.Columns.Length, answers.RootElement.GetProperty("inferred_schema").EnumerateObject().Count());

        Assert.Empty((await SchemaCheck.OfAsync(RealDataFactAttribute.PathOf(Train), schema)).Anomalies);
        Assert.Equal(
            answers.RootElement.GetProperty("eval_vs_train_schema").EnumerateArray().Select(static each => each.GetProperty("feature").GetString()).Order(),
            (await SchemaCheck.OfAsync(RealDataFactAttribute.PathOf(Eval), schema)).Anomalies
                .Where(static each => each.Kind == AnomalyKind.UnexpectedValues).Select(static each => each.Column).Order());
        Assert.Contains(
            (await SchemaCheck.OfAsync(RealDataFactAttribute.PathOf(Serving), schema)).Anomalies,
            static each => each is { Column: "tips", Kind: AnomalyKind.MissingColumn, Severity: AnomalySeverity.Error });
    }

    // "INT required", "FLOAT optional single", "STRING required, domain". Where TensorFlow Data Validation calls a column required of which few values are
    // missing, ours is nullable; of a column without values nobody knows the type.
    private static void AssertIs(string answer, ColumnInfo column)
    {
        string[] words = answer.Split(' ', ',');
        string type = column.Type.IsWholeNumber() ? "INT" : column.Type.IsNumber() ? "FLOAT" : column.Find<DomainExpectation>() is null ? "BYTES" : "STRING";
        Assert.Equal((column.Name, words[0]), (column.Name, type));
        bool isNullable = words[1] == "optional" || answer.Contains("missing", StringComparison.Ordinal);
        Assert.Equal((column.Name, isNullable), (column.Name, column.IsNullable));
        Assert.Equal((column.Name, answer.Contains("domain", StringComparison.Ordinal)), (column.Name, column.Find<DomainExpectation>() is not null));
    }

    private string Write(string header, int count, Func<int, string> row)
    {
        var text = new StringBuilder(header);
        for (int i = 0; i < count; i++)
            text.Append(CultureInfo.InvariantCulture, $"{row(i)}\n");
        string file = Path.Combine(_step.CreateFolder(), "x.csv");
        File.WriteAllText(file, text.ToString());
        return file;
    }
}
