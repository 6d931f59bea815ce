namespace Millrace.Data.Tests.Sketches;

public sealed class CovarianceTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1e9)]
    public void Merged_shards_agree_with_a_plain_computation(double offset)
    {
        double[] x = [.. Samples.Of("normal", 30_000, 1).Select(value => value + offset)];
        double[] noise = Samples.Of("uniform", 30_000, 2), y = [.. x.Select((value, index) => (3 * (value - offset)) + noise[index] - offset)];
        double meanX = x.Average(), meanY = y.Average();
        double xy = x.Zip(y).Sum(pair => (pair.First - meanX) * (pair.Second - meanY));
        double xx = x.Sum(value => (value - meanX) * (value - meanX)), yy = y.Sum(value => (value - meanY) * (value - meanY));
        var random = new Random(3);
        Covariance merged = Samples.Join(
            Samples.Cut(x.Length, 40, random).Select(range => Of(x[range], y[range])).ToArray(), static (into, from) => into.Merge(from), random);
        MomentsTests.Near(xy / Math.Sqrt(xx * yy), merged.Correlation!.Value, 1e-9);
        Assert.Equal(x.Length, merged.Rows.Count);
    }

    [Fact]
    public void Only_rows_where_both_are_finite_count_and_weights_repeat_rows()
    {
        var weighted = new Covariance();
        weighted.Add([1, 2, double.NaN, 4, 7], [2, 1, 5, double.PositiveInfinity, 3], [1, 3, 9, 9, 2]);
        Covariance repeated = Of([1, 2, 2, 2, 7, 7], [2, 1, 1, 1, 3, 3]);
        Assert.Equal(new Tally(3, 6), weighted.Rows);
        MomentsTests.Near(repeated.Correlation!.Value, weighted.Correlation!.Value, 1e-12);
    }

    [Fact]
    public void Lines_correlate_fully_and_what_does_not_vary_not_at_all()
    {
        Assert.Equal(1, Of([1, 2, 3], [10, 20, 30]).Correlation!.Value, 1e-15);
        Assert.Equal(-1, Of([1, 2, 3], [3, 2, 1]).Correlation!.Value, 1e-15);
        Assert.Null(Of([1, 1, 1], [1, 2, 3]).Correlation);
        Assert.Null(Of([], []).Correlation);
        Assert.Null(Of([double.MaxValue, double.MinValue, 0], [double.MaxValue, double.MinValue, double.MaxValue]).Correlation);
    }

    [Fact]
    public void Bytes_are_read_back_or_refused()
    {
        Covariance covariance = Of([1, 5, 3], [9, 2, 2]);
        Assert.Equal(covariance.ToBytes(), Covariance.FromBytes(covariance.ToBytes()).ToBytes());
        Hostile.Try(covariance.ToBytes(), static bytes => Assert.False(Covariance.FromBytes(bytes).Correlation is double.NaN));
    }

    private static Covariance Of(double[] x, double[] y)
    {
        var covariance = new Covariance();
        covariance.Add(x, y);
        return covariance;
    }
}
