using System.Collections.Immutable;
using System.Text.Json;
using Millrace.Data;
using Millrace.Quality.Tests.Rows;
using Millrace.Testing;

namespace Millrace.Quality.Tests.Anomalies;

/// <summary>What TensorFlow Data Validation says of the splits of its example is what we say.</summary>
public sealed class TaxiTests : IDisposable
{
    private const string Train = "chicago-taxi/tfdv-splits/train.csv";
    private const string Eval = "chicago-taxi/tfdv-splits/eval.csv";
    private const string Serving = "chicago-taxi/tfdv-splits/serving.csv";
    private const string Expected = "reference-shared/tfdv_chicago_expected.json";

    private readonly TestStepContext _step = new();

    public void Dispose() => _step.Dispose();

    [RealDataFact(Train)]
    public async Task The_training_split_is_as_its_own_schema_says()
    {
        Dataset<TaxiRide> train = await ReadAsync<TaxiRide>(Train);
        Assert.Empty(await FindAsync(train, await SchemaAsync()));
    }

    [RealDataFact(Train, Eval, Expected)]
    public async Task Unexpected_values_of_the_evaluation_split_are_counted_and_placed()
    {
        Dataset<TaxiRide> eval = await ReadAsync<TaxiRide>(Eval);
        TaxiRide[] rows = await eval.ToArrayAsync();
        SchemaInfo schema = await SchemaAsync();
        ImmutableArray<Anomaly> found = await FindAsync(eval, schema);
        JsonElement[] answers = [.. Answers("eval_vs_train_schema").EnumerateArray()];
        Assert.Equal(
            answers.Select(static each => (AnomalyKind.UnexpectedValues, each.GetProperty("feature").GetString())),
            found.Select(static each => (each.Kind, each.Column)));
        Assert.All(found, static each => Assert.Equal(AnomalySeverity.Error, each.Severity));

        Anomaly payment = found[0];
        int row = Array.FindIndex(rows, static each => each.PaymentType == "Prcard");
        Assert.Equal(answers[0].GetProperty("values").GetProperty("Prcard").GetInt64(), payment.Count);
        Assert.Equal([new UnexpectedValue("Prcard", 1, row)], payment.Unexpected.ToArray());
        Assert.Equal([new BrokenValue(row, "Prcard")], payment.Examples.ToArray());
        Assert.EndsWith($"]: \"Prcard\" (1, in row {row}).", payment.Message, StringComparison.Ordinal);
        Assert.EndsWith(", \"Prcard\")]", payment.Remedy, StringComparison.Ordinal);

        Anomaly company = found[1];
        Assert.Equal(answers[1].GetProperty("distinct_new").GetInt64(), company.DistinctUnexpected);
        Assert.Equal(answers[1].GetProperty("rows_new").GetInt64(), company.Count);
        Assert.Equal(answers[1].GetProperty("eval_domain_mass").GetDouble(), 1 - company.Share, 1e-15);
        Assert.Equal(string.Join(", ", company.Unexpected.Select(static each => $"\"{each.Value}\"")), company.Remedy);
        Assert.StartsWith("company: 16 of 3302 values are not among [OneOf(…)] (15 different): ", company.Message, StringComparison.Ordinal);
        var known = schema.Columns[schema.IndexOf("company")].Find<DomainExpectation>()!.Values.ToHashSet();
        Assert.Equal(
            rows.Select(static (each, i) => (each.Company, Row: (long)i)).Where(each => each.Company is not null && !known.Contains(each.Company))
                .GroupBy(static each => each.Company!).Select(static each => new UnexpectedValue(each.Key, each.Count(), each.First().Row))
                .OrderByDescending(static each => each.Count).ThenBy(static each => each.Row),
            company.Unexpected);
    }

    [RealDataFact(Train, Eval)]
    public async Task Statistics_alone_tell_the_same_values()
    {
        ImmutableArray<Anomaly> scanned = await FindAsync(await ReadAsync<TaxiRide>(Eval), await SchemaAsync());
        DatasetStatistics statistics = await StatisticsAsync(await ReadAsync<TaxiRide>(Eval));
        ImmutableArray<Anomaly> told = AnomalyFinder.Find(await SchemaAsync(), statistics);
        Assert.Equal(scanned.Select(static each => (each.Kind, each.Column, each.Count, each.DistinctUnexpected)), told.Select(static each => (each.Kind, each.Column, each.Count, each.DistinctUnexpected)));
        Assert.Equal(scanned[1].Unexpected.Select(static each => each.Value).Order(), told[1].Unexpected.Select(static each => each.Value).Order());
    }

