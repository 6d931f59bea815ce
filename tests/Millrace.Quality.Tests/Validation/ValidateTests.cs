using Microsoft.Extensions.Logging;
using Millrace.Data;
using Millrace.Quality.Tests.Rows;
using Millrace.Testing;

namespace Millrace.Quality.Tests.Validation;

public sealed class ValidateTests : IDisposable
{
    private readonly RecordingLogger<Validate<Ride>> _log = new();
    private readonly TestStepContext _step = new();

    public void Dispose() => _step.Dispose();

    [Fact]
    public void It_is_a_step_with_two_outputs()
    {
        ComponentDescriptor descriptor = Validate<Ride>.Descriptor;
        Assert.Equal("validate", descriptor.Name);
        Assert.Equal(["valid: Dataset<Ride>", "report: DataReport"], descriptor.Outputs.Select(static output => $"{output.Name}: {output.Type.DisplayName}"));
    }

    [Fact]
    public async Task Rows_that_hold_are_passed_on_as_they_are()
    {
        Dataset<Ride> rows = Dataset.Of(Ride.Good, Ride.Good with { Fare = 20 });
        (Dataset<Ride> valid, DataReport report) = await RunAsync(rows);
        Assert.Same(rows, valid);
        Assert.True(report.Holds);
        Assert.Equal(("Ride", 2, 7), (report.Schema, report.RowCount, report.Columns.Length));
        Assert.Equal(15, report.Columns[0].Mean);
        Assert.Equal(2, _step.Metrics["rows"]);
        Assert.Equal((2, 2, "rows"), _step.Progress);
        Assert.Empty(_log.Entries);
    }

    [Fact]
    public async Task A_broken_expectation_fails_the_step_with_the_report()
    {
        var error = await Assert.ThrowsAsync<DataValidationException>(() => RunAsync(Dataset.Of(Ride.Good, Ride.Good with { Hour = 24 })));
        Assert.Equal(
            "Dataset<Ride> (2 rows) breaks 1 of 5 expectations (rows are counted from 0):\n  hour: 1 of 2 values are outside [InRange(0, 23)]: 24 in row 1. Fix the data; or, if it is right, change the attribute of Ride.Hour, or let it tolerate this share with Tolerance = 0.5.",
            error.Message);
        Assert.False(error.Report!.Holds);
    }

    [Fact]
    public async Task What_is_tolerated_is_logged_and_reported()
    {
        (_, DataReport report) = await RunAsync(Dataset.Of([Ride.Good, Ride.Good, Ride.Good, Ride.Good with { Payment = "Dispute" }]));
        Assert.True(report.Holds);
        Assert.Equal((LogLevel.Warning, "Column payment_type: 1 of 4 values break [OneOf(\"Cash\", \"Credit Card\", Tolerance = 0.25)], which tolerates as many."), Assert.Single(_log.Entries));
    }

    [Fact]
    public async Task No_rows_are_an_error()
    {
        var error = await Assert.ThrowsAsync<DataValidationException>(() => RunAsync(Dataset.Of<Ride>()));
        Assert.Equal("Dataset<Ride> has no rows, so nothing can be learned from it. Check the source, and the steps before this one.", error.Message);
    }

    [Fact]
    public async Task Cancellation_ends_it() => await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
        new Validate<Ride>(_log).RunAsync(Dataset.Of(Ride.Good), _step, new CancellationToken(canceled: true)));

    private Task<(Dataset<Ride> Valid, DataReport Report)> RunAsync(Dataset<Ride> rows) => new Validate<Ride>(_log).RunAsync(rows, _step, CancellationToken.None);
}
