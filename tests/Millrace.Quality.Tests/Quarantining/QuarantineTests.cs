using CsCheck;
using Millrace.Data;
using Millrace.Quality.Tests.Reports;
using Millrace.Quality.Tests.Reports.Pages;
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
            if (Bad(rows) is not { } bad)
            {
                Assert.Throws<GateClosedException>(() => Run(rows));
                return;
            }

            ValidatedData<Delivery> validated = Run(rows);
            Assert.Equal(rows.Where((_, i) => !bad[i]), Read(validated.Valid));
            Assert.Equal(rows.Where((_, i) => bad[i]), Read(validated.Quarantined));
            Assert.Equal(Enumerable.Range(0, rows.Length).Where(i => bad[i]).Select(static i => (long)i), Read(validated.Reasons).Select(static reason => reason.Position));
            Assert.Equal(bad.Count(static each => each), validated.Report.Quarantined);
            Assert.True(Run(validated.Valid, Gate.Fail).Report.Holds);
        });

        // None where the gate closes. Shares are those of the rows that are left, and a row repeats one that is left.
        static bool[]? Bad(Delivery[] rows)
        {
            if (AreFew(rows))
                return null;
            for (bool dear = HasDear(rows); ; dear = true)
            {
                var seen = new HashSet<int>();
                bool[] bad = [.. rows.Select(row => (dear && row.Tip > row.Price) || !seen.Add(row.Id))];
                Delivery[] rest = [.. rows.Where((_, i) => !bad[i])];
                if (AreFew(rest))
                    return null;
                if (dear || !HasDear(rest))
                    return bad;
            }
        }

        static bool AreFew(Delivery[] rows) => rows.Length < 2 || 2 * rows.Count(static row => row.Tip is null) > rows.Length;

        static bool HasDear(Delivery[] rows) => rows.Count(static row => row.Tip > row.Price) > 0.25 * rows.Length;
    }

    [Fact]
    public async Task A_row_that_has_the_key_of_a_row_that_is_set_apart_repeats_none()
    {
        ValidatedData<Delivery> found = Run(Delivery.Of(1, tip: 20), Delivery.Of(1), Delivery.Of(2), Delivery.Of(2), Delivery.Of(2, tip: 30));
        Assert.Equal([Delivery.Of(1), Delivery.Of(2)], await found.Valid.ToArrayAsync());
        Assert.Equal(
            [(0L, "[Rule(Tolerance = 0.25)] TipsAreSmall"), (3, "[Unique]"), (4, "[Rule(Tolerance = 0.25)] TipsAreSmall")],
            (await found.Reasons.ToArrayAsync()).Select(static reason => (reason.Position, reason.Expectation)));
    }

    [Fact]
    public async Task A_key_of_a_row_that_repeats_another_key_is_free()
    {
        ValidatedData<Badge> found = Run(Dataset.Of(Badge("a", 1), Badge("b", 1), Badge("b", 2)), Gate.Quarantine);
        Assert.Equal([Badge("a", 1), Badge("b", 2)], await found.Valid.ToArrayAsync());
        Assert.Equal((1, "number"), (await found.Reasons.ToArrayAsync()).Select(static reason => (reason.Position, reason.Column)).Single());
    }

    [Fact]
    public void Rows_of_two_keys_are_parted_row_by_row() =>
        Gen.Select(Gen.Int[0, 12], Gen.Int[1, 12], static (holder, number) => Badge(holder == 0 ? null : $"h{holder}", number)).Array[1, 40].Sample(static rows =>
        {
            var holders = new HashSet<string>();
            var numbers = new HashSet<int>();
            List<Badge> kept = [];
            foreach (Badge row in rows)
            {
                if (numbers.Contains(row.Number) || (row.Holder is { } holder && holders.Contains(holder)))
                    continue;
                numbers.Add(row.Number);
                _ = row.Holder is { } added && holders.Add(added);
                kept.Add(row);
            }

            Assert.Equal(kept, Read(Run(Dataset.Of(rows), Gate.Quarantine).Valid));
        });

    [Fact]
    public async Task What_is_beyond_its_tolerance_of_the_rows_that_are_left_is_set_apart_too()
    {
        // Of 8 rows 2 have large tips, as many as may; of the 6 that are left without repeats they are more.
        ValidatedData<Delivery> found = Run(
            [Delivery.Of(1, tip: 20), Delivery.Of(2, tip: 20), .. Enumerable.Range(3, 4).Select(static i => Delivery.Of(i)), Delivery.Of(3), Delivery.Of(4)]);
        Assert.Equal(Enumerable.Range(3, 4).Select(static i => Delivery.Of(i)), await found.Valid.ToArrayAsync());
        Assert.Equal([0L, 1, 6, 7], (await found.Reasons.ToArrayAsync()).Select(static reason => reason.Position));
        Assert.Equal(4, found.Report.Quarantined);

        // Of all rows it holds, and the report says of how many of the rest it does not.
        Assert.Equal([AnomalyKind.DuplicateKeys, AnomalyKind.BrokenRule], found.Report.Anomalies.Select(static each => each.Kind));
        Anomaly later = found.Report.Anomalies[1];
        Assert.Equal((AnomalySeverity.Error, 2, 6), (later.Severity, later.Count, later.Of));
        Assert.StartsWith(
            "When rows that are not as expected are set apart, it does not hold of the rest: 2 of 6 rows break Delivery.TipsAreSmall",
            later.Message, StringComparison.Ordinal);
        Assert.All(later.Examples, static each => Assert.Equal(-1, each.Row));
        string told = string.Join('\n', found.Report.DescribeReport().Select(ConsoleText.Of));
        foreach (string text in (string[])[told, new PageFile(found.Report.ToHtml().ToArray()).Words, DataReportFile.Read(found.Report.ToJson(), "report.json").Anomalies[1].Message])
            Assert.Contains("it does not hold of the rest: 2 of 6 rows break Delivery.TipsAreSmall", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_hold_of_the_rows_that_are_left_and_lies_in_none_closes_the_gate()
    {
        var error = Assert.Throws<GateClosedException>(static () => Run(
            Delivery.Of(1, tip: null), Delivery.Of(2, tip: null), Delivery.Of(3), Delivery.Of(3)));
        Assert.Contains(
            "When rows that are not as expected are set apart, it does not hold of the rest: tip: 1 of 3 rows have a value, fewer than [Presence(0.5)] says",
            error.Message, StringComparison.Ordinal);
        var report = Assert.IsType<DataReport>(Assert.Single(error.Kept));
        Assert.Equal((true, 1, 4), (report.IsClosed, report.Quarantined, report.Statistics.Rows));
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

    /// <summary>Rows of many batches, from files, whose keys come again far away.</summary>
    [Fact]
    public async Task Many_rows_are_parted_as_a_plain_loop_parts_them()
    {
        using var step = new TestStepContext();
        Ticket[] rows = [.. Enumerable.Range(0, 120_000).Select(static i => new Ticket { Number = i % 100_003, Value = i % 1000 == 7 ? 2 : 0.5 })];
        DatasetWriter<Ticket> writer = step.CreateDataset<Ticket>();
        await using (writer)
        {
            foreach (Ticket row in rows)
                await writer.AddAsync(row, CancellationToken.None);
            Dataset<Ticket> stored = await writer.CompleteAsync(CancellationToken.None);
            ValidatedData<Ticket> found = await new ValidateData<Ticket>(new RecordingLogger<ValidateData<Ticket>>()) { Gate = Gate.Quarantine }
                .RunAsync(stored, step, CancellationToken.None);
            var seen = new HashSet<int>();
            bool[] bad = [.. rows.Select(row => row.Value > 1 || !seen.Add(row.Number))];
            Assert.Equal(rows.Where((_, i) => !bad[i]), await found.Valid.ToArrayAsync());
            Assert.Equal(
                Enumerable.Range(0, rows.Length).Where(i => bad[i]).Select(static i => (long)i),
                (await found.Reasons.ToArrayAsync()).Select(static reason => reason.Position));
        }
    }

    [Fact]
    public async Task A_value_of_another_length_is_told_with_it()
    {
        using var step = new TestStepContext();
        var good = new Note { Text = "ab", Secret = "cd", Marks = [1] };
        ValidatedData<Note> found = await new ValidateData<Note>(new RecordingLogger<ValidateData<Note>>()) { Gate = Gate.Quarantine }.RunAsync(
            Dataset.Of(good, good with { Text = "a😀cd" }, good with { Secret = "hidden" }, good with { Marks = [1, 2, 3] }), step, CancellationToken.None);
        string[] reasons = [.. (await found.Reasons.ToArrayAsync()).Select(static reason => reason.Reason)];
        Assert.Equal(
            ["text: \"a😀cd\" has 4 characters, outside [Length(1, 3)].", "secret: ••• is too short or too long for [Length(1, 3)]."], reasons[..2]);
        Assert.EndsWith(" has 3 elements, outside [Length(1, 2)].", reasons[2], StringComparison.Ordinal);
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
        Assert.Contains("When rows that are not as expected are set apart, too few are left: 1 row is outside [Rows(2, 1000)] of Delivery.", error.Message, StringComparison.Ordinal);
        var report = Assert.IsType<DataReport>(Assert.Single(error.Kept));
        Assert.Equal((true, 1, AnomalyKind.TooFewRows), (report.IsClosed, report.Quarantined, report.Anomalies[0].Kind));
        error = Assert.Throws<GateClosedException>(static () => Run([Delivery.Of(1, tip: 20), Delivery.Of(2, tip: 20)]));
        Assert.Contains("No row of Dataset<Delivery> is left", error.Message, StringComparison.Ordinal);
    }

    private static ValidatedData<Delivery> Run(params Delivery[] rows) => Run(Dataset.Of(rows), Gate.Quarantine);

    private static Badge Badge(string? holder, int number) => new() { Holder = holder, Number = number };

    private static ValidatedData<TRow> Run<TRow>(Dataset<TRow> rows, Gate gate)
        where TRow : struct, ISchema<TRow>
    {
        using var step = new TestStepContext();
        ValidatedData<TRow> found = new ValidateData<TRow>(new RecordingLogger<ValidateData<TRow>>()) { Gate = gate }
            .RunAsync(rows, step, CancellationToken.None).GetAwaiter().GetResult();

        // The folders of the step go with it.
        return new ValidatedData<TRow>(Dataset.Of(Read(found.Valid)), Dataset.Of(Read(found.Quarantined)), Dataset.Of(Read(found.Reasons)), found.Report);
    }

    private static TRow[] Read<TRow>(Dataset<TRow> rows)
        where TRow : struct, ISchema<TRow> => rows.ToArrayAsync().AsTask().GetAwaiter().GetResult();
}
