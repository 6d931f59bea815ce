using System.Text;
using Microsoft.Extensions.Logging;
using Millrace.Data;
using Millrace.Quality.Tests.Rows;
using Millrace.Testing;

namespace Millrace.Quality.Tests.Comparing;

public sealed class CompareDataTests : IDisposable
{
    private readonly RecordingLogger<CompareData<Visit>> _log = new();
    private readonly TestStepContext _step = new();

    public void Dispose() => _step.Dispose();

    [Fact]
    public void It_is_a_step_with_two_inputs_and_a_report()
    {
        ComponentDescriptor descriptor = CompareData<Visit>.Descriptor;
        Assert.Equal("compare-data", descriptor.Name);
        Assert.Equal("ComparisonReport", Assert.Single(descriptor.Outputs).Type.DisplayName);
        Assert.Equal(["kind", "gate", "environment", "least-rows", "most-rows"], descriptor.Parameters.Select(static parameter => parameter.Name));
    }

    [Fact]
    public async Task Datasets_that_differ_little_pass()
    {
        ComparisonReport report = await RunAsync(Visits(100, 40), Visits(100, 42));
        Assert.True(report.Holds);
        ColumnDistance distance = report.Comparison.Find("page")!.Find(DistanceMeasure.LInfinity)!;
        Assert.Equal((0.02, 60, 58, "shop"), (Math.Round(distance.Distance, 12), distance.CurrentCount, distance.PreviousCount, distance.Value));
        Assert.Empty(_log.Entries);
    }

    [Fact]
    public async Task Drift_closes_the_gate_which_keeps_the_report()
    {
        var error = await Assert.ThrowsAsync<GateClosedException>(() => RunAsync(Visits(100, 40), Visits(200, 120)));
        Assert.Equal(
            """
            The current and the previous Dataset<Visit> differ too much in 2 things:
              page: the L-infinity distance of current and previous data is 0.2, above 0.1 of [Drift]; most differs "shop", 60 of 100 current and 80 of 200 previous values. If the data is right: [Drift(LInfinity = 0.2)]
              person: the L-infinity distance of current and previous data is 0.2, above 0.1 of [Drift]. If the data is right: [Drift(LInfinity = 0.2)]
            """.ReplaceLineEndings("\n"),
            error.Message);
        var report = Assert.IsType<ComparisonReport>(Assert.Single(error.Kept));
        Assert.Equal((true, false), (report.IsClosed, report.Holds));
    }

    [Fact]
    public async Task A_gate_that_warns_lets_it_pass_and_limits_of_skew_are_others()
    {
        ComparisonReport report = await RunAsync(Visits(100, 40), Visits(200, 120), Comparison.Skew, Gate.Warn);
        Assert.Equal((AnomalyKind.NormalisedAbsoluteDifferenceHigh, "page"), (report.Anomalies[0].Kind, report.Anomalies[0].Column));
        Assert.Equal(80 / 300.0, report.Anomalies[0].Distance!.Value, 1e-12);
        Assert.Equal([LogLevel.Warning], _log.Entries.Select(static entry => entry.Level));
    }

    [Fact]
    public async Task Nothing_on_one_side_is_an_anomaly_of_its_own()
    {
        ComparisonReport report = await RunAsync(Dataset.Of<Visit>(), Visits(10, 5), gate: Gate.Warn);
        Assert.Equal([AnomalyKind.NothingToCompare, AnomalyKind.NothingToCompare], report.Anomalies.Select(static each => each.Kind));
        report = await RunAsync(Visits(10, 5), Dataset.Of<Visit>(), gate: Gate.Warn);
        Assert.Equal([AnomalyKind.NothingToCompareWith, AnomalyKind.NothingToCompareWith], report.Anomalies.Select(static each => each.Kind));

        // Of skew the current dataset is that of training, and the previous one that of serving.
        Anomaly anomaly = Assert.Single((await RunAsync(Dataset.Of<Visit>(), Visits(10, 5), Comparison.Skew, Gate.Warn)).Anomalies);
        Assert.Equal(AnomalyKind.NothingToCompare, anomaly.Kind);
        Assert.StartsWith("page: the training data has no values", anomaly.Message, StringComparison.Ordinal);
        anomaly = Assert.Single((await RunAsync(Visits(10, 5), Dataset.Of<Visit>(), Comparison.Skew, Gate.Warn)).Anomalies);
        Assert.Equal(AnomalyKind.NothingToCompareWith, anomaly.Kind);
        Assert.StartsWith("page: the serving data has no values", anomaly.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40, AnomalyKind.FewerRows)]
    [InlineData(300, AnomalyKind.MoreRows)]
    public async Task Numbers_of_rows_are_compared_where_asked(int rows, AnomalyKind kind)
    {
        var component = new CompareData<Visit>(_log) { Gate = Gate.Warn, LeastRows = 0.5, MostRows = 2 };
        ComparisonReport report = await component.RunAsync(Visits(rows, rows / 2), Visits(100, 50), _step, CancellationToken.None);
        Anomaly anomaly = Assert.Single(report.Anomalies);
        Assert.Equal((kind, rows / 100.0), (anomaly.Kind, anomaly.Distance));
    }

