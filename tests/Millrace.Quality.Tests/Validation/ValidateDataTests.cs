using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Extensions.Logging;
using Millrace.Data;
using Millrace.Quality.Tests.Reports.Pages;
using Millrace.Quality.Tests.Rows;
using Millrace.Testing;

namespace Millrace.Quality.Tests.Validation;

public sealed class ValidateDataTests : IDisposable
{
    private readonly RecordingLogger<ValidateData<Ride>> _log = new();
    private readonly TestStepContext _step = new();

    public void Dispose() => _step.Dispose();

    [Fact]
    public void It_is_a_step_with_four_outputs()
    {
        ComponentDescriptor descriptor = ValidateData<Ride>.Descriptor;
        Assert.Equal("validate-data", descriptor.Name);
        Assert.Equal(
            ["valid: Dataset<Ride>", "quarantined: Dataset<Ride>", "reasons: Dataset<QuarantineReason>", "report: DataReport"],
            descriptor.Outputs.Select(static output => $"{output.Name}: {output.Type.DisplayName}"));
        Assert.Equal(["gate", "environment"], descriptor.Parameters.Select(static parameter => parameter.Name));
    }

    [Theory]
    [InlineData(Gate.Fail)]
    [InlineData(Gate.Warn)]
    [InlineData(Gate.Quarantine)]
    public async Task Rows_that_hold_are_passed_on_as_they_are(Gate gate)
    {
        Dataset<Ride> rows = Dataset.Of(Ride.Good, Ride.Good with { Fare = 20 });
        ValidatedData<Ride> validated = await RunAsync(rows, gate);
        Assert.Same(rows, validated.Valid);
        Assert.Equal((0, 0), (validated.Quarantined.RowCount, validated.Reasons.RowCount));
        DataReport report = validated.Report;
        Assert.True(report.Holds);
        Assert.Equal(("Ride", 2, 7, gate, false), (report.Statistics.Schema, report.Statistics.Rows, report.Statistics.Columns.Length, report.Gate, report.IsClosed));
        Assert.Equal(15, report.Statistics.Columns[0].Numbers!.Mean);
        Assert.Equal(2, _step.Metrics["rows"]);
        Assert.Equal((2, 2, "rows"), _step.Progress);
        Assert.Empty(_log.Entries);
    }

    [Fact]
    public async Task A_broken_expectation_closes_the_gate_which_keeps_the_report()
    {
        var error = await Assert.ThrowsAsync<GateClosedException>(() => RunAsync(Dataset.Of(Ride.Good, Ride.Good with { Hour = 24, Fare = -1 })));
        Assert.Equal(
            """
            Dataset<Ride> (2 rows) is not as expected in 2 things (rows are counted from 0):
              fare: 1 of 2 values is less than [InRange(0, 1000)]: -1 in row 1; all lie from -1 to 10. If the data is right: [InRange(-1000, 1000)]
              hour: 1 of 2 values is greater than [InRange(0, 23)]: 24 in row 1; all lie from 12 to 24. If the data is right: [InRange(0, 30)]
            """.ReplaceLineEndings("\n"),
            error.Message);
        var report = Assert.IsType<DataReport>(Assert.Single(error.Kept));
        Assert.Equal((false, true, 2), (report.Holds, report.IsClosed, report.Anomalies.Length));
        Assert.Equal(2, _step.Metrics["rows"]);
    }

    [Fact]
    public async Task A_gate_that_warns_lets_all_rows_pass()
    {
        Dataset<Ride> rows = Dataset.Of(Ride.Good, Ride.Good with { Hour = 24 });
        ValidatedData<Ride> validated = await RunAsync(rows, Gate.Warn);
        Assert.Same(rows, validated.Valid);
        Assert.Equal((false, false), (validated.Report.Holds, validated.Report.IsClosed));
        Assert.Equal((LogLevel.Warning, "hour: 1 of 2 values is greater than [InRange(0, 23)]: 24 in row 1; all lie from 12 to 24."), Assert.Single(_log.Entries));
    }

    [Fact]
    public async Task Values_that_would_break_or_turn_a_line_are_made_visible()
    {
        Dataset<Ride> rows = Dataset.Of(Ride.Good, Ride.Good with { Payment = "a\nb\u202E\u0007" });
        var error = await Assert.ThrowsAsync<GateClosedException>(() => RunAsync(rows));
        Assert.Contains("\"a\\nb\\u202E\\u0007\"", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.Message.Split('\n').Length);
        Assert.DoesNotContain(error.Message, static c => (char.IsControl(c) && c != '\n') || c == '\u202E');
        await RunAsync(rows, Gate.Warn);
        string line = Assert.Single(_log.Entries).Message;
        Assert.Contains("\"a\\nb\\u202E\\u0007\"", line, StringComparison.Ordinal);
        Assert.DoesNotContain(line, static c => char.IsControl(c) || c == '\u202E');
    }

