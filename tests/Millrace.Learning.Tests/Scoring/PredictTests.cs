using Millrace.Data;
using Millrace.Features;
using Millrace.Learning.Tests.Support;

namespace Millrace.Learning.Tests.Scoring;

/// <summary>Batch scoring: the rows with a prediction each.</summary>
public sealed class PredictTests : IDisposable
{
    private static readonly Ride[] rides = Rides.Sample(300);
    private static readonly Model<RideFeatures> model = Rides.Linear(Rides.Fit(rides));
    private readonly TempFolder _temp = new();

    /// <inheritdoc/>
    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task Each_row_comes_back_with_its_prediction_and_all_its_columns()
    {
        var step = new FolderStep(_temp);
        Dataset<ScoredRide> scored = await new Predict<Ride, RideFeatures, ScoredRide>().RunAsync(model, Dataset.Of(rides), step, CancellationToken.None);
        float[] expected = model.Predict(rides);
        Assert.Equal(
            rides.Select((ride, i) => new ScoredRide
            {
                Miles = ride.Miles, Hours = ride.Hours, Company = ride.Company, Payment = ride.Payment, Tip = ride.Tip, Chance = expected[i],
            }),
            await scored.ToArrayAsync());
        Assert.Equal(300, step.Metrics["rows"]);
        Assert.Equal((300, 300L, "rows"), step.Progress[^1]);
    }

    [Fact]
    public async Task A_result_can_have_some_columns_in_another_order_and_the_prediction_as_a_double()
    {
        Dataset<NarrowRide> scored = await RunAsync<NarrowRide>(rides);
        float[] expected = model.Predict(rides);
        Assert.Equal(
            rides.Select((ride, i) => new NarrowRide { Miles = ride.Miles, Company = ride.Company, Chance = expected[i] }), await scored.ToArrayAsync());
    }

    [Fact]
    public async Task Many_rows_keep_their_order_and_have_the_predictions_that_each_has_alone()
    {
        Ride[] many = Rides.Sample(70_001, seed: 3);
        var scored = await (await RunAsync<ScoredRide>(many)).ToArrayAsync();
        Assert.Equal(many.Select(static ride => (ride.Miles, ride.Company)), scored.Select(static ride => (ride.Miles, ride.Company)));
        for (int i = 0; i < many.Length; i += 97)
            Assert.Equal(model.PredictRow(in many[i]), scored[i].Chance);
        Assert.Equal(model.Predict(many), scored.Select(static ride => ride.Chance));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(700)]
    [InlineData(int.MaxValue)]
    public void A_batch_whose_features_are_too_many_at_once_is_predicted_in_parts(int mostNumbers)
    {
        using Batch<Ride> batch = Empty<Ride>();
        foreach (Ride ride in rides)
            batch.Add(in ride);
        using var whole = new ScoredBatch<Ride, ScoredRide>();
        using var parts = new ScoredBatch<Ride, ScoredRide>(mostNumbers);
        for (int round = 0; round < 2; round++)
        {
            Batch<ScoredRide> expected = whole.Fill(batch, model, 2, CancellationToken.None);
            Batch<ScoredRide> found = parts.Fill(batch, model, 2, CancellationToken.None);
            Assert.Equal((300, 300), (expected.Count, found.Count));
            Assert.All(Enumerable.Range(0, found.Count), i => Assert.Equal(expected[i], found[i]));
        }
    }

    [Fact]
    public async Task Rows_without_a_column_that_the_model_takes_are_refused()
    {
        var error = await Assert.ThrowsAsync<FeatureColumnException>(() =>
            new Predict<MilesRide, RideFeatures, ScoredMilesRide>().RunAsync(model, Dataset.Of(new MilesRide { Miles = 1 }), new FolderStep(_temp), CancellationToken.None));
        Assert.Contains("hours", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_prediction_leaves_no_result()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new Predict<Ride, RideFeatures, ScoredRide>().RunAsync(model, Dataset.Of(rides), new FolderStep(_temp), stop.Token));
    }

    [Fact]
    public async Task No_rows_give_no_rows() => Assert.Equal(0, (await RunAsync<ScoredRide>([])).RowCount);

    [Fact]
    public async Task A_result_without_one_column_for_the_prediction_is_refused()
    {
        Assert.Equal(
            "UnscoredRide needs one column for the predictions, of float or double, beside columns of Ride, but it has none that Ride does not have. "
            + "Write [Schema(From = typeof(Ride))] and one more [Column] property.",
            await FailAsync<UnscoredRide>());
        Assert.Contains("but Ride has none of \"chance\", \"other\".", await FailAsync<TwiceScoredRide>(), StringComparison.Ordinal);
        Assert.Contains("but \"chance\", the only one that Ride does not have, is Int32.", await FailAsync<WholeScore>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_that_cannot_be_copied_is_refused()
    {
        Assert.Equal(
            "Column \"miles\" is Double in DoubleMiles and Single in Ride, so it cannot be copied. Give it the same type in both, or another name in one.",
            await FailAsync<DoubleMiles>());
        Assert.Equal(
            "Column \"payment\" is sensitive in Ride: mark it [Sensitive] in OpenPayment as well, or leave it out.", await FailAsync<OpenPayment>());
    }

    private static Batch<T> Empty<T>()
        where T : struct, ISchema<T> => T.CreateBatch(0);

    private static async Task<string> FailAsync<TScored>()
        where TScored : struct, ISchema<TScored>
    {
        using var temp = new TempFolder();
        return (await Assert.ThrowsAnyAsync<MillraceException>(
            () => new Predict<Ride, RideFeatures, TScored>().RunAsync(model, Dataset.Of(rides), new FolderStep(temp), CancellationToken.None))).Message;
    }

    private Task<Dataset<TScored>> RunAsync<TScored>(Ride[] rows)
        where TScored : struct, ISchema<TScored> =>
        new Predict<Ride, RideFeatures, TScored>().RunAsync(model, Dataset.Of(rows), new FolderStep(_temp), CancellationToken.None);
}
