using CsCheck;
using Millrace.Data;
using Millrace.Testing;

namespace Millrace.Tables.Tests;

public sealed class SplitByTimeTests : IDisposable
{
    private static readonly Gen<(Ride[], double, double)> s_fractions = Gen.Select(AnyRides.Many, Gen.Double[0, 0.5], Gen.Double[0, 0.49]);

    private static readonly Gen<long> s_end = Gen.Bool.Select(static first => first ? long.MinValue : long.MaxValue);

    private static readonly Gen<long[]> s_times =
        Gen.OneOf(Gen.Long, Gen.Long[-5, 5], s_end, Gen.Long[1L << 50, (1L << 50) + (1L << 40)]).Array[0, 200];

    private readonly TestStepContext _step = new();

    public void Dispose() => _step.Dispose();

    [Fact]
    public async Task Points_in_time_part_rows_and_a_row_at_a_point_is_in_the_later_part() => await AnyRides.Many.SampleAsync(
        async rides =>
        {
            var split = new SplitByTime<Ride, Start> { TuneFrom = "2024-01-01T03:00", TestFrom = "2024-01-01T07:00", Missing = MissingTime.Tune };

            TrainTuneTest<Ride> parts = await ComponentTest.RunAsync(split, Dataset.Of(rides), _step);

            int PartOf(Ride ride) => ride.Started is not { Hour: var hour } ? 1 : hour >= 7 ? 2 : hour >= 3 ? 1 : 0;
            Assert.Equal(await Told.RowsAsync(rides.Where(ride => PartOf(ride) == 0)), await Told.RowsAsync(parts.Train));
            Assert.Equal(await Told.RowsAsync(rides.Where(ride => PartOf(ride) == 1)), await Told.RowsAsync(parts.Tune));
            Assert.Equal(await Told.RowsAsync(rides.Where(ride => PartOf(ride) == 2)), await Told.RowsAsync(parts.Test));
        },
        iter: 30,
        seed: "0N0XIzNsQ0O2",
        threads: 1);

    [Fact]
    public async Task Fractions_part_rows_at_times_and_never_within_one() => await s_fractions.SampleAsync(
        async (rides, tune, test) =>
        {
            TrainTuneTest<Ride> parts = await Dataset.Of(rides).SplitByTimeAsync(_step, Start.Time, tune, test, MissingTime.Train);

            DateTime[] times = [.. rides.Where(static ride => ride.Started is not null).Select(static ride => ride.Started!.Value).Order()];
            int tested = (int)Math.Round(test * times.Length);
            int both = (int)Math.Round((tune + test) * times.Length);
            DateTime? testFrom = tested == 0 ? null : times[^tested];
            DateTime? tuneFrom = both == tested ? null : times[^both];
            Assert.Equal(await Told.RowsAsync(rides.Where(ride => ride.Started >= testFrom)), await Told.RowsAsync(parts.Test));
            Assert.Equal(
                await Told.RowsAsync(rides.Where(ride => ride.Started >= tuneFrom && !(ride.Started >= testFrom))), await Told.RowsAsync(parts.Tune));
            Assert.Equal(rides.Length, parts.Train.RowCount + parts.Tune.RowCount + parts.Test.RowCount);
        },
        iter: 30,
        seed: "0N0XIzNsQ0O2",
        threads: 1);

    [Fact]
    public async Task Cuts_are_the_same_where_times_are_more_than_are_held() => await Gen.Select(s_times, Gen.Double[0, 0.5], Gen.Double[0, 0.49]).SampleAsync(
        async (times, tune, test) =>
        {
            Dataset<Ride> rows = Dataset.Of(times.Select(static each => new Ride { Id = each, Note = "" }));
            Shares shares = Shares.Of(tune, test);
            RowTime<Ride> time = RowTime.Of(Ride.Columns.Id);

            TimeCuts expected = await new TimeParts<Ride>(time, MissingTime.Refuse, TableOptions.Default).FindCutsAsync(rows, shares, default);

            Assert.Equal(expected, await new TimeParts<Ride>(time, MissingTime.Refuse, TableOptions.OfBytes(1)).FindCutsAsync(rows, shares, default));
        },
        iter: 60,
        seed: "0N0XIzNsQ0O2",
        threads: 1);

    [Fact]
    public async Task A_row_without_a_time_is_an_error_unless_a_part_is_named()
    {
        Dataset<Ride> rows = Dataset.Of(new Ride { Note = "", Started = DateTime.UnixEpoch }, new Ride { Note = "" });
        const string Expected = "Row 2 has no time in column \"started\" of Ride: say where such rows go (train, tune or test), or filter them out.";

        Assert.Equal(Expected, (await Assert.ThrowsAsync<DataException>(() => ComponentTest.RunAsync(new SplitByTime<Ride, Start>(), rows, _step))).Message);
        Assert.Equal(
            Expected,
            (await Assert.ThrowsAsync<DataException>(
                () => ComponentTest.RunAsync(new SplitByTime<Ride, Start> { TestFrom = "2024-01-01" }, rows, _step))).Message);
    }

    [Theory]
    [InlineData("soon", "", "'tune-from' is \"soon\", but column \"started\" needs ")]
    [InlineData("2024-02-01", "2024-01-01", "'tune-from' is \"2024-02-01\" and 'test-from' is \"2024-01-01\": ")]
    public async Task Points_that_cannot_be_are_refused(string tuneFrom, string testFrom, string message)
    {
        ParameterException error = await Assert.ThrowsAsync<ParameterException>(
            () => Dataset.Of<Ride>().SplitByTimeAsync(_step, Start.Time, tuneFrom, testFrom));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whole_numbers_may_be_times()
    {
        TrainTuneTest<Ride> parts = await Dataset.Of(AnyRides.Numbered(10)).SplitByTimeAsync(_step, RowTime.Of(Ride.Columns.Id), "", "7");

        Assert.Equal([7, 8, 9], (await parts.Test.ToArrayAsync()).Select(static ride => ride.Id));
        Assert.Equal((7, 0), (parts.Train.RowCount, parts.Tune.RowCount));
    }
}
