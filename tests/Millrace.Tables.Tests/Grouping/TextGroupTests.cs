using Millrace.Data;
using Millrace.Tables.Tests.Engine;
using Millrace.Testing;

namespace Millrace.Tables.Tests.Grouping;

/// <summary>
/// Groups by texts are those that DuckDB makes, whichever dictionaries the texts come from: those of several files, with many entries and with none, and with
/// missing texts; on any number of threads and whatever the budget.
/// </summary>
public sealed class TextGroupTests : IDisposable
{
    private const string Totals =
        "count(*), avg(amount), min(id), max(id), last(note ORDER BY id), min(note), max(note), count(DISTINCT note)";

    private static readonly Labelled[] s_rows = Labelled.Create(25_000);

    private readonly TestStepContext _step = new();

    [Fact]
    public Task By_a_text_that_may_be_missing() => CheckAsync(
        $"SELECT label, min(place), {Totals} FROM ROWS GROUP BY label ORDER BY min(id)",
        new Grouping<Labelled, LabelTotals>().Key(Labelled.Columns.Label, LabelTotals.Columns.Label).Min(Labelled.Columns.Place, LabelTotals.Columns.Place));

    [Fact]
    public Task By_a_text_of_few_values() => CheckAsync(
        $"SELECT max(label), place, {Totals} FROM ROWS GROUP BY place ORDER BY min(id)",
        new Grouping<Labelled, LabelTotals>().Max(Labelled.Columns.Label, LabelTotals.Columns.Label).Key(Labelled.Columns.Place, LabelTotals.Columns.Place));

    [Fact]
    public Task By_two_texts() => CheckAsync(
        $"SELECT label, place, {Totals} FROM ROWS GROUP BY label, place ORDER BY min(id)",
        new Grouping<Labelled, LabelTotals>().Key(Labelled.Columns.Label, LabelTotals.Columns.Label).Key(Labelled.Columns.Place, LabelTotals.Columns.Place));

    [Theory]
    [InlineData(64 << 20, 1)]
    [InlineData(64 << 20, 3)]
    [InlineData(1 << 20, 2)]
    public void A_block_of_more_entries_than_a_batch_has_rows(int budget, int threads)
    {
        // In the second half each text is there for the second time, as an entry of its own: a column of so many different texts looks for none any more.
        const int Texts = 70_000;
        using var batch = new Labelled.Batch();
        for (int i = 0; i < 2 * Texts; i++)
            batch.Add(new Labelled { Id = i, Label = $"label {i % Texts}", Place = "here" });
        Assert.True(batch.Label.EntryCount > Texts);
        Grouping<Labelled, LabelTotals> grouping = LabelTotals.Totals(new Grouping<Labelled, LabelTotals>()
            .Key(Labelled.Columns.Label, LabelTotals.Columns.Label).Max(Labelled.Columns.Place, LabelTotals.Columns.Place));

        using var work = new GroupedRows<Labelled, LabelTotals>(grouping, new WorkSpace(_step.CreateFolder, TableOptions.OfBytes(budget, threads)));
        work.Add(batch);
        List<LabelTotals> groups = work.Read();

        Assert.Equal(Texts, groups.Count);
        Assert.All(groups, static (group, i) => Assert.Equal(
            new LabelTotals { Label = $"label {i}", Place = "here", Rows = 2, FirstId = i, LastId = i + Texts }, group));
    }

    public void Dispose() => _step.Dispose();

    private static string Show(LabelTotals row) => Duck.Show(
        row.Label, row.Place, row.Rows, row.Mean, row.FirstId, row.LastId, row.LastNote, row.LeastNote, row.GreatestNote, row.Notes);

    private async Task CheckAsync(string sql, Grouping<Labelled, LabelTotals> keys)
    {
        Grouping<Labelled, LabelTotals> grouping = LabelTotals.Totals(keys);
        string path = Path.Combine(_step.CreateFolder(), "rows.parquet");
        await ParquetFile.WriteAsync(Dataset.Of(s_rows), path);
        using var duck = new Duck();
        List<string> expected = duck.Rows(sql.Replace("ROWS", $"read_parquet('{path}')", StringComparison.Ordinal));
        Dataset<Labelled> rows = await WriteAsync();
        TableOptions[] all = [TableOptions.OfBytes(64 << 20, 1), TableOptions.OfBytes(64 << 20, 3), TableOptions.OfBytes(300_000, 2)];
        foreach (TableOptions options in all)
        {
            LabelTotals[] found = await (await rows.GroupAsync(_step, grouping, options)).ToArrayAsync();
            Assert.Equal(expected, found.Select(Show));
        }
    }

    /// <summary>Writes files whose row groups have dictionaries of their own.</summary>
    private async Task<Dataset<Labelled>> WriteAsync()
    {
        await using DatasetWriter<Labelled> writer = _step.CreateDataset<Labelled>(new DatasetWriteOptions { RowsPerShard = 1 });
        using var batch = new Labelled.Batch();
        foreach (Labelled row in s_rows)
        {
            batch.Add(in row);
            if (batch.Count < 10_000)
                continue;
            await writer.AddAsync(batch);
            batch.Clear();
        }

        await writer.AddAsync(batch);
        return await writer.CompleteAsync();
    }
}
