using Millrace.Data;
using Millrace.Features.Tests.Rows;
using Millrace.Testing;

namespace Millrace.Features.Tests.Fitting;

public sealed class ClassLabelTests
{
    [Fact]
    public async Task Classes_are_learned_in_ordinal_order_and_kept()
    {
        Trip[] trips = Rides("b", "a", "", "B", "b");
        Fitted<PaymentFeatures> fitted = await FitAsync(trips);
        Assert.Equal<string>(["B", "a", "b"], fitted.Classes);
        Assert.Equal("a", fitted.ClassOf(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => fitted.ClassOf(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => fitted.ClassOf(-1));

        string file = Path.GetTempFileName();
        try
        {
            await fitted.SaveFileAsync(file, CancellationToken.None);
            Fitted<PaymentFeatures> loaded = await Fitted<PaymentFeatures>.LoadFileAsync(file, CancellationToken.None);
            Assert.Equal<string>(fitted.Classes, loaded.Classes);
            Assert.Equal(fitted.Fingerprint, loaded.Fingerprint);
            Assert.NotEqual((await FitAsync(Rides("b", "a", "", "b", "b"))).Fingerprint, loaded.Fingerprint);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_label_becomes_the_place_of_its_class()
    {
        Trip[] trips = [.. Enumerable.Range(0, 70_000).Select(static i => new Trip(i, null, new[] { "x", "y", "w" }[i % 3], null, null, 0))];
        FeatureMatrix matrix = await FeatureMatrix.ReadAsync(Dataset.Of(trips), await FitAsync(trips), CancellationToken.None);
        Assert.Equal(trips.Select((_, i) => new float[] { 1, 2, 0 }[i % 3]), matrix.Labels);
    }

    [Fact]
    public async Task A_class_that_was_not_learned_is_an_error_that_names_the_row()
    {
        Fitted<PaymentFeatures> fitted = await FitAsync(Rides("a", "b"));
        var error = await Assert.ThrowsAsync<MillraceException>(async () => await FeatureMatrix.ReadAsync(Dataset.Of(Rides("a", "b", "c")), fitted, CancellationToken.None));
        Assert.Equal(
            "Payment of row 2 (counted from 0) is \"c\", which no row has that the features were fitted on. Their classes are \"a\", \"b\". Fit the features on rows of all classes, or drop such rows.",
            error.Message);
        error = await Assert.ThrowsAsync<MillraceException>(async () => await FeatureMatrix.ReadAsync(Dataset.Of(Rides("a", "")), fitted, CancellationToken.None));
        Assert.Equal("Payment of row 1 (counted from 0) is missing: a label must be one of the classes. Drop such rows, or give the label a class for them.", error.Message);
    }

    [Fact]
    public async Task Rows_without_the_label_teach_no_classes()
    {
        Trip[] trips = Rides("a", "b");
        using var step = new TestStepContext();
        Fitted<PaymentFeatures> fitted = await new FitFeatures<TripInput, PaymentFeatures>()
            .RunAsync(Dataset.Of(trips.Select(static trip => TripInput.Of(in trip)).ToArray()), step, CancellationToken.None);
        Assert.Empty(fitted.Classes);
        var error = await Assert.ThrowsAsync<MillraceException>(async () => await FeatureMatrix.ReadAsync(Dataset.Of(trips), fitted, CancellationToken.None));
        Assert.Equal("PaymentFeatures were fitted without the classes of Payment. Fit them with FitFeatures on rows of Trip, which have the label.", error.Message);
    }

    private static Trip[] Rides(params string[] payments) => [.. payments.Select(static (payment, i) => new Trip(i, null, payment, null, null, 0))];

    private static async Task<Fitted<PaymentFeatures>> FitAsync(Trip[] rows)
    {
        using var step = new TestStepContext();
        return await new FitFeatures<Trip, PaymentFeatures>().RunAsync(Dataset.Of(rows), step, CancellationToken.None);
    }
}
