using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Data;
using Millrace.Quality.Tests.Rows;
using Millrace.Testing;

namespace Millrace.Quality.Tests.Examples;

/// <summary>What a scan finds and does not place is looked for in the rows.</summary>
public sealed class ExampleSearchTests : IDisposable
{
    private readonly TestStepContext _step = new();
    private int _read;

    public void Dispose() => _step.Dispose();

    [Fact]
    public async Task Rows_of_a_dataset_in_several_files_are_counted_on()
    {
        Gauge[] rows = [.. Enumerable.Range(0, 500).Select(static i => Gauge.Good with { Level = i, Note = null })];
        rows[130] = rows[130] with { Level = double.NaN, Marks = [1, double.NegativeInfinity] };
        rows[260] = rows[260] with { Level = double.PositiveInfinity, Pulse = float.NaN, Marks = [] };
        rows[499] = rows[499] with { Level = double.NaN, Marks = [double.NaN, double.NaN] };
        for (int i = 300; i < 306; i++)
            rows[i] = rows[i] with { Share = 2 };
        rows[400] = rows[400] with { Share = double.NaN };
        DatasetWriter<Gauge> writer = _step.CreateDataset<Gauge>(new DatasetWriteOptions { RowsPerShard = 100 });
        foreach (Gauge row in rows)
            await writer.AddAsync(row);
        Dataset<Gauge> dataset = await writer.CompleteAsync();
        await writer.DisposeAsync();

        DataReport report = (await ValidateAsync(dataset, Gate.Warn)).Report;

        Assert.Equal(
            [
                "level Infinite 260=Infinity", "level NotANumber 130=NaN 499=NaN", "marks Infinite 130=-Infinity", "marks NotANumber 499=NaN",
                "note NoValues 0=missing 1=missing 2=missing 3=missing 4=missing", "pulse NotANumber 260=•••", "share NotANumber 400=NaN",
                "share TooLarge 300=2 301=2 302=2 303=2 304=2",
            ],
            report.Anomalies.Select(Told).Order(StringComparer.Ordinal));
        Assert.Equal(
            "level: 2 of 500 values are NaN, and Gauge.Level has no [InRange] that says what is expected: NaN in row 130, NaN in row 499.",
            report.Anomalies.Single(static each => each is { Column: "level", Kind: AnomalyKind.NotANumber }).Message);
        Assert.EndsWith(
            "and Gauge.Note expects some: missing in row 0, missing in row 1, missing in row 2, missing in row 3, missing in row 4, ….",
            report.Anomalies.Single(static each => each.Column == "note").Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_are_left_are_looked_at_too()
    {
        Gauge[] rows = [.. Enumerable.Range(0, 20).Select(static _ => Gauge.Good)];
        rows[3] = rows[3] with { Share = 5 };
        rows[9] = rows[9] with { Level = double.NaN };
        ValidatedData<Gauge> validated = await ValidateAsync(Dataset.Of(rows), Gate.Quarantine);
        Assert.Equal(19, validated.Valid.RowCount);
        Assert.Equal(["share TooLarge 3=5", "level NotANumber 9=NaN"], validated.Report.Anomalies.Select(Told));
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    [InlineData(14, 2)]
    public async Task It_reads_no_more_than_it_takes(long counted, int batches)
    {
        // Four NaN in the first batch of 100, and ten in the second.
        ImmutableArray<Anomaly> found = await FindAsync(100, counted, static (row, batch) => batch == 1 || (batch == 0 && row < 4) ? double.NaN : 1);
        Assert.Equal(Math.Min(counted, 5), found[0].Examples.Length);
        Assert.Equal(batches, _read);
    }

    [Fact]
    public async Task It_reads_all_where_there_are_fewer_than_are_wanted()
    {
        ImmutableArray<Anomaly> found = await FindAsync(7, 100, static (row, batch) => batch == 6 && row == 2 ? double.NaN : 1);
        Assert.Equal([new BrokenValue(62, "NaN")], found[0].Examples.ToArray());
        Assert.Equal(7, _read);
    }

    [Fact]
    public async Task Nothing_is_read_where_no_anomaly_lacks_examples()
    {
        Anomaly told = Sought(3) with { Examples = [new BrokenValue(1, "NaN")] };
        Anomaly other = new(AnomalyKind.TooFewRows, AnomalySeverity.Error, null, "Too few.");
        Anomaly elsewhere = Sought(3) with { Column = "y" };
        ImmutableArray<Anomaly> found = await ExampleSearch.AddAsync(
            [told, other, elsewhere], Columns(), static _ => throw new InvalidOperationException("It is read."), default);
        Assert.Equal([told, other, elsewhere], found.ToArray());
    }

    [Fact]
    public async Task It_ends_when_it_is_told_to()
    {
        using var cancelled = new CancellationTokenSource();
        await Assert.ThrowsAsync<OperationCanceledException>(() => FindAsync(100, 5, (_, batch) =>
        {
            if (batch == 3)
                cancelled.Cancel();
            return 1;
        }, cancelled.Token));
        Assert.Equal(4, _read);
    }

    [Fact]
    public void A_type_in_the_spelling_of_a_file_refuses_what_the_reader_refuses()
    {
        var texts = new TextColumn(new ColumnInfo("x", "X", ColumnType.Text, true), 4);
        foreach (string text in (string[])["1,5", "", "2.5", "-", "1.000,5", "x"])
            texts.Append(text);
        CsvOptions csv = new() { DecimalSeparator = ',', ThousandsSeparator = '.', NullSpellings = ["-"] };
        Assert.Equal("2 5", Refused(new ColumnInfo("x", "X", ColumnType.Double, true), csv));
        Assert.Equal("1 2 3 5", Refused(new ColumnInfo("x", "X", ColumnType.Double, false), csv));
        Assert.Equal("0 1 3 4 5", Refused(new ColumnInfo("x", "X", ColumnType.Double, true), null));

        string Refused(ColumnInfo declared, CsvOptions? csv)
        {
            var test = new TypeTest(declared, csv);
            var places = new List<int>();
            for (int place = test.Next(texts, 0); place < texts.Count; place = test.Next(texts, place + 1))
                places.Add(place);
            return string.Join(' ', places);
        }
    }

    private static string Told(Anomaly anomaly) =>
        $"{anomaly.Column} {anomaly.Kind} {string.Join(' ', anomaly.Examples.Select(static each => $"{each.Row}={each.Value}"))}";

    private static ImmutableArray<SoughtColumn> Columns()
    {
        var column = new ColumnInfo("x", "X", ColumnType.Double, false);
        return [new SoughtColumn(column, column)];
    }

    private static Anomaly Sought(long count) => new(AnomalyKind.NotANumber, AnomalySeverity.Warning, "x", "x: there are NaN.")
    {
        Count = count, Of = 1000, Sought = new Sought(SoughtValue.NotANumber),
    };

    private Task<ValidatedData<Gauge>> ValidateAsync(Dataset<Gauge> rows, Gate gate) =>
        new ValidateData<Gauge>(NullLogger<ValidateData<Gauge>>.Instance) { Gate = gate }.RunAsync(rows, _step, default);

    private Task<ImmutableArray<Anomaly>> FindAsync(int batches, long count, Func<int, int, double> value, CancellationToken cancellation = default)
    {
        return ExampleSearch.AddAsync([Sought(count)], Columns(), Read, cancellation);

        async IAsyncEnumerable<Batch> Read(ImmutableArray<int> places)
        {
            Assert.Equal([0], places.AsEnumerable());
            var schema = new SchemaInfo("S", [Columns()[0].Read]);
            using var batch = new LooseBatch(schema);
            for (_read = 0; _read < batches;)
            {
                batch.Clear();
                for (int row = 0; row < 10; row++)
                    ((ValueColumn<double>)batch.Columns[0]).Append(value(row, _read));
                _read++;
                yield return batch;
            }

            await Task.CompletedTask;
        }
    }
}
