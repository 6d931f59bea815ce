using DuckDB.NET.Data;
using Millrace.Data;
using Millrace.Testing;
using ColumnInfo = Millrace.Data.ColumnInfo;

namespace Millrace.Quality.Tests.Updating;

/// <summary>Numbers of Parquet files that another engine wrote, held against schemas with other types.</summary>
public sealed class ParquetNumberTests : IDisposable
{
    private readonly TestStepContext _step = new();
    private readonly DuckDBConnection _duck = new("DataSource=:memory:");

    public ParquetNumberTests() => _duck.Open();

    public void Dispose()
    {
        _duck.Dispose();
        _step.Dispose();
    }

    [Theory]
    [InlineData("DOUBLE", ColumnType.Int32)]
    [InlineData("DOUBLE", ColumnType.Byte)]
    [InlineData("DOUBLE", ColumnType.Decimal)]
    [InlineData("DOUBLE", ColumnType.UInt128)]
    [InlineData("FLOAT", ColumnType.Int64)]
    [InlineData("FLOAT", ColumnType.Decimal)]
    public async Task A_NaN_that_the_type_cannot_hold_is_a_missing_value(string stored, ColumnType type)
    {
        string file = Write($"SELECT CASE WHEN i % 50 = 7 THEN 'NaN'::{stored} WHEN i = 8 THEN NULL ELSE i % 100 END x FROM range(1000) t(i)");
        ColumnInfo column = Column(type, new PresenceExpectation(0.97), new RangeExpectation(0, 100)) with { IsNullable = true };
        SchemaCheck check = await CheckAsync(file, column);
        Assert.Empty(check.Anomalies);
        Assert.Equal((21L, 0L, 979L), (check.Statistics.Columns[0].Missing, check.Statistics.Columns[0].Numbers!.NotANumber, check.Statistics.Columns[0].Present));
        Assert.Empty(await UpdateAsync(file, column));

        column = column with { Expectations = [new PresenceExpectation(0.99)] };
        Assert.Equal("LowPresence 21 of 1000", Told(Assert.Single((await CheckAsync(file, column)).Anomalies)));
        Assert.Equal([new PresenceExpectation(0.95)], Assert.Single(await UpdateAsync(file, column)).After!.Expectations.ToArray());

        column = Column(type);
        Assert.Equal("LowPresence 21 of 1000", Told(Assert.Single((await CheckAsync(file, column)).Anomalies)));
        SchemaChange change = Assert.Single(await UpdateAsync(file, column));
        Assert.Equal((type, true), (change.After!.Type, change.After.IsNullable));
    }

    [Fact]
    public async Task A_NaN_that_the_type_holds_or_that_no_type_speaks_of_stays_one()
    {
        string file = Write("SELECT CASE WHEN i = 7 THEN 'NaN'::FLOAT ELSE i END x FROM range(200) t(i)");
        Assert.Equal("NotANumber 1 of 200", Told(Assert.Single((await CheckAsync(file, Column(ColumnType.Double))).Anomalies)));
        Assert.Equal("NotANumber 1 of 200", Told(Assert.Single((await CheckAsync(file, Column(ColumnType.Single))).Anomalies)));
        SchemaInfo inferred = await SchemaInference.SchemaOfAsync(file, "Rows", default);
        Assert.Equal("Single", inferred.Columns[0].TypeName);
        Assert.Equal("NewColumn 200 of 200", Told((await SchemaCheck.OfAsync(file, new SchemaInfo("Row", [Column(ColumnType.Int32) with { Name = "y", IsNullable = true }])))
            .Anomalies.Single(static each => each.Kind == AnomalyKind.NewColumn)));
    }