    [RealDataFact(Train, Eval, Expected)]
    public async Task The_schema_once_mended_has_no_anomalies()
    {
        Assert.Equal("min_domain_mass(company)=0.9 and Prcard added -> no anomalies", Answers("after_fix").GetString());
        SchemaInfo mended = await SchemaAsync(static (column, domain) => column.Name == "company"
            ? domain with { Tolerance = 0.1 }
            : domain with { Values = domain.Values.Add("Prcard") });
        Assert.Empty(await FindAsync(await ReadAsync<TaxiRide>(Eval), mended));
        Assert.Empty(AnomalyFinder.Find(mended, await StatisticsAsync(await ReadAsync<TaxiRide>(Eval))));
    }

    [RealDataFact(Train, Serving, Expected)]
    public async Task Tips_are_missing_in_serving_but_for_its_environment()
    {
        DatasetStatistics serving = await StatisticsAsync(await ReadAsync<OpenTaxiRide>(Serving));
        Anomaly anomaly = Assert.Single(AnomalyFinder.Find(await SchemaAsync(), serving));
        JsonElement answer = Assert.Single(Answers("serving_vs_train_schema").EnumerateArray());
        Assert.Equal(("Column dropped", answer.GetProperty("feature").GetString()), (answer.GetProperty("anomaly").GetString(), anomaly.Column));
        Assert.Equal((AnomalyKind.MissingColumn, AnomalySeverity.Error), (anomaly.Kind, anomaly.Severity));
        Assert.Equal("no anomalies", Answers("serving_in_environment_without_tips").GetString());
        Assert.Empty(AnomalyFinder.Find(await SchemaAsync(), serving, environment: "serving"));
        anomaly = Assert.Single(AnomalyFinder.Find(await SchemaAsync(), serving, environment: "training"));
        Assert.Equal("[Column(\"tips\"), OnlyIn(\"serving\")] public float Tips { get; init; }", AnomalyFinder.Find(
            new SchemaInfo(TaxiRide.Schema.Name, [TaxiRide.Schema.Columns[^1] with { Expectations = [] }]) { Environments = ["training", "serving"] },
            serving, environment: "training")[0].Remedy);
    }

    [RealDataFact(Train, Eval, Serving, Expected)]
    public async Task Skew_and_drift_are_as_it_says()
    {
        DatasetStatistics train = await StatisticsAsync(await ReadAsync<TaxiRide>(Train));
        SchemaInfo schema = await SchemaAsync();
        DatasetComparison skew = DatasetComparison.Of(schema, train, await StatisticsAsync(await ReadAsync<OpenTaxiRide>(Serving)), Comparison.Skew);
        DatasetComparison drift = DatasetComparison.Of(schema, train, await StatisticsAsync(await ReadAsync<TaxiRide>(Eval)), Comparison.Drift);
        Holds(Answers("skew"), schema, skew);
        Holds(Answers("drift"), schema, drift);
        Assert.Null(skew.Find("tips"));
    }

    [RealDataFact(Train, Eval, Expected)]
    public async Task Components_answer_the_same()
    {
        Dataset<TaxiRide> train = await ReadAsync<TaxiRide>(Train), eval = await ReadAsync<TaxiRide>(Eval);
        ComparisonReport report = await new CompareData<TaxiRide>(new RecordingLogger<CompareData<TaxiRide>>()).RunAsync(train, eval, _step, CancellationToken.None);
        ColumnDistance distance = report.Comparison.Find("company")!.Find(DistanceMeasure.LInfinity)!;
        Assert.Equal(Answers("drift").GetProperty("linf").GetDouble(), distance.Distance, 5e-9);
        Assert.Equal((Answers("drift").GetProperty("max_value").GetString(), 0), (distance.Value, distance.MaximumError));
        ValidatedData<TaxiRide> validated = await new ValidateData<TaxiRide>(new RecordingLogger<ValidateData<TaxiRide>>()).RunAsync(
            eval, _step, CancellationToken.None);
        Assert.Equal((true, eval.RowCount), (validated.Report.Holds, validated.Report.Statistics.Rows));
        Assert.Empty(validated.Report.Anomalies);
    }

