using Millrace.Benchmarks.Data;
using Xunit.Abstractions;

namespace Millrace.Benchmarks.Tests;

/// <summary>What is allocated for tables is of a file and not of a row: twice the rows take little more.</summary>
public sealed class GrowthTests(ITestOutputHelper output)
{
    private const int Rows = 1 << 17;

    /// <summary>What a row group of 65,536 rows may add: descriptions of its chunks and pages.</summary>
    private const double BytesPerRow = 0.25;

    /// <summary>Statistics make the sketches of each stretch of rows anew, which come to 16 bytes for each of its rows; they are let go of when the stretch ends.</summary>
    private static readonly Dictionary<string, double> s_stretches = new() { ["data/statistics"] = 16 };

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
}