    [Theory]
    [InlineData("1.5", ColumnType.Int32, "NotWholeNumber 1 of 150", "x: 1 of 150 values is no int, which Row.X expects: 1.5 in row 9.")]
    [InlineData("3e9", ColumnType.Int32, "NotWholeNumber 1 of 150", "x: 1 of 150 values is no int, which Row.X expects: 3000000000 in row 9.")]
    [InlineData("'-inf'", ColumnType.Int64, "NotWholeNumber 1 of 150", "x: 1 of 150 values is no long, which Row.X expects: -Infinity in row 9.")]
    [InlineData("1e40", ColumnType.Decimal, "OtherType 1 of 150", "x: 1 of 150 values is no decimal, which Row.X expects: 1E+40 in row 9.")]
    [InlineData("79228162514264337593543950335", ColumnType.Decimal, "OtherType 1 of 150", "in row 9.")]
    [InlineData("1.2345678901234567e-15", ColumnType.Decimal, "OtherType 1 of 150", "E-15 in row 9.")]
    [InlineData("'inf'", ColumnType.Decimal, "OtherType 1 of 150", "Infinity in row 9.")]
    [InlineData("0.1", ColumnType.Single, "OtherType 1 of 150", "x: 1 of 150 values is no float, which Row.X expects: 0.1 in row 9.")]
    [InlineData("0.1", ColumnType.Decimal, null, "")]
    [InlineData("-7", ColumnType.Int32, null, "")]
    [InlineData("0.5", ColumnType.Single, null, "")]
    public async Task Numbers_that_the_type_does_not_hold_are_told_once_and_change_the_type(string number, ColumnType type, string? told, string message)
    {
        string file = Write($"SELECT CASE WHEN i = 9 THEN {number}::DOUBLE ELSE i END x FROM range(150) t(i)");
        foreach (bool isNullable in (bool[])[false, true])
        {
            ColumnInfo column = Column(type) with { IsNullable = isNullable };
            SchemaCheck check = await CheckAsync(file, column);
            Assert.Equal(told, check.Anomalies.SingleOrDefault() is { } anomaly ? Told(anomaly) : null);
            Assert.EndsWith(message, check.Anomalies.SingleOrDefault()?.Message ?? "", StringComparison.Ordinal);
            Assert.Equal(told is null ? [] : [ColumnType.Double], (await UpdateAsync(file, column)).Select(static change => change.After!.Type));

            column = column with { IsSensitive = true };
            check = await CheckAsync(file, column);
            Assert.Equal(told, check.Anomalies.SingleOrDefault() is { } masked ? Told(masked) : null);
            Assert.All(check.Anomalies, static each => Assert.EndsWith("expects: ••• in row 9.", each.Message, StringComparison.Ordinal));
            Assert.Equal(told is null ? [] : [ColumnType.Double], (await UpdateAsync(file, column)).Select(static change => change.After!.Type));
        }
    }

    [Theory]
    [InlineData("DOUBLE", ColumnType.Decimal, "1e40", "OtherType 2 of 300", ColumnType.Double)]
    [InlineData("DOUBLE", ColumnType.Int32, "0.5", "NotWholeNumber 2 of 300", ColumnType.Double)]
    [InlineData("BIGINT", ColumnType.Int16, "40000", "OtherType 2 of 300", ColumnType.Int64)]
    [InlineData("DOUBLE", ColumnType.Decimal, "NULL", null, null)]
    [InlineData("DOUBLE", ColumnType.Decimal, "'NaN'", null, null)]
    [InlineData("DOUBLE", ColumnType.Int32, "'NaN'", null, null)]
    public async Task Lists_are_looked_into(string stored, ColumnType type, string number, string? told, ColumnType? changed)
    {
        string file = Write($"SELECT CASE WHEN i = 9 THEN [{number}::{stored}, 1, {number}] WHEN i = 10 THEN NULL WHEN i = 11 THEN [] ELSE [i, 2] END x FROM range(151) t(i)");
        foreach (bool isSensitive in (bool[])[false, true])
        {
            var column = new ColumnInfo("x", "X", ColumnType.List, true) { Item = Column(type) with { IsNullable = true }, IsSensitive = isSensitive };
            SchemaCheck check = await CheckAsync(file, column);
            Assert.Equal(told?.Replace("300", "299", StringComparison.Ordinal), check.Anomalies.SingleOrDefault() is { } anomaly ? Told(anomaly) : null);
            Assert.All(check.Anomalies, static each => Assert.Equal([9L, 9L], each.Examples.Select(static example => example.Row)));
            Assert.All(check.Anomalies, each => Assert.Equal(isSensitive, each.Examples.All(static example => example.Value == "•••")));
            SchemaChange[] changes = await UpdateAsync(file, column);
            Assert.Equal(changed, changes.SingleOrDefault()?.After!.Item!.Type);
            Assert.All(changes, static change => Assert.Empty(change.After!.Item!.Expectations));
        }
    }

