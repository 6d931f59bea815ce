using CsCheck;
using Millrace.Data;
using Millrace.Quality.Tests.Rows;
using Millrace.Testing;

namespace Millrace.Quality.Tests.Quarantining;

public sealed class QuarantineTests
{
    [Fact]
    public void Rows_are_parted_as_a_plain_loop_parts_them()
    {
        Gen<Delivery> delivery = Gen.Select(Gen.Int[1, 60], Gen.Double[0, 20], static (id, tip) => Delivery.Of(id, tip: tip < 6 ? null : tip));
        delivery.Array[1, 300].Sample(static rows =>
        {
            int small = rows.Count(static row => row.Tip > row.Price);
            bool tolerated = small <= 0.25 * rows.Length;
            bool[] bad = [.. rows.Select((row, i) => rows.Take(i).Any(other => other.Id == row.Id) || (!tolerated && row.Tip > row.Price))];
            if (bad.Count(static each => !each) < 2 || 2 * rows.Count(static row => row.Tip is null) > rows.Length)
            {
                Assert.Throws<GateClosedException>(() => Run(rows));
                return;
            }

            ValidatedData<Delivery> validated = Run(rows);
            Assert.Equal(rows.Where((_, i) => !bad[i]), Read(validated.Valid));
            Assert.Equal(rows.Where((_, i) => bad[i]), Read(validated.Quarantined));
            Assert.Equal(Enumerable.Range(0, rows.Length).Where(i => bad[i]).Select(static i => (long)i), Read(validated.Reasons).Select(static reason => reason.Position));
            Assert.Equal(bad.Count(static each => each), validated.Report.Quarantined);
        });
    }

    [Fact]
    public async Task Reasons_say_what_each_row_breaks_and_mask_what_is_sensitive()
    {
        using var step = new TestStepContext();
        ValidatedData<Ride> validated = await new ValidateData<Ride>(new RecordingLogger<ValidateData<Ride>>()) { Gate = Gate.Quarantine }.RunAsync(
            Dataset.Of(Ride.Good, Ride.Good with { Fare = float.NaN, Payment = "Dispute" }, Ride.Good, Ride.Good with { Latitude = -87.25, Payment = "Token" }, Ride.Good),
            step, CancellationToken.None);
        Assert.Equal(3, validated.Valid.RowCount);
        Assert.Equal(
            [
                new QuarantineReason
                {
                    Position = 1, Column = "fare, payment_type", Expectation = "[InRange(0, 1000)], [OneOf(\"Cash\", \"Credit Card\", Tolerance = 0.25)]",
                    Reason = "fare: NaN is outside [InRange(0, 1000)]. payment_type: \"Dispute\" is not among [OneOf(\"Cash\", \"Credit Card\", Tolerance = 0.25)].",
                },
                new QuarantineReason
                {
                    Position = 3, Column = "payment_type, latitude", Expectation = "[OneOf(\"Cash\", \"Credit Card\", Tolerance = 0.25)], [InRange(41, 43)]",
                    Reason = "payment_type: \"Token\" is not among [OneOf(\"Cash\", \"Credit Card\", Tolerance = 0.25)]. latitude: ••• is outside [InRange(41, 43)].",
                },
            ],
            await validated.Reasons.ToArrayAsync());
        Assert.Equal(2, step.Metrics["quarantined-rows"]);
    }

    [Fact]
    public void What_lies_in_no_row_closes_the_gate()
    {
        var error = Assert.Throws<GateClosedException>(static () => Run([.. Enumerable.Range(1, 4).Select(static i => Delivery.Of(i, tip: i == 1 ? 1 : null))]));
        Assert.Contains("tip: 1 of 4 rows have a value, fewer than [Presence(0.5)] says", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_rows_left_close_the_gate()
    {
        var error = Assert.Throws<GateClosedException>(static () => Run([Delivery.Of(1, tip: 20), Delivery.Of(2)]));
        Assert.Contains("When rows that are not as expected are set apart, too few are left: 1 rows are outside [Rows(2, 1000)] of Delivery.", error.Message, StringComparison.Ordinal);
        var report = Assert.IsType<DataReport>(Assert.Single(error.Kept));
        Assert.Equal((true, 1, AnomalyKind.TooFewRows), (report.IsClosed, report.Quarantined, report.Anomalies[0].Kind));
        error = Assert.Throws<GateClosedException>(static () => Run([Delivery.Of(1, tip: 20), Delivery.Of(2, tip: 20)]));
        Assert.Contains("No row of Dataset<Delivery> is left", error.Message, StringComparison.Ordinal);
    }

    private static ValidatedData<Delivery> Run(params Delivery[] rows)
    {
        using var step = new TestStepContext();
        ValidatedData<Delivery> found = new ValidateData<Delivery>(new RecordingLogger<ValidateData<Delivery>>()) { Gate = Gate.Quarantine }
            .RunAsync(Dataset.Of(rows), step, CancellationToken.None).GetAwaiter().GetResult();

        // The folders of the step go with it.
        return new ValidatedData<Delivery>(Dataset.Of(Read(found.Valid)), Dataset.Of(Read(found.Quarantined)), Dataset.Of(Read(found.Reasons)), found.Report);
    }

    private static TRow[] Read<TRow>(Dataset<TRow> rows)
        where TRow : struct, ISchema<TRow> => rows.ToArrayAsync().AsTask().GetAwaiter().GetResult();
}
