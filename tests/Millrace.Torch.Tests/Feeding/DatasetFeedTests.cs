using Millrace.Data;
using Millrace.Features;
using Millrace.Learning;
using Millrace.Learning.Tests.Support;
using Millrace.Torch.Tests.Training;

namespace Millrace.Torch.Tests.Feeding;

public sealed class DatasetFeedTests
{
    // More than two batches of a dataset.
    private static readonly Ride[] rides = Rides.Sample(140_000, missingHours: false);

    [Theory]
    [InlineData(1 << 30, true)]
    [InlineData(100_000, false)]
    [InlineData(1, false)]
    public void Gives_all_rows_in_order_as_often_as_asked(long memory, bool fits)
    {
        DatasetFeed<Ride, RideFeatures> feed = Feed(memory);
        float[] expected = new float[rides.Length * feed.Width];
        Trained.Features.Transform(Rides.Batch(rides), expected);

        Assert.Equal(fits, feed.Fits);
        for (int time = 0; time < 3; time++)
        {
            var values = new List<float>();
            var labels = new List<float>();
            foreach (RowBlock block in feed.Read(CancellationToken.None))
            {
                Assert.Equal(labels.Count, block.FirstRow);
                values.AddRange(block.Values);
                labels.AddRange(block.Labels);
            }

            Assert.Equal(expected, values);
            Assert.Equal(rides.Select(static ride => ride.Tip > 1 ? 1f : 0f), labels);
        }
    }

    [Theory]
    [InlineData(1 << 30)]
    [InlineData(100_000)]
    public void Weights_are_relative_to_those_of_the_first_rows(long memory)
    {
        float[] same = Weights(memory, static _ => 0.3f), other = Weights(memory, static i => i % 4), none = Weights(memory, static i => i < 100_000 ? 0 : 5);
        Assert.All(same, static weight => Assert.Equal(1, weight));
        Assert.Equal(rides.Length, other.Length);
        Assert.All(Enumerable.Range(0, rides.Length), i => Assert.Equal(i % 4 * other[1], other[i], 1e-5f));
        Assert.InRange(other[1], 0.66f, 0.67f);
        Assert.Equal(100_000, Array.FindIndex(none, static weight => weight > 0));
    }

    [Fact]
    public void Leaving_early_ends_the_reading_and_the_next_begins_anew()
    {
        DatasetFeed<Ride, RideFeatures> feed = Feed(100_000);

        int first = feed.Read(CancellationToken.None).First().Count;

        Assert.InRange(first, 1, rides.Length - 1);
        Assert.Equal(rides.Length, feed.Read(CancellationToken.None).Sum(static block => block.Count));
    }

    [Fact]
    public void Cancellation_ends_the_reading()
    {
        using var source = new CancellationTokenSource();
        int blocks = 0;

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (RowBlock _ in Feed(100_000).Read(source.Token))
            {
                blocks++;
                source.Cancel();
            }
        });
        Assert.InRange(blocks, 1, 2);
    }

    [Fact]
    public void What_is_wrong_with_the_rows_reaches_who_reads()
    {
        Ride[] bad = [.. rides.Select(static (ride, i) => i == 139_999 ? ride with { Tip = -1 } : ride)];
        var feed = new DatasetFeed<Ride, RideFeatures>(
            Dataset.Of(bad), Trained.Features, 100_000, Checks());

        Assert.StartsWith("The label GoodTip of training row 139999", Assert.Throws<MillraceException>(() => feed.Read(CancellationToken.None).Count()).Message, StringComparison.Ordinal);
    }

    private static float[] Weights(long memory, Func<int, float> weight)
    {
        WeightedRide[] weighted = WeightedRide.Of(rides, weight);
        var feed = new DatasetFeed<WeightedRide, WeightedFeatures>(Dataset.Of(weighted), WeightedFeatures.Fit(weighted[..100]), memory, Checks());
        List<float>[] times = [[], []];
        foreach (List<float> time in times)
        {
            foreach (RowBlock block in feed.Read(CancellationToken.None))
                time.AddRange(block.Weights);
        }

        Assert.Equal(times[0], times[1]);
        return [.. times[0]];
    }

    private static DatasetFeed<Ride, RideFeatures> Feed(long memory) => new(
        Dataset.Of(rides), Trained.Features, memory, Checks());

    private static RowChecks Checks() =>
        new("test", "GoodTip", new FeatureCheck("test", Trained.Features.Layout), new LabelCheck("test", "GoodTip"), isTraining: true);
}
