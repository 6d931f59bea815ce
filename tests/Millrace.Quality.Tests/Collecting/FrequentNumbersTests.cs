using CsCheck;
using Millrace.Data;

namespace Millrace.Quality.Tests.Collecting;

public sealed class FrequentNumbersTests
{
    [Fact]
    public void Few_numbers_are_counted_exactly()
    {
        Gen.Long[-100, 100].Array[0, 300].Sample(static numbers =>
        {
            FrequentNumbers found = Of(numbers);
            Assert.Equal((numbers.Length, 0), (found.Total, found.MaximumError));
            Assert.Equal(
                numbers.GroupBy(static number => number).Select(static group => (group.Key, (double)group.Count()))
                    .OrderByDescending(static pair => pair.Item2).ThenBy(static pair => pair.Key),
                found.Top(int.MaxValue));
        });
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 5)]
    [InlineData(2, 40)]
    public void Counts_of_many_numbers_lie_within_the_stated_bound(int seed, int parts)
    {
        var random = new Random(seed);

        // A few frequent numbers among many rare ones.
        long[] numbers = [.. Enumerable.Range(0, 200_000).Select(_ => random.Next(4) == 0 ? random.Next(50) : random.NextInt64())];
        var found = new FrequentNumbers();
        foreach (long[] part in numbers.Chunk((numbers.Length / parts) + 1))
            found.Merge(Of(part));
        Assert.Equal(numbers.Length, found.Total);
        Assert.InRange(found.MaximumError, 1, found.Total / (FrequentItems.Capacity / 2.0));
        var counts = numbers.CountBy(static number => number).ToDictionary();
        Dictionary<long, double> kept = found.Top(int.MaxValue).ToDictionary();
        Assert.All(kept, pair => Assert.InRange(pair.Value, counts[pair.Key] - found.MaximumError, counts[pair.Key]));
        Assert.All(counts, pair => Assert.True(kept.ContainsKey(pair.Key) || pair.Value <= found.MaximumError));
    }

    private static FrequentNumbers Of(long[] numbers)
    {
        var found = new FrequentNumbers();
        foreach (long[] block in numbers.Chunk(1000))
            found.Add(block, [.. block.Select(static number => ValueHash.Of(number))]);
        return found;
    }
}
