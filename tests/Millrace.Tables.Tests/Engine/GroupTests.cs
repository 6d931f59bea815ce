using System.Text;
using CsCheck;
using Millrace.Data;
using Millrace.Testing;

namespace Millrace.Tables.Tests.Engine;

public sealed class GroupTests
{
    [Fact]
    public void Groups_say_of_their_rows_what_a_plain_loop_says()
    {
        long spilled = 0;
        Things.Many(300).Sample(
            rows =>
            {
                string[] expected = Plain.Show(rows.GroupBy(static row => (row.Group, row.Name)).Select(static group => Total([.. group])));
                foreach (TableOptions options in Plain.Options(bytes => spilled += bytes))
                    Assert.Equal(expected, Plain.Show(Plain.Run(step => Dataset.Of(rows).GroupAsync(step, ThingGrouping.Grouping, options))));
            },
            iter: 50, seed: "0N0XIzNsQ0O2", threads: 1);
        Assert.True(spilled > 0);
    }

    [Fact]
    public void Distinct_rows_are_the_first_of_each_kind()
    {
        Things.Many(200).Sample(
            rows =>
            {
                Thing[] some = [.. rows.Select(static row =>
                    new Thing { Group = row.Group, Amount = row.Amount, Price = row.Price, Tags = row.Tags, Flag = row.Flag })];
                static string Same(Thing row) => Plain.Show(row with { Price = row.Price / 1.000000000000000000000000000000000m, Amount = row.Amount + 0.0 });
                string[] expected = Plain.Show(some.DistinctBy(Same));
                foreach (TableOptions options in Plain.Options())
                    Assert.Equal(expected, Plain.Show(Plain.Run(step => Dataset.Of(some).DistinctAsync(step, options))));
            },
            iter: 40, seed: "0N0XIzNsQ0O2");
    }

    [Fact]
    public async Task The_components_group_and_keep()
    {
        Thing[] rows = [new() { Group = 1 }, new() { Group = 1, Amount = 2 }, new() { Group = 1 }];

        Dataset<ThingTotals> totals = await ComponentTest.RunAsync(new GroupRows<Thing, ThingTotals, ThingGrouping>(), Dataset.Of(rows));
        Dataset<Thing> distinct = await ComponentTest.RunAsync(new DistinctRows<Thing>(), Dataset.Of(rows));

        Assert.Equal(3, Assert.Single(await totals.ToArrayAsync()).Things);
        Assert.Equal(2, distinct.RowCount);
    }

    [Fact]
    public void A_sum_that_is_too_large_names_its_column()
    {
        Dataset<Thing> rows = Dataset.Of(new Thing { Whole = long.MaxValue }, new Thing { Whole = 1 });
        Grouping<Thing, WholeSum> grouping = new Grouping<Thing, WholeSum>().Sum(Thing.Columns.Whole, WholeSum.Columns.Sum);

        var error = Assert.Throws<DataException>(() => Plain.Run(step => rows.GroupAsync(step, grouping)));

        Assert.Contains("\"Sum\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sum_may_be_too_large_on_the_way()
    {
        long[] numbers = [long.MaxValue, long.MaxValue, -long.MaxValue, long.MinValue, long.MaxValue];
        Grouping<Thing, WholeSum> grouping = new Grouping<Thing, WholeSum>().Sum(Thing.Columns.Whole, WholeSum.Columns.Sum);

        WholeSum sum = Assert.Single(Plain.Run(step => Dataset.Of(numbers.Select(static number => new Thing { Whole = number })).GroupAsync(step, grouping)));

        Assert.Equal(long.MaxValue - 1, sum.Sum);
    }

    [Fact]
    public void Of_long_texts_only_the_last_is_held()
    {
        using var step = new TestStepContext();
        var space = new WorkSpace(step.CreateFolder, TableOptions.OfBytes(64 << 20));
        using var last = new Kept(Choice.Last, static () => new Thing.Batch().Columns[Thing.Columns.Name.Index], space);
        using var batch = new Thing.Batch();
        for (int i = 0; i < 300; i++)
        {
            batch.Clear();
            batch.Add(new Thing { Name = new string((char)('a' + (i % 26)), 100_000 + i) });
            last.Add(batch.Columns[Thing.Columns.Name.Index], [0], [0], 1);
            Assert.InRange(last.HeldBytes, 1, 4 << 20);
        }

        batch.Clear();
        last.Write(batch.Columns[Thing.Columns.Name.Index], [0]);

        Assert.Equal(100_299, ((TextColumn)batch.Columns[Thing.Columns.Name.Index]).GetBytes(0).Length);
    }

    [Fact]
    public void A_result_column_is_said_once_and_may_hold_what_is_said()
    {
        static string Refusal(Grouping<Thing, WholeSum> grouping) =>
            Assert.Throws<DataException>(() => Plain.Run(step => Dataset.Of<Thing>().GroupAsync(step, grouping))).Message;

        var none = new Grouping<Thing, WholeSum>();
        Assert.Contains("nothing of column \"Sum\"", Refusal(none), StringComparison.Ordinal);
        Assert.Contains("2 times", Refusal(none.Count(WholeSum.Columns.Sum).Count(WholeSum.Columns.Sum)), StringComparison.Ordinal);
        Assert.Contains("make Sum nullable", Refusal(none.Sum(Thing.Columns.Group, WholeSum.Columns.Sum)), StringComparison.Ordinal);
        Assert.Throws<DataException>(() => none.Sum(Thing.Columns.Weight, WholeSum.Columns.Sum));
    }

    private static ThingTotals Total(Thing[] rows)
    {
        double[] weights = [.. rows.Select(static row => (double)row.Weight)];
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            double away = weights[i] - mean;
            mean += away / (i + 1);
            squares += away * (weights[i] - mean);
        }

        double[] amounts = [.. rows.Where(static row => row.Amount is not null).Select(static row => row.Amount!.Value)];
        double? variance = rows.Length < 2 ? null : squares / (rows.Length - 1);
        Int128 whole = rows.Aggregate((Int128)0, static (sum, row) => sum + row.Whole);
        return new ThingTotals
        {
            Group = rows[0].Group, Name = rows[0].Name, Things = rows.Length, Priced = rows.Count(static row => row.Price is not null),
            Names = rows.Where(static row => row.Price is not null).Select(static row => row.Price).Distinct().Count(),
            Whole = rows.Sum(static row => (long)row.Id),
            Amount = amounts.Length == 0 ? null : Sum(amounts), Mean = (double)whole / rows.Length, Price = Largest(rows),
            SmallestAmount = amounts.Length == 0 ? null : amounts.Order(Comparer<double>.Create(Plain.Compare)).First(),
            LargestName = rows[0].Name, FirstId = rows[0].Id, LastId = rows[^1].Id, Variance = variance,
            Deviation = variance is null ? null : Math.Sqrt(variance.Value), LastTags = rows[^1].Tags,
        };
    }

    // Of equal decimals the first is kept, as it is written.
    private static decimal? Largest(Thing[] rows)
    {
        decimal? best = null;
        foreach (Thing row in rows)
        {
            if (row.Price is not null && (best is null || row.Price > best))
                best = row.Price;
        }

        return best;
    }

    private static double Sum(double[] values)
    {
        double sum = 0;
        double lost = 0;
        foreach (double value in values)
        {
            double next = sum + value;
            lost += Math.Abs(sum) >= Math.Abs(value) ? sum - next + value : value - next + sum;
            sum = next;
        }

        return double.IsFinite(sum) ? sum + lost : sum;
    }
}
