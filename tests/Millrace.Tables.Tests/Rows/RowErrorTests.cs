using Millrace.Data;
using Millrace.Testing;

namespace Millrace.Tables.Tests;

/// <summary>What is told of a program's own code that fails.</summary>
public sealed class RowErrorTests : IDisposable
{
    private readonly TestStepContext _step = new();

    public void Dispose() => _step.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task The_first_row_at_which_code_fails_is_told_on_any_number_of_threads(int parallelism)
    {
        Dataset<Ride> rows = Dataset.Of(AnyRides.Numbered(40_000));

        RowException error = await Assert.ThrowsAsync<RowException>(() => rows.FilterAsync(
            _step,
            static (in Ride ride) => ride.Id < 20_000 ? true : throw new InvalidOperationException($"no ride {ride.Id}"),
            new TableOptions { Parallelism = parallelism }));

        Assert.Equal(20_001, error.Row);
        Assert.Equal("The code given failed at row 20001 of Ride: InvalidOperationException: no ride 20000", error.Message);
        Assert.IsType<InvalidOperationException>(error.InnerException);
    }

    [Fact]
    public async Task A_component_names_its_code()
    {
        RowException error = await Assert.ThrowsAsync<RowException>(
            () => ComponentTest.RunAsync(new FilterRows<Patient, Unlucky>(), Dataset.Of(new Patient { Illness = "gout" }), _step));

        Assert.StartsWith("Unlucky.Keep failed at row 1 of Patient: FormatException at ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sensitive_values_in_the_text_of_an_exception_are_not_told()
    {
        RowException error = await Assert.ThrowsAsync<RowException>(
            () => ComponentTest.RunAsync(new FilterRows<Patient, Unlucky>(), Dataset.Of(new Patient { Illness = "gout" }), _step));

        Assert.DoesNotContain("gout", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_its_schema_cannot_hold_is_told()
    {
        RowException error = await Assert.ThrowsAsync<RowException>(
            () => Dataset.Of(AnyRides.Numbered(3)).MapAsync(_step, static (in Ride ride) => new Stop { Ride = ride.Id, Name = ride.Id == 1 ? null! : "" }));

        Assert.Equal(2, error.Row);
        Assert.Contains("Column \"name\" is not nullable", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelled_work_ends()
    {
        using var cancelled = new CancellationTokenSource();
        Dataset<Ride> rows = Dataset.Of(AnyRides.Numbered(40_000));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rows.FilterAsync(
            _step,
            (in Ride ride) =>
            {
                cancelled.Cancel();
                return true;
            },
            cancellation: cancelled.Token));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Code_that_notices_by_itself_that_the_work_is_cancelled_has_not_failed(int parallelism)
    {
        using var cancelled = new CancellationTokenSource();
        Dataset<Ride> rows = Dataset.Of(AnyRides.Numbered(100));

        OperationCanceledException ended = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rows.MapAsync(
            _step,
            (in Ride ride) =>
            {
                cancelled.Cancel();
                cancelled.Token.ThrowIfCancellationRequested();
                return new Stop { Name = "" };
            },
            new TableOptions { Parallelism = parallelism },
            cancelled.Token));

        Assert.Equal(cancelled.Token, ended.CancellationToken);
    }

    [Fact]
    public async Task Code_whose_own_work_is_cancelled_has_failed()
    {
        RowException error = await Assert.ThrowsAsync<RowException>(() => Dataset.Of(AnyRides.Numbered(3)).FilterAsync(
            _step, static (in Ride ride) => ride.Id < 2 ? true : throw new OperationCanceledException("too late")));

        Assert.Equal("The code given failed at row 3 of Ride: OperationCanceledException: too late", error.Message);
    }

    private sealed class Unlucky : IRowFilter<Patient>
    {
        public static bool Keep(in Patient row) => throw new FormatException($"{row.Illness} is no number");
    }
}
