using Millrace.Benchmarks.Data;
using Millrace.Data;
using Millrace.Quality;
using Xunit.Abstractions;

namespace Millrace.Benchmarks.Tests;

/// <summary>What is allocated for tables is of a file and not of a row: twice the rows take little more.</summary>
public sealed class GrowthTests(ITestOutputHelper output)
{
    private const int Rows = 1 << 17;

    /// <summary>What a row group of 65,536 rows may add: descriptions of its chunks and pages.</summary>
    private const double BytesPerRow = 0.25;

    /// <summary>The sketches of a stretch of up to 262,144 rows grow with its rows, until they are full.</summary>
    private static readonly Dictionary<string, double> s_stretches = new() { ["data/statistics"] = 2 };

    /// <summary>What each stretch of rows may add to statistics: lists of what is merged. The arrays of its sketches come from a pool and go back there.</summary>
    private const double BytesPerRowOfStretches = 1;

    private const int StretchRows = 1 << 18;

    [Fact]
    public async Task No_allocation_grows_with_rows()
    {
        using var folder = new TemporaryFolder();
        using var larger = new TemporaryFolder();
        IReadOnlyList<Operation> once = await DataOperations.CreateAsync(Rows, folder);
        IReadOnlyList<Operation> twice = await DataOperations.CreateAsync(2 * Rows, larger);
        var growing = new List<string>();
        foreach ((Operation few, Operation many) in once.Zip(twice))
        {
            double one = await Allocation.MeasureAsync(few, double.MaxValue) * few.Units;
            double most = s_stretches.GetValueOrDefault(few.Name, BytesPerRow);
            double two = await Allocation.MeasureAsync(many, (one / many.Units) + (most / 2)) * many.Units;
            string line = FormattableString.Invariant(
                $"{few.Name}: {one:N0} bytes for {few.Units:N0} rows, {two:N0} for {many.Units:N0}: {(two - one) / few.Units:0.###} more a row");
            output.WriteLine(line);
            if (two - one > most * few.Units)
                growing.Add(line);
        }

        Assert.Empty(growing);
    }

    // Each slice has collectors of its own, of which some objects stay with the stretch. Of dozens of slices there are more arrays of a length than .NET's pool
    // keeps, and the rest is left to the garbage collector.
    [Theory]
    [InlineData(0, BytesPerRowOfStretches)]
    [InlineData(2, 4)]
    [InlineData(6, 15)]
    public async Task Statistics_of_more_stretches_take_no_more_memory(int slices, double most)
    {
        StatisticsOptions options = slices == 0 ? StatisticsOptions.Default : new() { SliceBy = ["station"], MostSlices = slices };
        using var folder = new TemporaryFolder();
        Operation few = await StatisticsAsync(4 * StretchRows), many = await StatisticsAsync(8 * StretchRows);
        double one = await Allocation.MeasureAsync(few, double.MaxValue) * few.Units;
        double two = await Allocation.MeasureAsync(many, (one / many.Units) + (most / 2)) * many.Units;
        output.WriteLine(FormattableString.Invariant(
            $"{one:N0} bytes for {few.Units:N0} rows, {two:N0} for {many.Units:N0}: {(two - one) / few.Units:0.###} more a row"));
        Assert.InRange((two - one) / few.Units, double.MinValue, most);

        async Task<Operation> StatisticsAsync(int rows)
        {
            string written = folder.Fresh();
            await MillraceTables.WriteParquetAsync(ReadingBatches.Of(0, rows), written);
            Dataset<Reading> stored = await Dataset.OpenAsync<Reading>(written);
            return new Operation("data/statistics", rows, async () => await StatisticsOperations.DescribeAsync(stored, 2, options: options));
        }
    }
}
