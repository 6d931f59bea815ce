using Millrace.Data;
using Millrace.Data.Tests.Files;
using Millrace.Tables.Tests.Engine;
using Millrace.Testing;

namespace Millrace.Tables.Tests.Joining;

/// <summary>Joins of rows that are few and wide: what they take at once is counted in bytes.</summary>
[Collection(MemoryCollection.Name)]
public sealed class JoinBytesTests : IDisposable
{
    private const int LeftRows = 9_000;
    private const int Lines = 400;
    private const long Budget = 2 << 20;

    private static readonly Join<Thing, WidePart, WideThing> s_join =
        new Join<Thing, WidePart, WideThing>().On(Thing.Columns.Group, WidePart.Columns.Group).TakeRight(WidePart.Columns.Name, WideThing.Columns.Name);

    private readonly TestStepContext _step = new();

    public void Dispose() => _step.Dispose();

    [Fact]
    public void What_comes_out_at_once_has_few_bytes_however_many_left_rows_a_wide_right_one_has()
    {
        JoinPlan plan = JoinPlan.Of(s_join);
        var space = new WorkSpace(_step.CreateFolder, TableOptions.OfBytes(Budget));
        using var table = new JoinTable(plan, space.Budget, space.Parallelism);
        using RowBlock right = Block(plan.CreateRight, plan.RightChoice, [.. Enumerable.Range(0, 3).Select(static i => WideRow(i, Lines))]);
        using RowBlock left = Block(plan.CreateLeft, plan.LeftChoice, [.. Enumerable.Range(0, LeftRows).Select(static i => Row(i, i % 2))]);
        table.Add(right, 0);
        table.Seal(default);
        using var probe = new JoinProbe(plan, table, space);
        using RowBlock result = plan.CreateResult();

        List<long> numbers = [];
        long most = 0;
        for (probe.Start(left); probe.Read(result);)
        {
            numbers.AddRange(((ValueColumn<long>)result.Columns[^1]).Values);
            most = Math.Max(most, result.BytesOf(0, result.Count));
        }

        Assert.Equal(Enumerable.Range(0, LeftRows).Select(static i => (long)i), numbers);
        Assert.InRange(most, space.OutputBytes / 2, space.OutputBytes * 9 / 8);
    }

    [Fact]
    public void A_table_takes_wide_rows_in_slices_that_the_budget_holds()
    {
        JoinPlan plan = JoinPlan.Of(s_join);
        using var table = new JoinTable(plan, Budget, 2);
        using RowBlock right = Block(plan.CreateRight, plan.RightChoice, [.. Enumerable.Range(0, 300).Select(static i => WideRow(i, Lines * 4))]);

        int added = table.Add(right, 0);

        // Memory is doubled when it grows, so half of the budget may be full, and a slice more.
        long bytes = right.BytesOf(0, added);
        Assert.InRange(bytes, Budget / 16, (Budget / 2) + (Budget / 16));
        Assert.True(right.BytesOf(0, right.Count) > 3 * Budget);
    }

    [Theory]
    [InlineData(64 << 20)]
    [InlineData(200_000)]
    public async Task Lists_of_a_right_row_come_with_each_of_its_left_ones(int budget)
    {
        const int Some = 100;
        Dataset<Thing> left = Dataset.Of(Enumerable.Range(0, Some).Select(static i => Row(i, i % 2)));
        Dataset<WidePart> right = Dataset.Of(Enumerable.Range(0, 2).Select(static i => WideRow(i, 2_000)));

        Dataset<WideThing> joined = await left.JoinAsync(_step, right, s_join, TableOptions.OfBytes(budget));

        int next = 0;
        await foreach (Batch<WideThing> batch in joined.ReadAsync())
        {
            var rows = (WideThing.Batch)batch;
            for (int i = 0; i < rows.Count; i++, next++)
                Assert.True(rows.Id[i] == next && rows.Lines.LengthOf(i) == 2_000 && rows.Name[i] == $"{next % 2}");
        }

        Assert.Equal(Some, next);
    }

    private static Thing Row(int id, int group) => new() { Id = id, Group = group };

    private static WidePart WideRow(int id, int lines) =>
        new() { Group = id, Name = $"{id}", Lines = [.. Enumerable.Range(0, lines).Select(i => $"line {i} of {id}")] };

    private static RowBlock Block<T>(Func<RowBlock> create, ColumnChoice choice, T[] rows)
        where T : struct, ISchema<T>
    {
        using Batch<T> batch = T.CreateBatch(0);
        foreach (T row in rows)
            batch.Add(in row);
        RowBlock block = create();
        for (int i = 0; i < choice.Columns.Length; i++)
            block.Columns[i].AppendRange(batch.Columns[choice.Columns[i]], 0, rows.Length);
        ((ValueColumn<long>)block.Columns[^1]).AppendFrom(0, rows.Length);
        return block;
    }
}
