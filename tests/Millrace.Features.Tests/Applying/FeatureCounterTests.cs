using System.Collections.Immutable;
using CsCheck;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Applying;

public sealed class FeatureCounterTests
{
    private static readonly Trip Odd = new(float.NaN, "Elsewhere", "Barter", 41.8, "Bob", 0);

    [Fact]
    public void What_training_rows_had_not_is_counted()
    {
        FeatureCounter counter = Trips.Fit(Trips.Sample(100)).CreateCounter();
        counter.Add(Trip.Of(Odd, Odd with { Miles = float.NegativeInfinity, Company = null }, Odd with { Miles = 1e9f }, Odd with { Miles = 5 }));
        ImmutableArray<FeatureCounts> counts = counter.Counts;
        Assert.Equal(new FeatureCounts("Miles") { NotANumber = 1, Infinite = 1, OutOfRange = 1 }, counts[0]);
        Assert.Equal(new FeatureCounts("Company") { Missing = 1, Unseen = 3 }, counts[1]);
        Assert.Equal(new FeatureCounts("Payment") { Unseen = 4 }, counts[2]);
        Assert.Equal(new FeatureCounts("Passenger") { Unseen = 4 }, counts[4]);
        Assert.Equal(4, counter.Rows);
    }

    [Fact]
    public void Of_the_training_rows_it_counts_what_fitting_has_counted() => Trips.Any.Array[1, 600].Sample(static rows =>
    {
        Fitted<TipFeatures> fitted = Trips.Fit(rows);
        FeatureCounter counter = fitted.CreateCounter();
        counter.Add(Trip.Of(rows));
        foreach ((FeatureCounts counts, FeatureDescription feature) in counter.Counts.Zip(fitted.Describe()))
        {
            Assert.Equal(feature.Columns[0].Missing, (counts.Missing + counts.NotANumber) / (double)rows.Length);
            Assert.Equal(feature.Columns[0].Unseen ?? 0, counts.Unseen / (double)rows.Length);
            Assert.Equal(0, counts.OutOfRange);
        }
    }, iter: 20);

    [Fact]
    public void Parts_merge_to_the_whole()
    {
        Fitted<TipFeatures> fitted = Trips.Fit(Trips.Sample(20));
        FeatureCounter whole = fitted.CreateCounter(), first = fitted.CreateCounter(), second = fitted.CreateCounter();
        Trip[] rows = [.. Trips.Sample(300), Odd];
        whole.Add(Trip.Of(rows));
        first.Add(Trip.Of(rows[..17]));
        second.Add(Trip.Of(rows[17..]));
        first.Merge(second);
        Assert.Equal(whole.Counts.AsSpan(), first.Counts.AsSpan());
        Assert.Equal(301, first.Rows);
        Assert.Throws<ArgumentException>(() => first.Merge(Trips.Fit(Trips.Sample(50)).CreateCounter()));
    }
}