    private static void Holds(JsonElement answer, SchemaInfo schema, DatasetComparison comparison)
    {
        Anomaly anomaly = Assert.Single(ComparisonAnomalies.Find(schema, comparison, 0, double.PositiveInfinity));
        Assert.Equal((AnomalyKind.LInfinityHigh, answer.GetProperty("feature").GetString()), (anomaly.Kind, anomaly.Column));
        Assert.Equal(answer.GetProperty("linf").GetDouble(), anomaly.Distance!.Value, 5e-9);
        Assert.Equal(answer.GetProperty("threshold").GetDouble(), anomaly.Threshold);
        ColumnDistance distance = comparison.Find(anomaly.Column!)!.Find(DistanceMeasure.LInfinity)!;
        Assert.Equal((answer.GetProperty("max_value").GetString(), 0), (distance.Value, distance.MaximumError));
        Assert.Contains($"most differs \"{distance.Value}\", ", anomaly.Message, StringComparison.Ordinal);
    }

    private static async Task<SchemaInfo> SchemaAsync(Func<ColumnInfo, DomainExpectation, DomainExpectation>? change = null)
    {
        TaxiRide[] train = await (await ReadAsync<TaxiRide>(Train)).ToArrayAsync();
        return new SchemaInfo(
            TaxiRide.Schema.Name,
            [.. TaxiRide.Schema.Columns.Select(column => column with { Expectations = column.Expectations.AddRange(Of(column)) })])
        {
            Environments = TaxiRide.Schema.Environments,
        };

        IEnumerable<Expectation> Of(ColumnInfo column)
        {
            if (column.Name is not ("payment_type" or "company"))
                return [];
            var domain = new DomainExpectation([.. train.Select(each => column.Name == "company" ? each.Company : each.PaymentType).OfType<string>().Distinct()]);
            return [change?.Invoke(column, domain) ?? domain, column.Name == "company" ? new DriftExpectation { LInfinity = 0.001 } : new SkewExpectation { LInfinity = 0.01 }];
        }
    }

    private async Task<ImmutableArray<Anomaly>> FindAsync(Dataset<TaxiRide> rows, SchemaInfo schema)
    {
        var reports = ImmutableArray.CreateBuilder<ExpectationReport>();
        foreach (ColumnInfo column in schema.Columns.Where(static each => each.Type == ColumnType.Text && each.Find<DomainExpectation>() is not null))
        {
            using var check = new DomainCheck(column, column.Find<DomainExpectation>()!);
            long row = 0;
            await foreach (Batch<TaxiRide> batch in rows.ReadAsync())
            {
                check.Add(batch.Columns[schema.IndexOf(column.Name)], row);
                row += batch.Count;
            }

            reports.Add(check.Report());
        }

        return AnomalyFinder.Find(schema, await StatisticsAsync(rows), reports.ToImmutable());
    }

    private async Task<DatasetStatistics> StatisticsAsync<T>(Dataset<T> rows)
        where T : struct, ISchema<T> =>
        (await StatisticsScan.RunAsync(rows, new ScanRequest(StatisticsOptions.Default with { TopValues = 1000 }, _step.CreateFolder))).Statistics;

    private static async Task<Dataset<T>> ReadAsync<T>(string file)
        where T : struct, ISchema<T>
    {
        List<T> rows = [];
        await foreach (Batch<T> batch in CsvFile.ReadAsync<T>(RealDataFactAttribute.PathOf(file)))
        {
            for (int i = 0; i < batch.Count; i++)
                rows.Add(batch[i]);
        }

        return Dataset.Of((IEnumerable<T>)rows);
    }

    private static JsonElement Answers(string name) => JsonDocument.Parse(File.ReadAllText(RealDataFactAttribute.PathOf(Expected))).RootElement.GetProperty(name);
}
