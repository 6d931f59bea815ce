namespace Millrace.Data.Tests.Datasets;

public sealed class DatasetWriterTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(RowSource.BatchRows)]
    public async Task A_value_that_cannot_be_written_is_told_with_its_column_and_row(int before)
    {
        await using var writer = new DatasetWriter<Suspect>(_folder.File("suspects"));
        for (int i = 0; i < before + 2; i++)
            await writer.AddAsync(new Suspect { Colour = Colour.Green });
        await writer.AddAsync(new Suspect { Colour = (Colour)7 });
        DataException error = await Assert.ThrowsAsync<DataException>(async () => await writer.CompleteAsync());
        Assert.Equal($"Column \"colour\", row {before + 3}: 7 is not a member of Colour: only members have a text form.", error.Message);
        InvalidOperationException broken = await Assert.ThrowsAsync<InvalidOperationException>(async () => await writer.CompleteAsync());
        Assert.Equal($"{_folder.File("suspects")}: writing has failed before, so what is there is no whole dataset. Start a new one.", broken.Message);
    }

    [Fact]
    public async Task An_element_that_cannot_be_written_is_told_with_its_row()
    {
        await using var writer = new DatasetWriter<Samples>(_folder.File("samples"));
        foreach (Colour[]? paint in (Colour[]?[])[[Colour.Green, Colour.Blue], null, [], [Colour.Green, (Colour)9], [(Colour)8]])
            await writer.AddAsync(new Samples { Bytes = [], Words = [], Paint = paint });
        DataException error = await Assert.ThrowsAsync<DataException>(async () => await writer.CompleteAsync());
        Assert.Equal("Column \"paint\", row 4: 9 is not a member of Colour: only members have a text form.", error.Message);
    }

    [Fact]
    public async Task After_a_row_was_refused_nothing_can_be_completed()
    {
        await using (var writer = new DatasetWriter<Samples>(_folder.File("samples")))
        {
            await writer.AddAsync(new Samples { Bytes = [], Words = [] });
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await writer.AddAsync(new Samples { Bytes = null!, Words = [] }));
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await writer.AddAsync(new Samples { Bytes = [], Words = [] }));
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await writer.CompleteAsync());
        }

        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task After_rows_that_are_not_there_nothing_can_be_completed()
    {
        using var batch = new Samples.Batch();
        batch.Add(new Samples { Bytes = [], Words = [] });
        await using var writer = new DatasetWriter<Samples>(_folder.File("samples"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await writer.AddAsync(batch, new[] { 0, 1 }));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await writer.CompleteAsync());
    }

    [Fact]
    public async Task A_folder_with_a_dataset_is_refused()
    {
        await DatasetRoundTripTests.WriteAsync(_folder.Path, []);
        DataException error = Assert.Throws<DataException>(() => new DatasetWriter<Fare>(_folder.Path));
        Assert.Equal($"{_folder.Path}: there is a dataset already. Write into another folder, or delete this one first.", error.Message);
        Assert.Equal(0, (await Dataset.OpenAsync<Everything>(_folder.Path)).RowCount);
    }

    [Fact]
    public async Task A_token_counts_for_its_call_alone()
    {
        using var source = new CancellationTokenSource();
        await using var writer = new DatasetWriter<Fare>(_folder.Path);
        for (int i = 0; i < RowSource.BatchRows; i++)
            await writer.AddAsync(new Fare { Value = i }, source.Token);
        await source.CancelAsync();
        Assert.Equal(RowSource.BatchRows, (await writer.CompleteAsync()).RowCount);
    }

    [Fact]
    public async Task A_folder_that_was_there_stays()
    {
        await using (var writer = new DatasetWriter<Fare>(_folder.Folder("there")))
            await writer.AddAsync(new Fare { Value = 1 });
        await using (var writer = new DatasetWriter<Fare>(_folder.File("new")))
            await writer.AddAsync(new Fare { Value = 1 });
        await using (var writer = new DatasetWriter<Fare>(_folder.File("used")))
            _folder.Write(Path.Combine("used", "note"), "mine");
        Assert.Equal(["there", "used"], Directory.GetDirectories(_folder.Path).Select(Path.GetFileName).Order());
    }
}
