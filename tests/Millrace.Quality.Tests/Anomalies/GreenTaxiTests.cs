using System.Globalization;
using DuckDB.NET.Data;
using Millrace.Data;
using Millrace.Quality.Tests.Rows;
using Millrace.Testing;

namespace Millrace.Quality.Tests.Anomalies;

/// <summary>What is truly wrong with months of trips of green taxis is found, with the counts of plain queries of another engine.</summary>
public sealed class GreenTaxiTests : IDisposable
{
    private const string Reference = "nyc-green-taxi/green_tripdata_2020-04.parquet";
    private const string August = "nyc-green-taxi/green_tripdata_2020-08.parquet";
    private const string January = "nyc-green-taxi/green_tripdata_2021-01.parquet";
    private const string February = "nyc-green-taxi/green_tripdata_2021-02.parquet";
    private const string March = "nyc-green-taxi/green_tripdata_2021-03.parquet";
    private const string April = "nyc-green-taxi/green_tripdata_2021-04.parquet";
    private const string May = "nyc-green-taxi/green_tripdata_2021-05.parquet";

    private readonly TestStepContext _step = new();
    private readonly DuckDBConnection _duck = new("DataSource=:memory:");

    public GreenTaxiTests() => _duck.Open();

    public void Dispose()
    {
        _duck.Dispose();
        _step.Dispose();
    }

    [RealDataTheory(Reference, August, January, February, March, April, May)]
    [InlineData("2020-04")]
    [InlineData("2020-08")]
    [InlineData("2021-01")]
    [InlineData("2021-02")]
    [InlineData("2021-03")]
    [InlineData("2021-04")]
    [InlineData("2021-05")]
    public async Task A_month_reports_what_is_wrong_with_it(string month)
    {
        DataReport report = (await ValidateAsync(month, Gate.Warn)).Report;
        Assert.Equal(Count(month, "true"), report.Statistics.Rows);
        Same(month, report, "fare_amount", "fare_amount < 0 OR fare_amount > 100000", AnomalyKind.TooSmall);
        Same(month, report, "trip_distance", "trip_distance < 0 OR trip_distance > 500", AnomalyKind.TooLarge);
        Same(month, report, "payment_type", "payment_type IS NULL", AnomalyKind.LowPresence, Count(month, "true") / 100);
        Same(month, report, "lpep_pickup_datetime", "lpep_pickup_datetime < '2020-01-01' OR lpep_pickup_datetime > '2021-12-31'", AnomalyKind.OutsidePeriod);
        Anomaly? period = report.Anomalies.FirstOrDefault(static each => each.Kind == AnomalyKind.OutsidePeriod);
        Assert.Equal(
            Values($"SELECT DISTINCT year(lpep_pickup_datetime) FROM {Of(month)} WHERE year(lpep_pickup_datetime) < 2020 ORDER BY 1"),
            (period?.Examples ?? []).Select(static each => long.Parse(each.Value.AsSpan(0, 4), CultureInfo.InvariantCulture)).Distinct().Order());
    }

    /// <summary>Which years before 2020 there are, the queries say: a month's examples are the first of its rows.</summary>
    [RealDataFact(January, February, March, April, May)]
    public async Task The_months_of_2021_have_negative_fares_and_no_payment_types_and_pickups_of_long_ago()
    {
        List<long> years = [], plain = [];
        foreach (string month in new[] { "2021-01", "2021-02", "2021-03", "2021-04", "2021-05" })
        {
            DataReport report = (await ValidateAsync(month, Gate.Warn)).Report;
            Assert.Contains(report.Anomalies, static each => each is { Kind: AnomalyKind.TooSmall, Column: "fare_amount" });
            Assert.Contains(report.Anomalies, static each => each is { Kind: AnomalyKind.LowPresence, Column: "payment_type" });
            years.AddRange(report.Anomalies.Where(static each => each.Kind == AnomalyKind.OutsidePeriod).SelectMany(static each => each.Examples)
                .Select(static each => long.Parse(each.Value.AsSpan(0, 4), CultureInfo.InvariantCulture)));
            plain.AddRange(Values($"SELECT DISTINCT year(lpep_pickup_datetime) FROM {Of(month)} WHERE year(lpep_pickup_datetime) < 2020"));
        }

        Assert.Contains(2009, years);
        Assert.Equal(plain.Distinct().Order(), years.Distinct().Order());
    }

