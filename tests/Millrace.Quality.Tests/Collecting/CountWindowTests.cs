using CsCheck;

namespace Millrace.Quality.Tests.Collecting;

public sealed class CountWindowTests
{
    [Fact]
    public void Numbers_close_together_are_counted_as_a_dictionary_counts_them()
    {
        Gen<long> near = Gen.Long[-9000, 9000];
        Gen<long> origins = Gen.OneOf(Gen.Const(0L), Gen.Const(long.MaxValue - 9000), Gen.Const(long.MinValue + 9000));
        Gen.Select(origins, near.Array[0, 50].Array[0, 6]).Sample(static (origin, blocks) =>
        {
            var window = new CountWindow();
            var expected = new SortedDictionary<long, long>();
            foreach (long[] block in blocks)
            {
                long[] numbers = [.. block.Select(offset => origin + offset)];
                if (numbers.Length == 0)
                    continue;
                long[] all = [.. expected.Keys, .. numbers];
                bool fits = all.Max() - all.Min() < CountWindow.Most;
                Assert.Equal(fits, window.TryReserve(numbers.Min(), numbers.Max()));
                if (!fits)
                    continue;
                window.Add(numbers);
                foreach (long number in numbers)
                    expected[number] = expected.GetValueOrDefault(number) + 1;
            }

            Assert.Equal(expected.Select(static pair => (pair.Key, pair.Value)), window.Counts());
            Assert.Equal(expected.Count, window.Distinct);

            var merged = new CountWindow();
            Assert.True(merged.TryMerge(window));
            Assert.True(merged.TryMerge(window));
            Assert.Equal(expected.Select(static pair => (pair.Key, 2 * pair.Value)), merged.Counts());
        });
    }

    [Theory]
    [InlineData(long.MaxValue, long.MaxValue)]
    [InlineData(long.MaxValue - 31, long.MaxValue)]
    [InlineData(long.MaxValue - 32, long.MaxValue)]
    [InlineData(long.MaxValue - CountWindow.Most + 1, long.MaxValue)]
    [InlineData(long.MinValue, long.MinValue)]
    public void The_last_and_the_first_number_have_room(long least, long most)
    {
        var window = new CountWindow();
        Assert.True(window.TryReserve(least, most));
        window.Add([least, most]);
        Assert.Equal(least == most ? [(least, 2)] : [(least, 1), (most, 1)], window.Counts());
        var merged = new CountWindow();
        Assert.True(merged.TryMerge(window));
        Assert.Equal(window.Counts(), merged.Counts());
    }

    [Fact]
    public void What_has_no_room_changes_nothing()
    {
        var window = new CountWindow();
        Assert.True(window.TryReserve(1, 2));
        window.Add([1, 2, 2]);
        Assert.False(window.TryReserve(1 + CountWindow.Most, 1 + CountWindow.Most));
        Assert.False(window.TryReserve(long.MinValue, long.MaxValue));
        var far = new CountWindow();
        Assert.True(far.TryReserve(long.MinValue, long.MinValue));
        far.Add([long.MinValue]);
        Assert.False(window.TryMerge(far));
        Assert.Equal([(1, 1), (2, 2)], window.Counts());
    }
}
