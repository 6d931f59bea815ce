using System.Text;
using Millrace.Data;
using Millrace.Quality.Tests.Rows;

namespace Millrace.Quality.Tests.Scanning;

public sealed class MaskingTests
{
    private const string Secret = "a rider nobody may know";

    [Fact]
    public async Task No_value_of_a_sensitive_column_is_told()
    {
        Ride[] rides = [.. Enumerable.Range(0, 300).Select(static i => Ride.Good with { Rider = Secret, Latitude = 41.123456 + i })];
        ScanResult found = await Profile.Rows(Dataset.Of(rides), Profile.Request() with { WithExpectations = true });
        ColumnStatistics rider = found.Statistics.Find("rider")!, latitude = found.Statistics.Find("latitude")!;
        Assert.Equal((300, 0, 1, true), (rider.Present, rider.Missing, rider.Distinct.Count, rider.IsSensitive));
        Assert.Equal((null, null, null, LengthStatistics.None), (rider.Minimum, rider.Maximum, rider.Frequent, rider.Texts!.Lengths));
        Assert.Equal((300, 300), (latitude.Numbers!.Finite, latitude.Distinct.Count));
        Assert.Equal((null, null, null, null), (latitude.Minimum, latitude.Numbers.Minimum, latitude.Numbers.Mean, latitude.Numbers.Deviation));
        Assert.Equal((null, null, 0), (latitude.Numbers.EqualDepth, latitude.Numbers.EqualWidth, latitude.Numbers.Quantiles.Length));

        // For comparisons in memory they are there.
        DatasetStatistics all = found.Collected.Summary(StatisticsOptions.Default, mask: false);
        Assert.Equal((Secret, 41.123456), (all.Find("rider")!.Minimum, all.Find("latitude")!.Numbers!.Minimum));
    }

    [Fact]
    public async Task No_value_of_a_sensitive_column_is_stored()
    {
        ScanResult found = await Profile.Rows(Dataset.Of(Ride.Good with { Rider = Secret, Latitude = 41.123456 }, Ride.Good));
        byte[] bytes = found.Collected.ToBytes();
        Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Secret)));
        Assert.Equal(-1, bytes.AsSpan().IndexOf(BitConverter.GetBytes(41.123456)));
        Assert.Equal(-1, bytes.AsSpan().IndexOf(BitConverter.GetBytes(ValueHash.Of(Encoding.UTF8.GetBytes(Secret)))));

        // Counts are, and go on to be merged.
        CollectedStatistics read = CollectedStatistics.FromBytes(bytes, Profile.Columns<Ride>());
        read.Merge(found.Collected);
        ColumnStatistics rider = read.Summary(StatisticsOptions.Default, mask: false).Find("rider")!;
        Assert.Equal((4, 2, null), (rider.Present, rider.Distinct.Count, rider.Minimum));
        NumberStatistics latitude = read.Summary(StatisticsOptions.Default).Find("latitude")!.Numbers!;
        Assert.Equal((4, null), (latitude.Finite, latitude.Mean));
    }
}