    [Theory]
    [InlineData("DECIMAL(9, 2)")]
    [InlineData("DECIMAL(18, 4)")]
    [InlineData("DECIMAL(38, 10)")]
    public async Task Decimals_are_inferred_and_held_against_the_schema(string stored)
    {
        string file = Write($"SELECT (i / 4)::{stored} x FROM range(1000) t(i)");
        SchemaInfo schema = await SchemaInference.SchemaOfAsync(file, "Rows", default);
        Assert.Equal("Decimal [InRange(0, 300)]", $"{schema.Columns[0].TypeName} {string.Join(' ', schema.Columns[0].Expectations)}");
        string source = await SchemaInference.InferAsync(file, new SchemaInferenceOptions { Name = "Rows" });
        Assert.Contains("[Column(\"x\"), InRange(0, 300)] public decimal X { get; init; }", source, StringComparison.Ordinal);
        Assert.Empty((await SchemaCheck.OfAsync(file, schema)).Anomalies);
        Assert.Empty((await SchemaUpdate.OfAsync(file, schema)).Changes);

        string more = Write($"SELECT CASE WHEN i = 3 THEN NULL WHEN i = 5 THEN 1000.5 ELSE (i / 4)::{stored} END x FROM range(1000) t(i)");
        Assert.Equal(
            ["LowPresence 1 of 1000", "TooLarge 1 of 999"], (await SchemaCheck.OfAsync(more, schema)).Anomalies.Select(Told));
        Assert.Contains(
            "[Column(\"x\"), InRange(0, 2000), Presence(0.998)] public decimal? X { get; init; }", (await SchemaUpdate.OfAsync(more, schema)).Apply(null).After,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ColumnType.Double, "0.25", null)]
    [InlineData(ColumnType.Double, "12345678901234567.8901", "OtherType 1 of 150")]
    [InlineData(ColumnType.Int32, "12.0000", null)]
    [InlineData(ColumnType.Int32, "0.25", "NotWholeNumber 1 of 150")]
    [InlineData(ColumnType.Int32, "3000000000", "NotWholeNumber 1 of 150")]
    public async Task Decimals_are_held_against_other_types_of_numbers(ColumnType type, string number, string? told)
    {
        string file = Write($"SELECT CASE WHEN i = 9 THEN {number} ELSE i END::DECIMAL(38, 4) x FROM range(150) t(i)");
        Assert.Equal(told is null ? [] : [told], (await CheckAsync(file, Column(type))).Anomalies.Select(Told));
        Assert.Equal(told is null ? [] : [ColumnType.Decimal], (await UpdateAsync(file, Column(type))).Select(static change => change.After!.Type));
    }

