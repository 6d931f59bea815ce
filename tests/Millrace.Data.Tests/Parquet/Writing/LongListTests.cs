namespace Millrace.Data.Tests.Files;

/// <summary>Long lists of equal elements, of which little is left in the file, are read back.</summary>
public sealed class LongListTests : IDisposable
{
    // More than a reader takes from a file that says nothing for them.
    private const int Many = 5_000_000;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(ParquetPageVersion.V1)]
    [InlineData(ParquetPageVersion.V2)]
    public async Task One_row_may_have_millions_of_equal_elements(ParquetPageVersion version)
    {
        using var batch = new Marks.Batch();
        AddRow(batch, Many);
        await CheckAsync(batch, version);
    }

    [Fact]
    public async Task A_few_rows_of_many_may_have_all_elements()
    {
        using var batch = new Marks.Batch();
        for (int i = 0; i < 3000; i++)
            AddRow(batch, i is > 1000 and < 1004 ? Many / 3 : 0);
        await CheckAsync(batch, ParquetPageVersion.V1);
    }

    [Fact]
    public void A_longer_list_than_is_read_is_not_written()
    {
        using var batch = new Marks.Batch();
        AddRow(batch, 1);
        AddRow(batch, 0);
        ((ValueColumn<bool>)((ListColumn)batch.Columns[0]).Items).AppendUninitialized((1 << 25) + 1);
        foreach (Column column in batch.Columns)
            ((ListColumn)column).EndRow();
        using var writer = new ParquetWriter<Marks>(_folder.File("marks.parquet"));
        Assert.Equal(
            "Column \"flags\", row 3: a list of 33554433 elements is longer than files hold, which is 33554432: spread it over several rows.",
            Assert.Throws<DataException>(() => writer.Add(batch)).Message);
    }

    private async Task CheckAsync(Marks.Batch batch, ParquetPageVersion version)
    {
        string path = _folder.File("marks.parquet");
        using (var writer = new ParquetWriter<Marks>(path, new ParquetWriteOptions { PageVersion = version }))
        {
            writer.Add(batch);
            writer.Complete();
        }

        Assert.InRange(new FileInfo(path).Length, 0, 1 << 20);
        int row = 0;
        await foreach (Batch<Marks> read in ParquetFile.ReadAsync<Marks>(path, new ParquetReadOptions { Parallelism = 1 }))
        {
            for (int c = 0; c < read.Columns.Length; c++)
                Same((ListColumn)batch.Columns[c], row, (ListColumn)read.Columns[c]);
            row += read.Count;
        }

        Assert.Equal(batch.Count, row);
    }

    private static void Same(ListColumn expected, int row, ListColumn read)
    {
        for (int i = 0; i < read.Count; i++)
            Assert.Equal(expected.LengthOf(row + i), read.LengthOf(i));
        Assert.Equal(read.Items is ValueColumn<short> ? read.Items.Count : 0, read.Items.MissingCount);
        Assert.True(read.Items switch
        {
            ValueColumn<bool> flags => !flags.Values.Contains(false),
            ValueColumn<int> levels => !levels.Values.ContainsAnyExcept(7),
            ValueColumn<float> scores => !scores.Values.ContainsAnyExcept(1.5f),
            TextColumn words => words.Count == 0 || (words.Codes.IndexOfAnyExcept(words.Codes[0]) < 0 && words[0] == "calm"),
            _ => true,
        });
    }

    private static void AddRow(Marks.Batch batch, int length)
    {
        var flags = (ListColumn)batch.Columns[0];
        ((ValueColumn<bool>)flags.Items).AppendUninitialized(length).Fill(true);
        var levels = (ListColumn)batch.Columns[1];
        ((ValueColumn<int>)levels.Items).AppendUninitialized(length).Fill(7);
        var scores = (ListColumn)batch.Columns[2];
        ((ValueColumn<float>)scores.Items).AppendUninitialized(length).Fill(1.5f);
        var counts = (ListColumn)batch.Columns[3];
        for (int i = 0; i < length; i++)
            counts.Items.AppendMissing();
        var words = (ListColumn)batch.Columns[4];
        for (int i = 0; i < length; i++)
            ((TextColumn)words.Items).TryAppendUtf8("calm"u8);
        foreach (Column column in batch.Columns)
            ((ListColumn)column).EndRow();
    }
}
