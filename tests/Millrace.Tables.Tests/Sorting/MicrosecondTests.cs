using Millrace.Data;
using Millrace.Testing;

namespace Millrace.Tables.Tests.Sorting;

/// <summary>Times compare as files hold them, to the microsecond, so that rows in memory and the same rows of a file come to the same.</summary>
public sealed class MicrosecondTests : IDisposable
{
    private static readonly DateTime s_moment = new(2026, 1, 31, 17, 45, 0);

    private static readonly Keyed[] s_rows =
    [
        new() { Id = 1, DateTimeValue = s_moment.AddTicks(9), TimeValue = new TimeOnly(9) },
        new() { Id = 1, DateTimeValue = s_moment.AddTicks(1), TimeValue = new TimeOnly(1) },
        new() { Id = 1, DateTimeValue = s_moment.AddTicks(10), TimeValue = new TimeOnly(10) },
        new() { Id = 1, DateTimeValue = s_moment.AddTicks(-1), TimeValue = new TimeOnly(19) },
    ];

    private readonly TestStepContext _step = new();

    [Fact]
    public async Task Rows_that_a_file_holds_alike_are_kept_once()
    {
        Keyed[] distinct = await (await Dataset.Of(s_rows).DistinctAsync(_step)).ToArrayAsync();
        Keyed[] ofFile = await (await (await SaveAsync(s_rows)).DistinctAsync(_step)).ToArrayAsync();

        Assert.Equal(3, distinct.Length);
        Assert.Equal(ofFile, distinct);
    }

    [Fact]
    public async Task Rows_that_a_file_holds_alike_stay_in_their_order()
    {
        Keyed[] rows = [.. s_rows.Select(static (row, i) => row with { Id = i })];
        foreach (Order<Keyed> order in (Order<Keyed>[])[Order.By(Keyed.Columns.DateTimeValue), Order.By(Keyed.Columns.TimeValue)])
        {
            Keyed[] sorted = await (await Dataset.Of(rows).SortAsync(_step, order)).ToArrayAsync();
            Keyed[] ofFile = await (await (await SaveAsync(rows)).SortAsync(_step, order)).ToArrayAsync();
            Assert.Equal(ofFile.Select(static row => row.Id), sorted.Select(static row => row.Id));
        }
    }

    public void Dispose() => _step.Dispose();

    private async Task<Dataset<Keyed>> SaveAsync(Keyed[] rows)
    {
        await using DatasetWriter<Keyed> writer = _step.CreateDataset<Keyed>();
        foreach (Keyed row in rows)
            await writer.AddAsync(row);
        return await writer.CompleteAsync();
    }
}