    [Fact]
    public async Task A_decimal_of_more_digits_than_any_type_has_is_refused_with_its_row()
    {
        string file = Write("SELECT CASE WHEN i = 9 THEN 12345678901234567890123456789012345678 ELSE i END::DECIMAL(38, 0) x FROM range(150) t(i)");
        foreach (Func<Task> read in (Func<Task>[])[() => SchemaInference.InferAsync(file), () => CheckAsync(file, Column(ColumnType.Decimal))])
        {
            DataException error = await Assert.ThrowsAnyAsync<DataException>(read);
            Assert.Contains("row 10", error.Message, StringComparison.Ordinal);
            Assert.Contains("12345678901234567890123456789012345678", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("concat(i, '.25')", ColumnType.Decimal, null)]
    [InlineData("concat('170141183460469231731687303715884105', i + 100)", ColumnType.UInt128, null)]
    [InlineData("CASE WHEN i = 9 THEN 'ten' ELSE concat(i, '.25') END", ColumnType.Decimal, "NotNumber 1 of 150")]
    public async Task Texts_in_the_place_of_numbers_that_Parquet_lacks_are_read_as_these(string text, ColumnType type, string? told)
    {
        string file = Write($"SELECT {text} x, [{text}, '1'] l FROM range(150) t(i)");
        var lists = new ColumnInfo("l", "L", ColumnType.List, true) { Item = Column(type) };
        var schema = new SchemaInfo("Row", [Column(type, new RangeExpectation(0, 1e40)), lists]);
        Assert.Equal(told is null ? [] : [told, "NotNumber 1 of 300"], (await SchemaCheck.OfAsync(file, schema)).Anomalies.Select(Told));
        Assert.Equal(told is null ? [] : ["x", "l"], (await SchemaUpdate.OfAsync(file, schema)).Changes.Select(static each => each.Column));
        schema = new SchemaInfo("Row", [Column(type, new RangeExpectation(0, 1))]);
        Assert.Equal(told is null, (await SchemaCheck.OfAsync(file, schema)).Anomalies.Any(static each => each.Kind is AnomalyKind.TooLarge));
    }

    [Theory]
    [InlineData("DOUBLE", "'NaN'")]
    [InlineData("FLOAT", "'NaN'")]
    [InlineData("DECIMAL(10, 0)", "NULL")]
    public async Task Classes_of_whole_numbers_are_looked_at_where_they_are_stored_as_other_numbers(string stored, string missing)
    {
        string file = Write($"SELECT CASE WHEN i = 9 THEN {missing}::{stored} WHEN i = 10 THEN 7 ELSE i % 3 END::{stored} x FROM range(150) t(i)");
        ColumnInfo column = Column(ColumnType.Int32, new DomainExpectation(["0", "1", "2"]), new BalanceExpectation(0.4, 1)) with { IsNullable = true };
        Anomaly[] anomalies = [.. (await CheckAsync(file, column)).Anomalies];
        Assert.Equal(["UnexpectedValues 1 of 149", "Unbalanced 4 of 4"], anomalies.Select(Told));
        Assert.Equal(new UnexpectedValue("7", 1, 10), Assert.Single(anomalies[0].Unexpected));
        Assert.Equal(
            new DomainExpectation(["0", "1", "2", "7"]),
            (await UpdateAsync(file, column with { Expectations = [column.Expectations[0]] })).Single().After!.Find<DomainExpectation>());
    }

    private static ColumnInfo Column(ColumnType type, params Expectation[] expectations) => new("x", "X", type, false) { Expectations = [.. expectations] };

    private static string Told(Anomaly anomaly) => $"{anomaly.Kind} {anomaly.Count} of {anomaly.Of}";

    private static Task<SchemaCheck> CheckAsync(string file, ColumnInfo column) => SchemaCheck.OfAsync(file, new SchemaInfo("Row", [column]));

    private static async Task<SchemaChange[]> UpdateAsync(string file, ColumnInfo column) =>
        [.. (await SchemaUpdate.OfAsync(file, new SchemaInfo("Row", [column]))).Changes];

    private string Write(string select)
    {
        string file = Path.Combine(_step.CreateFolder(), "x.parquet");
        using DuckDBCommand command = _duck.CreateCommand();
        command.CommandText = $"COPY ({select}) TO '{file}' (FORMAT PARQUET)";
        command.ExecuteNonQuery();
        return file;
    }
}