    [Fact]
    public async Task What_is_tolerated_stands_in_the_table_of_expectations_alone()
    {
        DataReport report = (await RunAsync(Dataset.Of([Ride.Good, Ride.Good, Ride.Good, Ride.Good with { Payment = "Dispute" }]))).Report;
        Assert.True(report.Holds);
        Assert.Empty(report.Anomalies);
        Assert.Empty(_log.Entries);

        const string Attribute = "[OneOf(\"Cash\", \"Credit Card\", Tolerance = 0.25)]";
        ReportSection table = report.DescribeReport()[2];
        Assert.Equal("Expectations: 0 broken, 1 broken within the tolerance, 4 kept", table.Title);
        Assert.Equal("payment_type | [OneOf(\"Cash\", \"Credit Card\", Tolerance… | yes | 1 | 4 | 25 % | 25 %", string.Join(" | ", Assert.Single(table.Rows)));
        XElement row = new PageFile(report.ToHtml().ToArray()).All("tr").Single(static each => each.Value.StartsWith(Attribute, StringComparison.Ordinal));
        Assert.Equal([Attribute, "yes", "1 (25 %)", "4", "25 %"], row.Elements().Select(static each => each.Value));
        using JsonDocument json = JsonDocument.Parse(report.ToJson());
        JsonElement told = json.RootElement.GetProperty("expectations").EnumerateArray().Single(static each => each.GetProperty("attribute").GetString() == Attribute);
        Assert.Equal(
            (true, 1, 4, 0.25),
            (told.GetProperty("holds").GetBoolean(), told.GetProperty("broken").GetInt64(), told.GetProperty("checked").GetInt64(), told.GetProperty("tolerance").GetDouble()));
    }

    [Fact]
    public async Task A_number_that_is_no_member_of_an_enumeration_is_named()
    {
        var validate = new ValidateData<Pot>(new RecordingLogger<ValidateData<Pot>>());
        DataException error = await Assert.ThrowsAsync<DataException>(() =>
            validate.RunAsync(Dataset.Of(new Pot { Colour = Paint.Red }, new Pot { Colour = (Paint)99 }), _step, CancellationToken.None));
        Assert.Equal("99 is not a member of Paint: only members have a text form.", error.Message);
    }

    [Fact]
    public async Task No_rows_close_the_gate()
    {
        var error = await Assert.ThrowsAsync<GateClosedException>(() => RunAsync(Dataset.Of<Ride>()));
        Assert.Equal(
            "Dataset<Ride> (0 rows) is not as expected in one thing (rows are counted from 0):\n  Dataset<Ride> has no rows, so nothing can be learned from it. Check the source, and the steps before this one. If the data is right: [Rows(0)]",
            error.Message);
    }

    [Fact]
    public async Task References_are_said_to_be_checked_elsewhere()
    {
        var log = new RecordingLogger<ValidateData<Order>>();
        await new ValidateData<Order>(log).RunAsync(Dataset.Of(new Order { Id = 1, ShopCode = "a" }), _step, CancellationToken.None);
        Assert.Equal(
            (LogLevel.Information, "Order: [References] of shop, number is not checked here; CheckReferences does."), Assert.Single(log.Entries));
    }

    [Fact]
    public async Task An_unknown_environment_is_refused()
    {
        var error = await Assert.ThrowsAsync<ParameterException>(() =>
            new ValidateData<Ride>(_log) { Environment = "serving" }.RunAsync(Dataset.Of(Ride.Good), _step, CancellationToken.None));
        Assert.Equal(
            ("environment", "Ride has no environment \"serving\"; Ride tells none apart: declare them with [Environments]."), (error.Parameter, error.Message));
    }

    [Fact]
    public async Task Cancellation_ends_it() => await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
        new ValidateData<Ride>(_log).RunAsync(Dataset.Of(Ride.Good), _step, new CancellationToken(canceled: true)));

    private Task<ValidatedData<Ride>> RunAsync(Dataset<Ride> rows, Gate gate = Gate.Fail) =>
        new ValidateData<Ride>(_log) { Gate = gate }.RunAsync(rows, _step, CancellationToken.None);
}
