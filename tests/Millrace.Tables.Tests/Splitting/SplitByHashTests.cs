using CsCheck;
using Millrace.Data;
using Millrace.Testing;

namespace Millrace.Tables.Tests;

public sealed class SplitByHashTests : IDisposable
{
    private readonly TestStepContext _step = new();

    public void Dispose() => _step.Dispose();

    [Fact]
    public async Task Each_row_is_in_one_part_in_its_order_and_rows_of_one_key_are_in_the_same() => await AnyRides.Many.SampleAsync(
        async rides =>
        {
            TrainTuneTest<Ride> parts = await ComponentTest.RunAsync(new SplitByHash<Ride, ByRide> { TestFraction = 0.3 }, Dataset.Of(rides), _step);
            Ride[][] all = [await parts.Train.ToArrayAsync(), await parts.Tune.ToArrayAsync(), await parts.Test.ToArrayAsync()];

            Dictionary<(long, string?), int> partOf = [];
            for (int part = 0; part < all.Length; part++)
            {
                foreach (Ride ride in all[part])
                    Assert.Equal(part, partOf[(ride.Id, ride.Company)] = partOf.GetValueOrDefault((ride.Id, ride.Company), part));
                int at = part;
                Assert.Equal(
                    await Told.RowsAsync(rides.Where(ride => partOf.GetValueOrDefault((ride.Id, ride.Company), -1) == at)), await Told.RowsAsync(all[part]));
            }

            Assert.Equal(rides.Length, all.Sum(static part => part.Length));
        },
        iter: 30,
        seed: "0N0XIzNsQ0O2",
        threads: 1);

    [Fact]
    public async Task Parts_have_about_their_shares_and_are_recorded()
    {
        TrainTuneTest<Ride> parts = await ComponentTest.RunAsync(new SplitByHash<Ride, WholeRow<Ride>>(), Dataset.Of(AnyRides.Numbered(40_000)), _step);

        Assert.InRange(parts.Test.RowCount, 7_700, 8_300);
        Assert.InRange(parts.Tune.RowCount, 5_750, 6_250);
        Assert.Equal(40_000, parts.Train.RowCount + parts.Tune.RowCount + parts.Test.RowCount);
        Assert.Equal(parts.Test.RowCount, _step.Metrics["test-rows"]);
    }

    [Fact]
    public async Task A_key_keeps_its_part_when_rows_come_go_and_change_places()
    {
        Ride[] rides = AnyRides.Numbered(3_000);
        async Task<HashSet<long>> TestOf(IEnumerable<Ride> rows) =>
        [
            .. (await (await ComponentTest.RunAsync(new SplitByHash<Ride, ByRide>(), Dataset.Of(rows), _step)).Test.ToArrayAsync())
                .Select(static ride => ride.Id),
        ];

        HashSet<long> whole = await TestOf(rides);

        Assert.Equal(whole.Where(static id => id % 3 == 0).Order(), (await TestOf(rides.Reverse().Where(static ride => ride.Id % 3 == 0))).Order());
    }

    [Fact]
    public async Task What_is_tested_on_stays_so_while_its_share_grows()
    {
        Dataset<Ride> rows = Dataset.Of(AnyRides.Numbered(3_000));
        async Task<string[]> TestOf(double share) => await Told.RowsAsync((await rows.SplitByHashAsync(_step, ByRide.Key, 0.1, share)).Test);

        Assert.Empty((await TestOf(0.2)).Except(await TestOf(0.4)));
    }

    [Fact]
    public async Task Another_salt_makes_another_split()
    {
        Dataset<Ride> rows = Dataset.Of(AnyRides.Numbered(10_000));
        async Task<string[]> TestOf(string salt) => await Told.RowsAsync((await rows.SplitByHashAsync(_step, ByRide.Key, 0, 0.5, salt)).Test);

        Assert.InRange((await TestOf("")).Intersect(await TestOf("other")).Count(), 2_200, 2_800);
    }

    [Theory]
    [InlineData(0.6, 0.4)]
    [InlineData(-0.1, 0.4)]
    [InlineData(double.NaN, 0.4)]
    public async Task Shares_that_leave_nothing_to_learn_from_are_refused(double tune, double test)
    {
        ParameterException error = await Assert.ThrowsAsync<ParameterException>(
            () => Dataset.Of<Ride>().SplitByHashAsync(_step, ByRide.Key, tune, test));

        Assert.Contains("together they must be less than 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folds_are_disjoint_have_all_rows_and_keep_keys_together()
    {
        Ride[] rides = AnyRides.Numbered(5_000);
        Collection<Fold> folds = await ComponentTest.RunAsync(new NumberFolds { Folds = 4 }, _step);
        List<long> validated = [];
        await foreach (Fold fold in folds)
        {
            TrainAndValidation<Ride> parts = await ComponentTest.RunAsync(new SplitFold<Ride, ByRide>(), Dataset.Of(rides), fold, _step);
            long[] own = [.. (await parts.Validation.ToArrayAsync()).Select(static ride => ride.Id)];
            Assert.InRange(own.Length, 1_100, 1_400);
            Assert.Equal(rides.Select(static ride => ride.Id).Except(own), (await parts.Train.ToArrayAsync()).Select(static ride => ride.Id));
            validated.AddRange(own);
        }

        Assert.Equal(rides.Select(static ride => ride.Id), validated.Order());
    }

    [Fact]
    public async Task Folds_of_a_part_are_as_large_as_others()
    {
        TrainTuneTest<Ride> parts = await Dataset.Of(AnyRides.Numbered(10_000)).SplitByHashAsync(_step, ByRide.Key, 0, 0.5);
        for (int number = 0; number < 5; number++)
            Assert.InRange((await parts.Train.SplitFoldAsync(_step, ByRide.Key, new Fold(number, 5))).Validation.RowCount, 850, 1_150);
    }

    [Fact]
    public async Task A_fold_that_is_not_there_is_refused()
    {
        ParameterException error = await Assert.ThrowsAsync<ParameterException>(
            () => Dataset.Of<Ride>().SplitFoldAsync(_step, ByRide.Key, new Fold(5, 5)));

        Assert.Equal("There is no fold 5/5: numbers go from 0 to less than the count, which is 2 or more.", error.Message);
    }

    [Fact]
    public void A_fold_is_stored_as_text()
    {
        var content = new System.Buffers.ArrayBufferWriter<byte>();
        Fold.Write(new Fold(3, 12), content);

        Assert.Equal("3/12"u8.ToArray(), content.WrittenSpan.ToArray());
        Assert.Equal(new Fold(3, 12), Fold.Read(content.WrittenSpan));
        Assert.Throws<MillraceException>(() => Fold.Read("3-12"u8));
    }

    [Fact]
    public void A_key_names_each_column_once()
    {
        Assert.Throws<ArgumentException>(() => RowKey.Of<Ride>());
        Assert.Equal(
            "Ride.Company stands twice in a key: name it once. (Parameter 'columns')",
            Assert.Throws<ArgumentException>(() => RowKey.Of(Ride.Columns.Company, Ride.Columns.Id, Ride.Columns.Company)).Message);
        Assert.Equal("Id, Company", ByRide.Key.ToString());
    }
}
