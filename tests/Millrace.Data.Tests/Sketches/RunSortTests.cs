namespace Millrace.Data.Tests.Sketches;

public sealed class RunSortTests
{
    [Fact]
    public void Numbers_of_any_count_come_out_in_order()
    {
        var random = new Random(3);
        for (int count = 0; count < 1200; count += count < 140 ? 1 : 37)
        {
            foreach (string name in new[] { "normal", "few", "zigzag", "reversed" })
            {
                double[] values = Samples.Of(name, count, random.Next()), sorted = [.. values];
                RunSort.Sort(sorted, new double[count]);
                Assert.Equal(values.Order(), sorted);
            }
        }
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    [InlineData(7, 3)]
    [InlineData(100, 333)]
    public void Runs_become_one(int left, int right)
    {
        double[] first = [.. Samples.Of("few", left, 1).Order()], second = [.. Samples.Of("few", right, 2).Order()], all = [.. first, .. new double[right]];
        RunSort.MergeInto(all, left, second);
        Assert.Equal(first.Concat(second).Order(), all);
    }
}
