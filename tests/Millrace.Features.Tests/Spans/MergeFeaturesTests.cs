using Millrace.Data;
using Millrace.Features.Tests.Rows;
using Millrace.Testing;

namespace Millrace.Features.Tests.Spans;

/// <summary>Features fitted on what was learned of spans.</summary>
public sealed class MergeFeaturesTests : IDisposable
{
    private readonly TestStepContext _step = new();

    public void Dispose() => _step.Dispose();

    [Fact]
    public void They_are_steps_that_fit()
    {
        Assert.Equal("analyse-features", AnalyseFeatures<Trip, TipFeatures>.Descriptor.Name);
        Assert.Equal(InputRole.Fitting, Assert.Single(AnalyseFeatures<Trip, TipFeatures>.Descriptor.Inputs).Role);
        Assert.Equal("merge-features", MergeFeatures<TipFeatures>.Descriptor.Name);
        Assert.Equal(InputRole.Fitting, Assert.Single(MergeFeatures<TipFeatures>.Descriptor.Inputs).Role);
        Assert.Equal("Fitted<TipFeatures>", Assert.Single(MergeFeatures<TipFeatures>.Descriptor.Outputs).Type.DisplayName);

        // So that holdout data does not flow into it.
        Assert.NotEmpty(typeof(FeatureAnalysis<>).GetCustomAttributes(typeof(LearnedAttribute), inherit: false));
    }

    [Fact]
    public async Task Spans_give_what_all_their_rows_give()
    {
        Trip[] rows = Trips.Sample(1000);
        Fitted<TipFeatures> fitted = await MergeAsync<TipFeatures>([rows[..300], [], rows[300..301], rows[301..]]);
        Fitted<TipFeatures> whole = await new FitFeatures<Trip, TipFeatures>().RunAsync(Dataset.Of(rows), _step, default);
        Assert.Equal((1000, 1), (fitted.RowCount, fitted.Scans));
        Assert.Equal(Learned(whole), Learned(fitted));
        float[] expected = new float[rows.Length * whole.Layout.Width], found = new float[expected.Length];
        whole.Transform(Trip.Of(rows), expected);
        fitted.Transform(Trip.Of(rows), found);
        Assert.Equal(expected, found, Numbers.AreClose);
    }

    [Fact]
    public async Task Progress_and_numbers_are_told()
    {
        await MergeAsync<TipFeatures>([Trips.Sample(30), Trips.Sample(12)]);
        Assert.Equal((2, 2, "analyses"), _step.Progress);
        Assert.Equal((2, 42, 7), (_step.Metrics["analyses"], _step.Metrics["rows"], _step.Metrics["width"]));
    }

    [Fact]
    public async Task One_span_gives_every_bit_of_its_rows()
    {
        Trip[] rows = Trips.Sample(3000);
        Fitted<TipFeatures> whole = await new FitFeatures<Trip, TipFeatures>().RunAsync(Dataset.Of(rows), _step, default);
        Assert.Equal(whole.Fingerprint, (await MergeAsync<TipFeatures>([rows])).Fingerprint);
        Assert.Equal(whole.Fingerprint, (await MergeAsync<TipFeatures>([[], rows, []])).Fingerprint);
    }

    [Fact]
    public async Task The_order_of_spans_matters_to_last_digits_alone()
    {
        Trip[] rows = Trips.Sample(900);
        Fitted<TipFeatures> forwards = await MergeAsync<TipFeatures>([rows[..400], rows[400..]]), backwards = await MergeAsync<TipFeatures>([rows[400..], rows[..400]]);
        Assert.Equal(forwards.Fingerprint, (await MergeAsync<TipFeatures>([rows[..400], rows[400..]])).Fingerprint);
        Assert.Equal(Learned(forwards), Learned(backwards));
    }

    [Fact]
    public async Task Classes_of_the_label_are_those_of_all_spans()
    {
        Fitted<PaymentFeatures> fitted = await MergeAsync<PaymentFeatures>([Rides("b", "", "c"), Rides("a"), Rides("b")]);
        Assert.Equal<string>(["a", "b", "c"], fitted.Classes);
    }

    [Fact]
    public async Task No_rows_are_an_error()
    {
        var error = await Assert.ThrowsAsync<MillraceException>(() => MergeAsync<TipFeatures>([[], []]));
        Assert.Equal("Features TipFeatures cannot be fitted: the 2 analyses have seen no rows. Check which spans were found, and their files.", error.Message);
        await Assert.ThrowsAsync<MillraceException>(() => MergeAsync<TipFeatures>([]));
    }

    [Fact]
    public async Task Cancellation_ends_it()
    {
        FeatureAnalysis<TipFeatures> part = await new AnalyseFeatures<Trip, TipFeatures>().RunAsync(Dataset.Of(Trips.Sample(3)), _step, default);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new AnalyseFeatures<Trip, TipFeatures>().RunAsync(Dataset.Of(Trips.Sample(3)), _step, new CancellationToken(canceled: true)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new MergeFeatures<TipFeatures>().RunAsync(Collection.Of([part]), _step, new CancellationToken(canceled: true)));
    }

    // Behind the first feature, whose mean is a sum.
    private static IEnumerable<string> Learned(Fitted<TipFeatures> fitted) =>
        fitted.Set.Features.Skip(1).Select(static feature => string.Join(' ', feature.Stages.Select(static stage => JsonText.Of(stage.Write))));

    private static Trip[] Rides(params string[] payments) => [.. payments.Select(static (payment, i) => new Trip(i, null, payment, null, null, 0))];

    private async Task<Fitted<TFeatures>> MergeAsync<TFeatures>(Trip[][] spans)
        where TFeatures : struct, IFeatures<TFeatures, Trip>
    {
        List<FeatureAnalysis<TFeatures>> stored = [];
        foreach (Trip[] span in spans)
        {
            var folder = new ArtifactFolder(_step.CreateFolder(), null!);
            await FeatureAnalysis<TFeatures>.SaveAsync(await new AnalyseFeatures<Trip, TFeatures>().RunAsync(Dataset.Of(span), _step, default), folder, default);
            stored.Add(await FeatureAnalysis<TFeatures>.LoadAsync(folder, default));
        }

        return await new MergeFeatures<TFeatures>().RunAsync(Collection.Of(stored), _step, default);
    }
}
