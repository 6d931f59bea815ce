namespace Millrace.Data.Tests.Sketches;

public sealed class SortedColumnsTests
{
    [Fact]
    public void Every_column_comes_out_in_order_with_the_same_numbers()
    {
        var random = new Random(5);
        double[] sorted = new double[SortedColumns.Length];
        for (int round = 0; round < 500; round++)
        {
            double[] values = [.. Enumerable.Range(0, SortedColumns.Length).Select(_ => round % 2 == 0 ? random.NextDouble() : random.Next(4))];
            SortedColumns.Sort(values, sorted);
            for (int column = 0; column < SortedColumns.Columns; column++)
                Assert.Equal(Column(values, column).Order(), Column(sorted, column));
        }

        static IEnumerable<double> Column(double[] values, int column) => values.Where((_, index) => index % SortedColumns.Columns == column);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(1024)]
    public void The_ends_of_a_block_are_found_and_whether_all_are_finite(int length)
    {
        for (int odd = 0; odd < length; odd += 1 + (length / 50))
        {
            double[] values = Samples.Of("normal", length, odd);
            Assert.True(NumberBlocks.TryFindEnds(values, out double minimum, out double maximum));
            Assert.Equal((values.Min(), values.Max()), (minimum, maximum));
            foreach (double bad in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
            {
                values[odd] = bad;
                Assert.False(NumberBlocks.TryFindEnds(values, out _, out _));
            }
        }
    }
}
