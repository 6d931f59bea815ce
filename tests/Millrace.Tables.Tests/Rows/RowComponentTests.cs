using CsCheck;
using Millrace.Data;
using Millrace.Testing;

namespace Millrace.Tables.Tests;

/// <summary>Filter, map, flat map and derive, beside what a loop does.</summary>
public sealed class RowComponentTests : IDisposable
{
    private readonly TestStepContext _step = new();

    public void Dispose() => _step.Dispose();

    [Fact]
    public async Task Components_do_what_a_loop_does() => await AnyRides.Many.SampleAsync(
        async rides =>
        {
            Dataset<Ride> rows = Dataset.Of(rides);

            Assert.Equal(
                await Told.RowsAsync(rides.Where(static ride => Dear.Keep(in ride))),
                await Told.RowsAsync(await ComponentTest.RunAsync(new FilterRows<Ride, Dear>(), rows, _step)));
            Assert.Equal(
                await Told.RowsAsync(rides.Where(static ride => ride.Fare > 3 && ride.Company is not (null or "Blue"))),
                await Told.RowsAsync(await ComponentTest.RunAsync(new WhereRows<Ride, DearByColumns>(), rows, _step)));
            Assert.Equal(
                await Told.RowsAsync(rides.Select(static ride => ToStop.Map(in ride))),
                await Told.RowsAsync(await ComponentTest.RunAsync(new MapRows<Ride, Stop, ToStop>(), rows, _step)));
            Assert.Equal(
                await Told.RowsAsync(rides.SelectMany(static ride => (ride.Stops ?? []).Select(name => new Stop { Ride = ride.Id, Name = name }))),
                await Told.RowsAsync(await ComponentTest.RunAsync(new FlatMapRows<Ride, Stop, ToStops>(), rows, _step)));
            Assert.Equal(
                await Told.RowsAsync(rides.Select(Rated)),
                await Told.RowsAsync(await ComponentTest.RunAsync(new DeriveRows<Ride, RatedRide, Rate>(), rows, _step)));
        },
        iter: 30,
        seed: "0N0XIzNsQ0O2",
        threads: 1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Rows_and_their_order_are_the_same_on_any_number_of_threads(int parallelism)
    {
        Ride[] rides = AnyRides.Numbered(40_000);
        Dataset<Ride> rows = Dataset.Of(rides);
        var options = new TableOptions { Parallelism = parallelism };

        Assert.Equal(
            await Told.RowsAsync(rides.Where(static ride => Dear.Keep(in ride))),
            await Told.RowsAsync(await rows.FilterAsync(_step, Dear.Keep, options)));
        Assert.Equal(
            await Told.RowsAsync(rides.Select(static ride => ToStop.Map(in ride))),
            await Told.RowsAsync(await rows.MapAsync<Ride, Stop>(_step, ToStop.Map, options)));
        Assert.Equal(
            await Told.RowsAsync(rides.Select(Rated)), await Told.RowsAsync(await rows.DeriveAsync<Ride, RatedRide>(_step, Rate.Derive, options)));
        Assert.Equal((40_000, 40_000, "rows"), _step.Progress);
    }

    [Fact]
    public async Task Code_that_stands_in_a_component_may_be_a_lambda()
    {
        Dataset<Ride> rows = Dataset.Of(AnyRides.Numbered(100));

        Dataset<Ride> kept = await rows.FilterAsync(_step, static (in Ride ride) => ride.Id is 3 or 99);
        Dataset<Stop> stops = await kept.MapAsync(_step, static (in Ride ride) => new Stop { Ride = ride.Id, Name = "a" });
        Dataset<Stop> twice = await stops.FlatMapAsync(_step, static (in Stop stop, RowOutput<Stop> output) =>
        {
            output.Add(in stop);
            output.Add(stop with { Name = "b" });
        });

        Assert.Equal(["3|a", "3|b", "99|a", "99|b"], await Told.RowsAsync(twice));
    }

    [Fact]
    public async Task A_derived_row_is_what_the_code_returns_also_where_it_was_copied()
    {
        Dataset<Ride> rows = Dataset.Of(new Ride { Note = "old", Fare = 5 });

        Dataset<RatedRide> rated = await rows.DeriveAsync(_step, static (in Ride _, in RatedRide copied) => copied with { Note = "new" });

        RatedRide row = Assert.Single(await rated.ToArrayAsync());
        Assert.Equal(("new", 5, 0, "", null), (row.Note, row.Fare, row.Rate, row.Word, row.MaybeWord));
        Assert.Empty(row.Marks);
        Assert.Empty(row.Seal);
    }

    [Fact]
    public async Task A_column_of_the_same_name_and_another_type_is_not_derived()
    {
        DataException error = await Assert.ThrowsAsync<DataException>(
            () => Dataset.Of(new Ride { Note = "" }).DeriveAsync(_step, static (in Ride _, in WrongRide copied) => copied));

        Assert.Equal(
            "Column \"miles\" is Int32 in WrongRide and Single in Ride, so it cannot be copied. Give it the same type in both, or another name in one.", error.Message);
    }

    private static RatedRide Rated(Ride ride) => new()
    {
        Id = ride.Id, Company = ride.Company, Payment = ride.Payment, Fare = ride.Fare, Miles = ride.Miles, Started = ride.Started, Note = ride.Note,
        Rate = ride.Miles == 0 ? 0 : (ride.Fare ?? 0) / ride.Miles, Word = ride.Note + "!", Marks = [], Seal = [],
    };
}
