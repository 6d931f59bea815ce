using CsCheck;
using Millrace.Data;
using Millrace.Quality.Tests.Rows;
using Millrace.Testing;

namespace Millrace.Quality.Tests.Expectations;

public sealed class RuleTests
{
    private static readonly RuleExpectation Tips = Delivery.Schema.Rules[0];

    [Fact]
    public void Rules_read_their_columns_alone()
    {
        Assert.Equal(["price", "tip"], Tips.Columns.AsEnumerable());
        Assert.Equal(["price", "rider"], Delivery.Schema.Rules[1].Columns.AsEnumerable());
    }

    [Fact]
    public void Rows_that_break_a_rule_are_those_of_a_plain_loop() => Gen.Select(Gen.Double[0, 20].Array[0, 200], Gen.Int[0, int.MaxValue]).Sample((tips, seed) =>
    {
        var random = new Random(seed);
        RuleEvaluation[] parts = [.. Enumerable.Range(0, 3).Select(static _ => new RuleEvaluation(Delivery.Schema, Tips))];
        for (int start = 0, end; start < tips.Length; start = end)
        {
            end = Math.Min(tips.Length, start + random.Next(1, 150));
            parts[random.Next(3)].Add(Delivery.InBatch(tips[start..end].Select(static tip => Delivery.Of(1, tip: tip < 2 ? null : tip))), start);
        }

        parts[2].Merge(parts[0]);
        parts[2].Merge(parts[1]);
        Parts.AreEqual(Parts.Plain(tips, static _ => false, i => tips[i] > 10), parts[2].Report());
    });

    [Fact]
    public void A_broken_rule_tells_its_sentence_and_the_values_that_it_read()
    {
        DataReport report = Report(Delivery.Of(1, tip: 11.5), Delivery.Of(2, price: 100, tip: null), Delivery.Of(3, price: 500, rider: null));
        Assert.False(report.Holds);
        Assert.Equal(["[Rows(2, 1000)]", "[Rule(Tolerance = 0.25)] TipsAreSmall", "[Rule(Says = \"Dear deliveries name their rider.\")] DearOnesNameTheRider"], report.Expectations.Where(static each => each.Column is null).Select(static each => each.Attribute));
        Assert.Equal<(string, string?)>(
            [
                ("1 of 3 rows breaks Delivery.TipsAreSmall, \"Tips are no more than the price.\": price = 10, tip = 11.5 in row 0.", "[Rule(Tolerance = 0.7)]"),
                ("1 of 3 rows breaks Delivery.DearOnesNameTheRider, \"Dear deliveries name their rider.\": price = 500, rider = ••• in row 2.", "[Rule(Says = \"Dear deliveries name their rider.\", Tolerance = 0.7)]"),
            ],
            report.Anomalies.Select(static each => (each.Message, each.Remedy)));
    }

    [Fact]
    public void A_rule_may_be_broken_by_the_share_that_it_tolerates()
    {
        Assert.True(Scan.Batches(Delivery.Schema, Delivery.InBatch(Delivery.Of(1, tip: 11), Delivery.Of(2), Delivery.Of(3), Delivery.Of(4))).Holds);
        Assert.False(Scan.Batches(Delivery.Schema, Delivery.InBatch(Delivery.Of(1, tip: 11), Delivery.Of(2), Delivery.Of(3))).Holds);
    }

    [Fact]
    public void Keys_presence_and_the_number_of_rows_are_told_with_their_remedy() => Assert.Equal(
        [
            ("tip: no row has a value, and Delivery.Tip expects some.", "[Column(\"tip\")] public double? Tip { get; init; }"),
            ("1 row is outside [Rows(2, 1000)] of Delivery.", "[Rows(1, 1000)]"),
        ],
        Report(Delivery.Of(1, tip: null)).Anomalies.Select(static each => (each.Message, each.Remedy)));

    [Fact]
    public void A_repeated_key_is_told_by_its_rows() => Assert.Equal(
        ("id: 1 of 3 values comes again in spite of [Unique]: in row 2 as in row 0.", "[Column(\"id\")] public int Id { get; init; }"),
        Report(Delivery.Of(1), Delivery.Of(2), Delivery.Of(1)).Anomalies.Select(static each => (each.Message, each.Remedy)).Single());

    [Fact]
    public void A_rule_that_throws_is_named()
    {
        var error = Assert.Throws<MillraceException>(() => Scan.Batches(Delivery.Schema, Delivery.InBatch(Delivery.Of(1), Delivery.Of(2, price: 5000))));
        Assert.StartsWith("The rule Delivery.DearOnesNameTheRider throws in rows 0 to 1: InvalidOperationException, ", error.Message, StringComparison.Ordinal);
        Assert.Null(error.InnerException);
        var rule = new RuleExpectation("Throws", "It throws.", ["price"], static (_, _, _) => throw new InvalidOperationException("Too dear."));
        error = Assert.Throws<MillraceException>(() => new RuleEvaluation(Delivery.Schema, rule).Add(Delivery.InBatch(Delivery.Of(1)), 0));
        Assert.Equal("The rule Delivery.Throws throws in rows 0 to 0: Too dear. Let it return true or false for every row.", error.Message);
        Assert.IsType<InvalidOperationException>(error.InnerException);
    }

    [Fact]
    public void A_rule_that_throws_over_a_sensitive_value_does_not_tell_it()
    {
        var batch = new Insured.Batch(1);
        batch.Add(new Insured { Ssn = "078-05-1120" });
        var error = Assert.Throws<MillraceException>(() => Scan.Batches(Insured.Schema, batch));
        Assert.Equal(
            "The rule Insured.NumbersArePositive throws in rows 0 to 0: FormatException, whose message is not told, for it may hold values of a sensitive column. "
            + "Let it return true or false for every row.",
            error.Message);
        Assert.DoesNotContain("078-05-1120", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_rule_tolerates_is_kept_in_the_report_alone()
    {
        var log = new RecordingLogger<ValidateData<Delivery>>();
        using var step = new TestStepContext();
        DataReport report = (await new ValidateData<Delivery>(log).RunAsync(
            Dataset.Of(Delivery.Of(1, tip: 11), Delivery.Of(2), Delivery.Of(3), Delivery.Of(4)), step, CancellationToken.None)).Report;
        Assert.Empty(log.Entries);
        Assert.Empty(report.Anomalies);
        DataReport read = DataReportFile.Read(DataReportFile.Write(report), "report.json");
        Assert.Equal(report.Expectations.Select(static each => (each.Attribute, each.Says, each.Broken)), read.Expectations.Select(static each => (each.Attribute, each.Says, each.Broken)));
        Assert.Contains(("Tips are no more than the price.", 1L, 0.25), read.Expectations.Select(static each => (each.Says, each.Broken, each.Tolerance)));
    }

    private static DataReport Report(params Delivery[] rows) =>
        Scan.Report(Delivery.Schema, Scan.Batches(Delivery.Schema, Delivery.InBatch(rows)));
}