    [RealDataTheory(Reference, January, May)]
    [InlineData("2021-01")]
    [InlineData("2021-05")]
    public async Task Rows_that_are_wrong_are_set_apart_and_the_rest_goes_on(string month)
    {
        const string Bad = "fare_amount < 0 OR fare_amount > 100000 OR trip_distance < 0 OR trip_distance > 500 OR lpep_pickup_datetime < '2020-01-01' OR lpep_pickup_datetime > '2021-12-31'";

        // Payment types that are missing lie in no row: they would close the gate, and are filled in.
        Dataset<GreenTrip> rows = Dataset.Of((await (await ReadAsync(month)).ToArrayAsync()).Select(static row => row with { Payment = row.Payment ?? 5 }));
        ValidatedData<GreenTrip> validated = await ValidateAsync(rows, Gate.Quarantine);
        Assert.Equal(Count(month, Bad), validated.Quarantined.RowCount);
        Assert.Equal(validated.Report.Quarantined, validated.Reasons.RowCount);
        Assert.Equal(rows.RowCount, validated.Valid.RowCount + validated.Quarantined.RowCount);
        Assert.True((await ValidateAsync(validated.Valid, Gate.Fail)).Report.Holds);
    }

    [RealDataTheory(Reference, January, May)]
    [InlineData("2021-01")]
    [InlineData("2021-05")]
    public async Task Pickup_zones_have_drifted_as_plain_shares_have(string month)
    {
        ComparisonReport report = await new CompareData<GreenTrip>(new RecordingLogger<CompareData<GreenTrip>>()) { Gate = Gate.Warn }.RunAsync(
            await ReadAsync(month), await ReadAsync("2020-04"), _step, CancellationToken.None);
        ColumnDistance distance = report.Comparison.Find("PULocationID")!.Find(DistanceMeasure.LInfinity)!;
        string shares = string.Join(" UNION ALL ", new[] { (month, 1), ("2020-04", -1) }.Select(static side =>
            $"SELECT PULocationID p, {side.Item2} * count(*) / (SELECT count(PULocationID) FROM {Of(side.Item1)}) s FROM {Of(side.Item1)} WHERE PULocationID IS NOT NULL GROUP BY 1"));
        using DuckDBCommand command = _duck.CreateCommand();
        command.CommandText = $"SELECT max(abs(d))::DOUBLE FROM (SELECT sum(s) d FROM ({shares}) GROUP BY p)";
        Assert.Equal((double)command.ExecuteScalar()!, distance.Distance, 1e-9);
        Assert.Equal(distance.Distance > 0.01, report.Anomalies.Any(static each => each is { Kind: AnomalyKind.LInfinityHigh, Column: "PULocationID" }));
    }

    private void Same(string month, DataReport report, string column, string condition, AnomalyKind kind, long tolerated = 0)
    {
        long count = Count(month, condition);
        Anomaly? found = report.Anomalies.FirstOrDefault(each => each.Column == column && each.Kind == kind);
        Assert.Equal((column, count > tolerated ? count : 0), (column, found?.Count ?? 0));
    }

    private long Count(string month, string condition) => Assert.Single(Values($"SELECT count(*) FROM {Of(month)} WHERE {condition}"));

    private static string Of(string month) =>
        $"read_parquet('{RealDataFactAttribute.PathOf($"nyc-green-taxi/green_tripdata_{month}.parquet").Replace("'", "''", StringComparison.Ordinal)}')";

    private List<long> Values(string sql)
    {
        using DuckDBCommand command = _duck.CreateCommand();
        command.CommandText = sql;
        using DuckDBDataReader reader = command.ExecuteReader();
        List<long> values = [];
        while (reader.Read())
            values.Add(Convert.ToInt64(reader.GetValue(0), CultureInfo.InvariantCulture));
        return values;
    }

    private Task<Dataset<GreenTrip>> ReadAsync(string month) => ComponentTest.RunAsync(
        new ReadParquet<GreenTrip> { Path = RealDataFactAttribute.PathOf($"nyc-green-taxi/green_tripdata_{month}.parquet") }, _step);

    private async Task<ValidatedData<GreenTrip>> ValidateAsync(string month, Gate gate) => await ValidateAsync(await ReadAsync(month), gate);

    private Task<ValidatedData<GreenTrip>> ValidateAsync(Dataset<GreenTrip> rows, Gate gate) =>
        new ValidateData<GreenTrip>(new RecordingLogger<ValidateData<GreenTrip>>()) { Gate = gate }.RunAsync(rows, _step, CancellationToken.None);
}
