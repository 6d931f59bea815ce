using System.Text;
using CsCheck;
using Millrace.Data;
using Millrace.Testing;

namespace Millrace.Tables.Tests.Engine;

public sealed class SortTests
{
    private static readonly Comparer<string> s_bytes =
        Comparer<string>.Create(static (left, right) => Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right)));

    [Fact]
    public void Rows_come_in_the_order_with_ties_and_missing_values_as_said()
    {
        Order<Thing> order = Order.By(Thing.Columns.Group, MissingValues.First).ThenDescending(Thing.Columns.Name).ThenBy(Thing.Columns.Amount);
        Things.Many(200).Sample(
            rows =>
            {
                string[] expected = Plain.Show(rows
                    .OrderBy(static row => row.Group is null ? 0 : 1).ThenBy(static row => row.Group)
                    .ThenBy(static row => row.Name is null ? 1 : 0).ThenByDescending(static row => row.Name ?? "", s_bytes)
                    .ThenBy(static row => row.Amount is null ? 1 : 0)
                    .ThenBy(static row => row.Amount ?? 0, Comparer<double>.Create(Plain.Compare)));
                foreach (TableOptions options in Plain.Options())
                    Assert.Equal(expected, Plain.Show(Plain.Run(step => Dataset.Of(rows).SortAsync(step, order, options))));
            },
            iter: 60, seed: "0N0XIzNsQ0O2");
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Every_type_has_its_order(bool isDescending, bool missingFirst)
    {
        void Check<TValue>(Thing[] rows, ColumnRef<Thing> column, Func<Thing, TValue?> get, Comparison<TValue> compare)
            where TValue : struct
        {
            MissingValues missing = missingFirst ? MissingValues.First : MissingValues.Last;
            Order<Thing> order = isDescending ? Order.ByDescending(column, missing) : Order.By(column, missing);
            string[] expected = Plain.Show(rows.Order(Comparer<Thing>.Create((left, right) =>
            {
                int result = Plain.CompareMissing(get(left), get(right), compare, isDescending, missingFirst);
                return result != 0 ? result : left.Id.CompareTo(right.Id);
            })));
            Assert.Equal(expected, Plain.Show(Plain.Run(step => Dataset.Of(rows).SortAsync(step, order, TableOptions.OfBytes(3000)))));
        }

        Things.Many(120).Sample(
            rows =>
            {
                Check<double>(rows, Thing.Columns.Amount, static row => row.Amount, Plain.Compare);
                Check<float>(rows, Thing.Columns.Weight, static row => row.Weight, static (left, right) => left.CompareTo(right));
                Check<long>(rows, Thing.Columns.Whole, static row => row.Whole, static (left, right) => left.CompareTo(right));
                Check<decimal>(rows, Thing.Columns.Price, static row => row.Price, static (left, right) => left.CompareTo(right));
                Check<DateTime>(rows, Thing.Columns.At, static row => row.At, static (left, right) => left.CompareTo(right));
                Check<int>(rows, Thing.Columns.Shape, static row => (int)row.Shape, static (left, right) => left.CompareTo(right));
                Check<int>(rows, Thing.Columns.Bytes, static row => row.Bytes?.Length, static (left, right) => left.CompareTo(right));
                Check<int>(rows, Thing.Columns.Tags, static row => row.Tags?.Length, static (left, right) => left.CompareTo(right));
                Check<bool>(rows, Thing.Columns.Flag, static row => row.Flag, static (left, right) => left.CompareTo(right));
            },
            iter: 15, seed: "0N0XIzNsQ0O2");
    }

    [Fact]
    public async Task More_rows_than_the_budget_holds_are_sorted_by_way_of_files_that_go()
    {
        var random = new Random(7);
        Thing[] rows = [.. Enumerable.Range(0, 200_000).Select(i => new Thing { Id = i, Whole = random.Next(5000), Name = $"name {random.Next(3000)}" })];
        Dataset<Thing> dataset = Dataset.Of(rows);
        Order<Thing> order = Order.By(Thing.Columns.Whole).ThenDescending(Thing.Columns.Name);
        IOrderedEnumerable<Thing> expected = rows.OrderBy(static row => row.Whole).ThenByDescending(static row => row.Name, StringComparer.Ordinal);
        long spilled = 0;
        using var step = new TestStepContext();

        Dataset<Thing> sorted = await dataset.SortAsync(step, order, TableOptions.OfBytes(4 << 20, 2, bytes => spilled += bytes));

        Assert.Equal(expected.Select(static row => row.Id), (await sorted.ToArrayAsync()).Select(static row => row.Id));
        Assert.InRange(spilled, 4 << 20, long.MaxValue);
        string folders = Path.GetDirectoryName(step.CreateFolder())!;
        Assert.Empty(Directory.EnumerateFiles(folders, "*.spill", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Texts_of_which_each_begins_the_next_take_little_of_the_stack(bool isDescending)
    {
        const int Rows = 1500;
        using var batch = new Slim.Batch();
        for (int i = 0; i < Rows; i++)
            batch.Add(new Slim { Id = i, Name = new string('a', 8 * (i * 7 % Rows)) });
        Order<Slim> order = isDescending ? Order.ByDescending(Slim.Columns.Name) : Order.By(Slim.Columns.Name);
        using var keys = new KeyBuffer();
        new KeyEncoder(order.Parts).Encode(new RowBlock(batch.Columns), 0, Rows, keys);
        int[] sorted = new int[Rows];
        var small = new Thread(() => KeySort.Sort(keys, sorted, 1), 128 << 10);
        small.Start();
        small.Join();
        int[] lengths = [.. sorted.Select(row => batch.Name[row]!.Length)];
        Assert.Equal(isDescending ? lengths.OrderDescending() : lengths.Order(), lengths);
    }

    [Fact]
    public async Task The_component_sorts_by_the_order_that_it_is_given()
    {
        Thing[] rows = [new() { Id = 1, Group = 2 }, new() { Id = 2 }, new() { Id = 3, Group = 1 }];

        Dataset<Thing> sorted = await ComponentTest.RunAsync(new SortRows<Thing, ByGroup>(), Dataset.Of(rows));

        Assert.Equal([2, 1, 3], (await sorted.ToArrayAsync()).Select(static row => row.Id));
    }

    [Fact]
    public async Task A_budget_below_the_least_is_refused()
    {
        var component = new SortRows<Thing, ByGroup> { MemoryBudget = 5 };

        var error = await Assert.ThrowsAsync<ParameterException>(() => ComponentTest.RunAsync(component, Dataset.Of<Thing>()));

        Assert.Equal("memory-budget", error.Parameter);
        Assert.Throws<ArgumentOutOfRangeException>(static () => new TableOptions { MemoryBudget = 1 });
    }

    [Fact]
    public void A_shuffle_depends_on_the_seed_alone()
    {
        Thing[] rows = [.. Enumerable.Range(0, 3000).Select(static i => new Thing { Id = i })];
        int[] Shuffled(ulong seed, TableOptions options) =>
            [.. Plain.Run(step => Dataset.Of(rows).ShuffleAsync(step, new Seed(seed), options)).Select(static row => row.Id)];
        int[] first = Shuffled(1, TableOptions.Default);

        Assert.All(Plain.Options(), options => Assert.Equal(first, Shuffled(1, options)));
        Assert.NotEqual(first, Shuffled(2, TableOptions.Default));
        Assert.Equal(Enumerable.Range(0, 3000), first.Order());
        Assert.InRange(first.Take(1000).Average(), 1400, 1600);
    }

    private sealed class ByGroup : IOrder<Thing>
    {
        public static Order<Thing> Order => Tables.Order.ByDescending(Thing.Columns.Group, MissingValues.First);
    }
}
