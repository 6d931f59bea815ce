using System.Text;

namespace Millrace.Data.Tests.Sketches;

public sealed class FrequentItemsTests
{
    [Fact]
    public void Few_different_values_are_counted_exactly_and_come_in_order()
    {
        var items = new FrequentItems();
        foreach (string value in new[] { "b", "a", "c", "b", "", "a" })
            Filled.Add(items, value);
        Filled.Add(items, "c", 0.5);
        Assert.Equal(0, items.MaximumError);
        Assert.Equal(["a 2", "b 2", "c 1.5", " 1"], Texts(items, 10));
        Assert.Equal(["a 2", "b 2"], Texts(items, 2));
        Assert.Equal((6.5, 4), (items.Total, items.Count));
    }

    [Fact]
    public void As_many_as_are_kept_are_exact()
    {
        var items = new FrequentItems();
        for (int i = 0; i < 3 * FrequentItems.Capacity; i++)
            Filled.Add(items, $"{i % FrequentItems.Capacity}");
        Assert.Equal(0, items.MaximumError);
        Filled.Add(items, "one more");
        Assert.NotEqual(0, items.MaximumError);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 7)]
    [InlineData(3, 40)]
    [InlineData(4, 200)]
    public void Merged_in_any_tree_of_shards_counts_lie_within_the_bound(int seed, int parts)
    {
        var random = new Random(seed);
        string[] values = [.. Enumerable.Range(0, 150_000).Select(_ => $"v{(int)Math.Pow(random.NextDouble(), -1.8)}")];
        double[] weights = [.. values.Select(_ => seed % 2 == 0 ? 1 : random.NextDouble() * 3)];
        FrequentItems merged = Samples.Join(
            Samples.Cut(values.Length, parts, random).Select(range =>
            {
                var items = new FrequentItems();
                for (int i = range.Start.Value; i < range.End.Value; i++)
                    Filled.Add(items, values[i], weights[i]);
                return items;
            }).ToArray(),
            static (into, from) => into.Merge(from),
            random);

        Dictionary<string, double> truth = values.Zip(weights).GroupBy(static pair => pair.First)
            .ToDictionary(static group => group.Key, static group => group.Sum(static pair => pair.Second));
        Assert.True(truth.Count > FrequentItems.Capacity);
        Assert.Equal(weights.Sum(), merged.Total, 1e-6);
        Assert.InRange(merged.MaximumError, 0.5, merged.Total / (FrequentItems.Capacity / 2));
        Dictionary<string, double> found = merged.Top(int.MaxValue)
            .ToDictionary(static item => Encoding.UTF8.GetString(item.Value.Span), static item => item.Weight);
        foreach ((string value, double weight) in truth)
            Assert.InRange(weight - found.GetValueOrDefault(value), -1e-6, merged.MaximumError + 1e-6);
    }

    [Fact]
    public void All_different_values_leave_the_bound_and_bounded_memory()
    {
        var items = new FrequentItems();
        for (int i = 0; i < 300_000; i++)
            Filled.Add(items, i % 10 == 0 ? "often" : $"{i}");
        FrequentItem first = items.Top(1)[0];
        Assert.Equal("often", Encoding.UTF8.GetString(first.Value.Span));
        Assert.InRange(first.Weight, 30_000 - items.MaximumError, 30_000);
        Assert.True(items.ToBytes().Length < FrequentItems.Capacity * 40);
    }

    [Fact]
    public void Long_values_are_kept_in_part_and_told_apart()
    {
        var items = new FrequentItems();
        string shared = new('x', 1000);
        foreach (string value in new[] { shared + "a", shared + "b", shared + "a", shared })
            Filled.Add(items, value);
        IReadOnlyList<FrequentItem> top = items.Top(5);
        Assert.Equal([(1001, 2.0), (1000, 1.0), (1001, 1.0)], top.Select(static item => (item.Length, item.Weight)));
        Assert.All(top, static item => Assert.Equal(FrequentItems.MostBytes, item.Value.Length));
    }

    [Fact]
    public void Values_with_equal_hashes_are_two()
    {
        var items = new FrequentItems();
        items.Add(5, "a"u8);
        items.Add(5, "b"u8, 2);
        Assert.Equal(["b 2", "a 1"], Texts(items, 5));
    }

    [Fact]
    public void What_was_read_back_goes_on_as_what_was_written()
    {
        var written = new FrequentItems();
        for (int i = 0; i < 5000; i++)
            Filled.Add(written, $"{i * i % 4001}", 1 + (i % 3));
        FrequentItems read = FrequentItems.FromBytes(written.ToBytes());
        Assert.Equal(written.ToBytes(), read.ToBytes());
        foreach (FrequentItems items in new[] { written, read })
        {
            for (int i = 0; i < 5000; i++)
                Filled.Add(items, $"{i * 7 % 3001}");
        }

        Assert.Equal(written.ToBytes(), read.ToBytes());
        Hostile.Try(written.ToBytes(), static bytes => FrequentItems.FromBytes(bytes).Top(3));
    }

    private static IEnumerable<string> Texts(FrequentItems items, int most) => items.Top(most)
        .Select(static item => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetString(item.Value.Span)} {item.Weight}"));
}