    [Fact]
    public async Task A_report_is_read_back_as_it_was_written_without_sensitive_values()
    {
        ComparisonReport report = await RunAsync(Visits(100, 40), Visits(200, 120), gate: Gate.Warn);
        byte[] bytes = ComparisonReportFile.Write(report);
        Assert.Equal(bytes, ComparisonReportFile.Write(ComparisonReportFile.Read(bytes, "comparison.json")));
        Assert.DoesNotContain("Alice", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        ArtifactPreview preview = await report.PreviewAsync(100, CancellationToken.None);
        Assert.Contains("page | LInfinity | 0.2 (high) | 0.1 | shop | 60 of 100 | 80 of 200", preview.Rows.Select(static row => string.Join(" | ", row)));
        Assert.DoesNotContain("Alice", string.Concat(preview.Rows.SelectMany(static row => row)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_cannot_be_set_apart() => Assert.Equal(
        "gate", (await Assert.ThrowsAsync<ParameterException>(() => RunAsync(Visits(2, 1), Visits(2, 1), gate: Gate.Quarantine))).Parameter);

    [Fact]
    public void Columns_that_an_environment_does_not_have_are_not_compared()
    {
        ColumnInfo tip = new("tip", "Tip", ColumnType.Double, true)
        {
            Expectations = [new SkewExpectation { JensenShannon = 0.1 }, new EnvironmentExpectation(["training"])],
        };
        var schema = new SchemaInfo("S", [tip]) { Environments = ["training", "serving"] };
        var training = new DatasetStatistics("S", 10, [new ColumnStatistics("tip", ColumnType.Double) { Present = 10 }]);
        DatasetComparison comparison = DatasetComparison.Of(schema, training, new DatasetStatistics("S", 10, []), Comparison.Skew);
        Anomaly anomaly = Assert.Single(ComparisonAnomalies.Find(schema, comparison, 0, double.PositiveInfinity));
        Assert.Equal("tip: the training or the serving data does not have the column, so that [Skew(JensenShannon = 0.1)] cannot be checked.", anomaly.Message);
        Assert.Empty(ComparisonAnomalies.Find(schema, comparison, 0, double.PositiveInfinity, "serving"));
    }

    [Fact]
    public async Task An_environment_that_the_schema_does_not_have_is_refused()
    {
        var component = new CompareData<Visit>(_log) { Environment = "serving" };
        var error = await Assert.ThrowsAsync<ParameterException>(() => component.RunAsync(Visits(2, 1), Visits(2, 1), _step, CancellationToken.None));
        Assert.Equal("environment", error.Parameter);
    }

    [Fact]
    public async Task More_rows_at_least_than_at_most_are_refused()
    {
        var component = new CompareData<Visit>(_log) { LeastRows = 2, MostRows = 1.5 };
        var error = await Assert.ThrowsAsync<ParameterException>(() => component.RunAsync(Visits(2, 1), Visits(2, 1), _step, CancellationToken.None));
        Assert.Equal("least-rows", error.Parameter);
        Assert.Contains("'least-rows' is 2 and 'most-rows' 1.5", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_that_does_not_suit_its_column_is_refused()
    {
        var schema = new SchemaInfo("S", [new ColumnInfo("x", "X", ColumnType.Double, true) { Expectations = [new DriftExpectation { LInfinity = 0.1 }] }]);
        var error = Assert.Throws<MillraceException>(() => ComparisonLimits.Check(schema, Comparison.Drift));
        Assert.Equal(
            "Column \"x\": [Drift(LInfinity = 0.1)] cannot be checked: LInfinity and NormalisedAbsoluteDifference compare shares of single values, and it holds Double. Limit JensenShannon instead.",
            error.Message);
        ComparisonLimits.Check(schema, Comparison.Skew);
    }

    /// <summary>Of so many numbers a sketch knows the ranks within a bound alone.</summary>
    [Fact]
    public async Task Numbers_whose_divergence_has_a_limit_are_counted_exactly()
    {
        Reading[] now = [.. Readings(1, 0)], before = [.. Readings(2, 0.02)];
        var component = new CompareData<Reading>(new RecordingLogger<CompareData<Reading>>()) { Gate = Gate.Warn };
        ComparisonReport report = await component.RunAsync(Dataset.Of(now), Dataset.Of(before), _step, CancellationToken.None);
        ColumnDistance level = report.Comparison.Find("level")!.Find(DistanceMeasure.JensenShannon)!;
        Assert.Equal(0, level.MaximumError, 1e-15);
        Assert.Equal(JensenShannon.Between(Counted(now, static row => row.Level), Counted(before, static row => row.Level)), level.Distance, 1e-9);
        ColumnDistance pulse = report.Comparison.Find("pulse")!.Find(DistanceMeasure.JensenShannon)!;
        Assert.Equal(0, pulse.MaximumError, 1e-15);
        Assert.Equal(level.Distance, pulse.Distance);
        Assert.False(report.Current.Columns[0].Numbers!.IsEqualWidthExact);
        Assert.Null(report.Current.Columns[1].Numbers!.EqualWidth);

        static Histogram Counted(Reading[] rows, Func<Reading, double> value)
        {
            double[] values = [.. rows.Select(value)];
            var counter = new EqualWidthCounter(values.Min(), values.Max(), StatisticsOptions.Default.Buckets);
            counter.Add(values, [.. values.Select(static _ => 1.0)]);
            return counter.ToHistogram();
        }
    }

    [Fact]
    public async Task A_divergence_that_may_be_above_its_limit_is_worth_knowing_and_closes_nothing()
    {
        var log = new RecordingLogger<CompareData<Reading>>();
        var component = new CompareData<Reading>(log);
        ComparisonReport report = await component.RunAsync(Dataset.Of(Keys("a")), Dataset.Of(Keys("b")), _step, CancellationToken.None);
        Anomaly anomaly = Assert.Single(report.Anomalies);
        Assert.Equal((AnomalyKind.JensenShannonHigh, AnomalySeverity.Warning, "key"), (anomaly.Kind, anomaly.Severity, anomaly.Column));
        Assert.Contains("nobody knows whether it is above 0.5 of [Drift]", anomaly.Message, StringComparison.Ordinal);
        Assert.True(report.Holds);
        Assert.Equal(LogLevel.Warning, Assert.Single(log.Entries).Level);
        byte[] bytes = ComparisonReportFile.Write(report);
        Assert.Equal(bytes, ComparisonReportFile.Write(ComparisonReportFile.Read(bytes, "comparison.json")));

        static IEnumerable<Reading> Keys(string head) => Enumerable.Range(0, 5000).Select(i => new Reading { Key = $"{head}{i}", Level = i, Pulse = i });
    }

    [Fact]
    public void A_distance_that_is_least_says_so()
    {
        var schema = new SchemaInfo("S", [new ColumnInfo("x", "X", ColumnType.Text, true) { Expectations = [new DriftExpectation { JensenShannon = 0.3 }] }]);
        DatasetComparison comparison = DatasetComparison.Of(
            schema, Of(RankHistogram.Of([new("a", 5)], 10)), Of(CategoryDistanceTests.Of(("b", 1))), Comparison.Drift);
        Anomaly anomaly = Assert.Single(ComparisonAnomalies.Find(schema, comparison, 0, double.PositiveInfinity));
        Assert.Equal(AnomalySeverity.Error, anomaly.Severity);
        Assert.Contains(" is at least 0.311278 (and at most 0.689 more, ", anomaly.Message, StringComparison.Ordinal);

        static DatasetStatistics Of(RankHistogram frequent) =>
            new("S", 10, [new ColumnStatistics("x", ColumnType.Text) { Present = 10, Frequent = frequent }]);
    }

    /// <summary>Of the rarer values nobody knows: those that are listed may differ by less than it seems.</summary>
    [Theory]
    [InlineData(0.1, AnomalySeverity.Error, " is 0.5 ± 0.2, above 0.1 of [Drift]")]
    [InlineData(0.4, AnomalySeverity.Warning, " is 0.5 ± 0.2, so that nobody knows whether it is above 0.4 of [Drift]")]
    [InlineData(0.6, AnomalySeverity.Warning, " is 0.5 ± 0.2, so that nobody knows whether it is above 0.6 of [Drift]")]
    public void A_distance_that_an_error_of_counts_alone_takes_above_its_limit_closes_nothing(double limit, AnomalySeverity severity, string told)
    {
        var schema = new SchemaInfo("S", [new ColumnInfo("x", "X", ColumnType.Text, true) { Expectations = [new DriftExpectation { LInfinity = limit }] }]);
        DatasetComparison comparison = DatasetComparison.Of(
            schema, Of(RankHistogram.Of([new("a", 80)], 100)), Of(RankHistogram.Of([new("a", 30), new("b", 50), new("c", 20)], 100)), Comparison.Drift);
        ColumnDistance distance = comparison.Columns[0].Find(DistanceMeasure.LInfinity)!;
        comparison = comparison with
        {
            Columns = [comparison.Columns[0] with { Distances = [distance with { MaximumError = 0.2 }] }],
        };
        Assert.Equal((0.5, 0.8), (Math.Round(distance.Distance, 12), Math.Round(distance.MaximumError, 12)));
        Anomaly anomaly = Assert.Single(ComparisonAnomalies.Find(schema, comparison, 0, double.PositiveInfinity));
        Assert.Equal(severity, anomaly.Severity);
        Assert.Contains(told, anomaly.Message, StringComparison.Ordinal);

        static DatasetStatistics Of(RankHistogram frequent) =>
            new("S", 100, [new ColumnStatistics("x", ColumnType.Text) { Present = 100, Frequent = frequent }]);
    }

    [Fact]
    public async Task Long_texts_that_begin_alike_may_be_others()
    {
        var component = new CompareData<Visit>(_log);
        ComparisonReport report = await component.RunAsync(Pages('x'), Pages('y'), _step, CancellationToken.None);
        ColumnDistance[] distances = [.. report.Comparison.Find("page")!.Distances];
        Assert.All(distances, static each => Assert.Equal(0, each.Distance));

        // Divided by the values of both sides, all of one are half.
        Assert.Equal([1, 0.5, 1], distances.Select(static each => Math.Round(each.MaximumError, 12)));
        Anomaly anomaly = Assert.Single(report.Anomalies);
        Assert.Equal((AnomalyKind.LInfinityHigh, AnomalySeverity.Warning, "page"), (anomaly.Kind, anomaly.Severity, anomaly.Column));

        // Texts that are told whole are the same or not.
        report = await component.RunAsync(Dataset.Of(Page(new string('a', 256))), Dataset.Of(Page(new string('a', 256))), _step, CancellationToken.None);
        Assert.All(report.Comparison.Find("page")!.Distances, static each => Assert.Equal((0, 0), (each.Distance, each.MaximumError)));

        static Dataset<Visit> Pages(char end) => Dataset.Of(Enumerable.Range(0, 10).Select(_ => Page(new string('a', 300) + end)));

        static Visit Page(string page) => new() { Page = page, Person = "p", Seconds = 1 };
    }

    private static IEnumerable<Reading> Readings(int seed, double shift)
    {
        var random = new Random(seed);
        for (int i = 0; i < 60_000; i++)
        {
            double level = Math.Pow(random.NextDouble(), 3) + shift;
            yield return new Reading { Level = level, Pulse = level, Key = "k" };
        }
    }

    private static Dataset<Visit> Visits(int count, int home) => Dataset.Of(Enumerable.Range(0, count).Select(i => new Visit
    {
        Page = i < home ? "home" : "shop", Person = i < home ? "Alice" : "Bob", Seconds = i % 10,
    }));

    private Task<ComparisonReport> RunAsync(Dataset<Visit> current, Dataset<Visit> previous, Comparison kind = Comparison.Drift, Gate gate = Gate.Fail) =>
        new CompareData<Visit>(_log) { Kind = kind, Gate = gate }.RunAsync(current, previous, _step, CancellationToken.None);
}
