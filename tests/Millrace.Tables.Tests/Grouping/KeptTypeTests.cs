using System.Collections.Immutable;
using Millrace.Data;
using Millrace.Tables.Tests.Sorting;
using Millrace.Testing;

namespace Millrace.Tables.Tests.Grouping;

/// <summary>
/// Of values of each type the smallest and the largest are the ends of the sorted rows, and the first and the last those of the rows as they are.
/// </summary>
public sealed class KeptTypeTests : IDisposable
{
    private const int Rows = 3000;

    private static readonly Keyed[] s_rows = KeyedRows.Create(Rows, 17);

    private readonly TestStepContext _step = new();

    [Theory]
    [InlineData(64 << 20, 1)]
    [InlineData(30_000, 2)]
    public async Task The_smallest_and_the_largest_are_the_ends_of_the_sorted_rows(int budget, int threads)
    {
        string?[] least = await GroupAsync(Choice.Smallest, budget, threads);
        string?[] greatest = await GroupAsync(Choice.Largest, budget, threads);

        for (int i = 0; i < least.Length; i++)
        {
            var column = new ColumnRef<Keyed, int>(i);
            Assert.Equal(await FirstAsync(Order.By(column), i), least[i]);
            Assert.Equal(await FirstAsync(Order.ByDescending(column), i), greatest[i]);
        }
    }

    [Theory]
    [InlineData(64 << 20, 1)]
    [InlineData(30_000, 2)]
    public async Task The_first_and_the_last_are_those_of_the_rows(int budget, int threads)
    {
        Assert.Equal(Texts(s_rows[0]), await GroupAsync(Choice.First, budget, threads));
        Assert.Equal(Texts(s_rows[^1]), await GroupAsync(Choice.Last, budget, threads));
    }

    public void Dispose() => _step.Dispose();

    private static ImmutableArray<GroupPart> Parts(Choice choice) =>
    [
        .. Enumerable.Range(0, Keyed.Schema.Columns.Length).Select(column => new GroupPart(
            column, column, IsKey: false, "value", MayMiss: false, IsCopy: true, KeptValues.MayGrow(Keyed.Schema.Columns[column], choice),
            space => KeptValues.Create(choice, () => new Keyed.Batch().Columns[column], space))),
    ];

    private static string?[] Texts(Keyed row)
    {
        using var batch = new Keyed.Batch();
        batch.Add(in row);
        return [.. batch.Columns.Select(static column => column.FormatText(0))];
    }

    private async Task<string?> FirstAsync(Order<Keyed> order, int column) =>
        Texts((await (await Dataset.Of(s_rows).SortAsync(_step, order)).ToArrayAsync())[0])[column];

    private async Task<string?[]> GroupAsync(Choice choice, int budget, int threads)
    {
        var grouping = new Grouping<Keyed, Keyed>(Parts(choice));
        Dataset<Keyed> groups = await Dataset.Of(s_rows).GroupAsync(_step, grouping, TableOptions.OfBytes(budget, threads));
        return Texts(Assert.Single(await groups.ToArrayAsync()));
    }
}
