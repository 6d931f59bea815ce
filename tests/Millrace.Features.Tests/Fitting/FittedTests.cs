using CsCheck;
using Millrace.Data;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Fitting;

public sealed class FittedTests
{
    [Fact]
    public void A_row_alone_equals_the_row_in_a_batch()
    {
        Gen.Select(Trips.Any.Array[1, 60], Trips.Any.Array[1, 60]).Sample(static (train, serve) =>
        {
            Fitted<TipFeatures> fitted = Trips.Fit(train);
            int width = fitted.Layout.Width;
            var all = new float[serve.Length * width];
            fitted.Transform(Trip.Of(serve), all);
            var row = new float[width];
            for (int i = 0; i < serve.Length; i++)
            {
                fitted.TransformRow(TripInput.Of(serve[i]), row);
                Assert.Equal(all[(i * width)..((i + 1) * width)], row);
            }
        }, iter: 50);
    }

    [Fact]
    public void A_row_is_read_back_into_the_struct()
    {
        Fitted<TipFeatures> fitted = Trips.Fit(Trips.Sample(100));
        TipFeatures features = fitted.ApplyRow(new TripInput("nobody", null, 37, "Company 1", "Cash"));
        Assert.Equal(4, features.PickupCell);
        Assert.Equal(0, features.Company);
        Assert.Equal([0, 1, 0], features.Payment);
        Assert.Equal(4, features.Passenger);
        Assert.InRange(features.Miles, -1, 0);
    }

    [Fact]
    public void The_layout_adjoins_the_features_in_order() => Assert.Equal<FeatureSlot>(
        [
            new FeatureSlot("Miles", 0, 1, FeatureKind.Numeric, 0),
            new FeatureSlot("Company", 1, 1, FeatureKind.Category, 7),
            new FeatureSlot("Payment", 2, 3, FeatureKind.Indicator, 3),
            new FeatureSlot("PickupCell", 5, 1, FeatureKind.Category, 5),
            new FeatureSlot("Passenger", 6, 1, FeatureKind.Category, 5),
        ],
        Trips.Fit(Trips.Sample(100)).Layout.Slots);

    [Fact]
    public void A_single_row_allocates_nothing_after_the_first()
    {
        Fitted<TipFeatures> fitted = Trips.Fit(Trips.Sample(100));
        var row = new TripInput("Alice 1", 41.8, 3, "unseen", "Cash");
        var vector = new float[fitted.Layout.Width];
        for (int i = 0; i < 100; i++)
            fitted.TransformRow(in row, vector);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            fitted.TransformRow(in row, vector);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_schema_without_a_column_is_named_with_it()
    {
        var error = Assert.Throws<FeatureColumnException>(static () => Trips.Fit(Trips.Sample(9)).Transform(NumberRow.Of([1.0]), new float[100]));
        Assert.Equal("Feature \"Miles\" of TipFeatures needs column \"trip_miles\", which NumberRow does not have. It has: value.", error.Message);
    }

    [Fact]
    public void A_column_of_another_type_is_refused()
    {
        FittedSet fitted = Fit.One(new VocabularySpec(3, 1), TextRow.Of(["a"]));
        var error = Assert.Throws<FeatureColumnException>(() => fitted.Apply(NumberRow.Of([1.0])));
        Assert.Equal("Feature \"It\" of One needs column \"value\" as Text, but in NumberRow it is Double. Give both the same type.", error.Message);
    }

    [Fact]
    public void A_short_destination_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(static () => Trips.Fit(Trips.Sample(9)).Transform(Trip.Of(Trips.Sample(2)), new float[13]));
        Assert.StartsWith("The destination holds 13 numbers; 2 rows of 7 need 14.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_rows_are_an_error()
    {
        var fitter = new FeatureFitter<TipFeatures>();
        fitter.Add(Trip.Of([]));
        var error = Assert.Throws<MillraceException>(fitter.Complete);
        Assert.Equal("Features TipFeatures cannot be fitted: the dataset has no rows. Check the source, and the split that made it.", error.Message);
    }

    [Fact]
    public void A_batch_without_rows_writes_nothing() => Trips.Fit(Trips.Sample(9)).Transform(Trip.Of([]), []);

    [Fact]
    public void Threads_share_fitted_features()
    {
        Fitted<TipFeatures> fitted = Trips.Fit(Trips.Sample(100));
        Trip[] rows = Trips.Sample(500);
        var all = new float[rows.Length * fitted.Layout.Width];
        fitted.Transform(Trip.Of(rows), all);
        var found = new float[all.Length];
        Parallel.For(0, rows.Length, i =>
        {
            Span<float> place = found.AsSpan(i * fitted.Layout.Width, fitted.Layout.Width);
            if (i % 2 == 0)
                fitted.TransformRow(TripInput.Of(rows[i]), place);
            else
                fitted.TransformRow(rows[i], place);
        });
        Assert.Equal(all, found);
    }

    [Fact]
    public void A_failing_row_leaves_the_next_one_alone()
    {
        Fitted<TipFeatures> fitted = Trips.Fit(Trips.Sample(9));
        var vector = new float[fitted.Layout.Width];
        Assert.Throws<InvalidOperationException>(() => fitted.TransformRow(new TripInput("a", 1, 1, "b", null!), vector));
        fitted.TransformRow(TripInput.Of(Trips.Sample(1)[0]), vector);
        var expected = new float[fitted.Layout.Width];
        fitted.Transform(Trip.Of(Trips.Sample(1)), expected);
        Assert.Equal(expected, vector);
    }
}
