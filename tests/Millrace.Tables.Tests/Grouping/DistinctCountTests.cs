using Millrace.Data;
using Millrace.Tables.Tests.Engine;
using Millrace.Testing;

namespace Millrace.Tables.Tests.Grouping;

public sealed class DistinctCountTests
{
    private const int Budget = 1 << 20;

    [Fact]
    public void What_is_known_of_one_group_stays_within_the_budget()
    {
        using var step = new TestStepContext();
        using var count = new DistinctCount(new WorkSpace(step.CreateFolder, TableOptions.OfBytes(Budget, 1)), static () => new Entry.Batch().Columns[1]);
        using var batch = new Entry.Batch();
        int[] rows = [.. Enumerable.Range(0, 4000)];
        int[] groups = new int[rows.Length];
        for (int block = 0; block < 100; block++)
        {
            batch.Clear();
            foreach (int row in rows)
                batch.Add(new Entry { Key = ((block % 50 * rows.Length) + row) * 31L });
            count.Add(batch.Columns[1], rows, groups, 1);
            Assert.InRange(count.HeldBytes, 1, 2 * Budget);
        }

        count.Complete(CancellationToken.None);
        ValueColumn<long> result = RowNumbers.Create();
        count.Write(result, [0]);

        Assert.Equal(50 * rows.Length, result[0]);
    }

    [Theory]
    [InlineData(1, 64 << 20)]
    [InlineData(1, 30_000)]
    [InlineData(2, 2000)]
    [InlineData(5, 300_000)]
    public void Groups_of_any_number_of_values_are_counted(int threads, int budget)
    {
        Thing[] things = [.. Enumerable.Range(0, 20_000).Select(static i => new Thing
        {
            Id = i, Group = i % 10 < 8 ? 1 : i % 3 == 0 ? null : i % 5, Price = i % 11 == 0 ? null : i * 7 % 9000 / 10m, Name = $"name {i * 13 % 5000}",
        })];
        Grouping<Thing, DistinctTotals> counts = new Grouping<Thing, DistinctTotals>().Key(Thing.Columns.Group, DistinctTotals.Columns.Group)
            .CountDistinct(Thing.Columns.Price, DistinctTotals.Columns.Prices).CountDistinct(Thing.Columns.Name, DistinctTotals.Columns.Names);
        long spilled = 0;

        TableOptions options = TableOptions.OfBytes(budget, threads, bytes => Interlocked.Add(ref spilled, bytes));
        DistinctTotals[] found = Plain.Run(step => Dataset.Of(things).GroupAsync(step, counts, options));

        Assert.Equal(
            things.GroupBy(static thing => thing.Group).Select(static group => new DistinctTotals
            {
                Group = group.Key, Prices = group.Select(static thing => thing.Price).Where(static price => price is not null).Distinct().Count(),
                Names = group.Select(static thing => thing.Name).Distinct().Count(),
            }),
            found);
        Assert.Equal(budget < 64 << 20, spilled > 0);
    }
}
