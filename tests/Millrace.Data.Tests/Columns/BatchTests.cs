using CsCheck;

namespace Millrace.Data.Tests.Columns;

public sealed class BatchTests
{
    private static readonly Page s_page = new() { Thumbnail = [1], Scores = [2], Counts = [3, null], Tags = ["a"] };

    public static TheoryData<string, Page> Refused => new()
    {
        { "Column \"thumbnail\" is not nullable: Page.Thumbnail cannot be null.", s_page with { Thumbnail = null! } },
        { "Column \"scores\" is not nullable: Page.Scores cannot be null.", s_page with { Scores = null! } },
        { "Column \"tags\" is not nullable: Page.Tags cannot be null.", s_page with { Tags = null! } },
        { "The elements of column \"tags\" are not nullable: Page.Tags cannot hold null.", s_page with { Tags = ["b", null!] } },
        { "A text holds half a surrogate pair (\\uD83C at position 1), which UTF-8 cannot hold: remove it.", s_page with { Tags = ["b", "c\uD83C"] } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_row_that_cannot_be_held_is_refused_and_nothing_is_added(string message, Page row)
    {
        using var batch = new Page.Batch();
        batch.Add(s_page);
        Exception error = Assert.ThrowsAny<Exception>(() => batch.Add(row));
        Assert.Equal(message, error.Message);
        Assert.All(batch.Columns, static column => Assert.Equal(1, column.Count));
        batch.Add(s_page with { Tags = ["d"] });
        Assert.Equal((2, 1), (batch[1].Counts!.Length, batch.Row(1).Tags.Length));
        Assert.Equal("d", batch.Row(1).Tags[0]);
    }

    [Fact]
    public void A_batch_gives_back_its_rows_and_again_after_it_gave_its_memory_back()
    {
        Lists.Batch batch = new(0);
        AnyLists.Many.Sample(
            rows =>
            {
                foreach (Lists row in rows)
                    batch.Add(row);
                AnyLists.Equal(rows, [.. Enumerable.Range(0, rows.Length).Select(i => batch[i])]);
                batch.Dispose();
                return batch.Count == 0;
            },
            iter: 20,
            threads: 1);
    }

    [Fact]
    public void A_row_without_texts_that_is_refused_late_adds_nothing()
    {
        using var batch = new LoosePage.Batch();
        batch.Add(new LoosePage { Thumbnail = [1], Scores = [2] });
        batch.Scores.Items.Append(3);
        Assert.Throws<InvalidOperationException>(() => batch.Add(new LoosePage { Thumbnail = [4] }));
        Assert.Equal((1, 1, 1), (batch.Thumbnail.Count, batch.Scores.Count, batch.Scores.Items.Count));
    }

    [Fact]
    public async Task An_empty_batch_has_no_rows_to_add()
    {
        using var target = new Word.Batch();
        var error = Assert.Throws<ArgumentException>(() => target.AppendRows(new Word.Batch(), [5, -1]));
        Assert.Equal("The other batch has 0 rows, and row 5 is none of them.", error.Message);
        target.AppendRows(new Word.Batch(), []);
        Assert.Equal(0, target.Count);
        using var folder = new TempFolder();
        await using var writer = new DatasetWriter<Word>(folder.File("words"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await writer.AddAsync(new Word.Batch(), new[] { 0 }));
        Assert.Equal(0, writer.RowCount);
    }

    [Fact]
    public void Rows_that_one_column_refuses_are_added_to_none()
    {
        using var source = new Page.Batch();
        using var target = new Page.Batch();
        source.Add(s_page with { Scores = new float[1 << 20] });
        target.Add(s_page);
        Assert.Throws<DataException>(() => target.AppendRows(source, new int[2048]));
        source.Add(s_page);
        source.Hash.Truncate(1);
        source.Hash.AppendCodes(1, 0)[0] = 99;
        Assert.ThrowsAny<SystemException>(() => target.AppendRange(source, 1, 1));
        Assert.All(target.Columns, static column => Assert.Equal(1, column.Count));
        target.CheckRows();
        target.AppendRange(target, 0, 1);
        Assert.Equal("a", Assert.Single(target[1].Tags));
    }

    [Fact]
    public void Rows_of_other_columns_are_refused()
    {
        using var colours = new OfColour.Batch();
        using var fruits = new OfFruit.Batch();
        using var lists = new OfFruits.Batch();
        fruits.Add(new OfFruit { Id = 1, Kind = Fruit.Pear });
        Refuses(colours, fruits, "The rows are of OfFruit and not of OfColour, which has other columns.");
        Refuses(colours, lists, "The rows are of OfFruits and not of OfColour, which has other columns.");

        using var one = new LooseBatch(new SchemaInfo("One", [Number("a:Int32;b")]));
        using var two = new LooseBatch(new SchemaInfo("Two", [Number("a"), Number("b")]));
        Refuses(one, two, "The rows are of Two and not of One, which has other columns.");
        Refuses(two, one, "The rows are of One and not of Two, which has other columns.");

        static ColumnInfo Number(string name) => new(name, name, ColumnType.Int32, false);

        static void Refuses(Batch target, Batch source, string message)
        {
            Assert.Equal(message, Assert.Throws<ArgumentException>(() => target.AppendRange(source, 0, source.Count)).Message);
            Assert.Throws<ArgumentException>(() => target.AppendRows(source, []));
            Assert.All(target.Columns, static column => Assert.Equal(0, column.Count));
        }
    }

    [Fact]
    public void Rows_of_the_same_columns_are_taken_whatever_made_them()
    {
        using var source = new LooseBatch(Page.Schema);
        using var target = new Page.Batch();
        target.Add(s_page);
        source.AppendRange(target, 0, 1);
        target.AppendRows(source, [0, 0]);
        Assert.Equal("a", Assert.Single(target[2].Tags));
    }

    [Fact]
    public void Rows_that_only_some_columns_have_are_neither_taken_nor_written()
    {
        using var batch = new Letters.Batch();
        batch.Add(new Letters { A = 1, B = "b", C = "c", D = 2 });
        batch.A.Append(3);
        const string message = "Column \"B\" has 1 rows and column \"A\" has 2: add each row to all columns of Letters.";
        using var target = new Letters.Batch();
        Assert.Equal(message, Assert.Throws<DataException>(() => target.AppendRange(batch, 0, 1)).Message);
        Assert.Equal(message, Assert.Throws<DataException>(() => target.AppendRows(batch, [1])).Message);
        Writes(batch, message);

        using var pages = new Page.Batch();
        pages.Add(s_page);
        pages.Tags.Items.Append("b");
        Writes(pages, "Column \"tags\" has elements that belong to no row: call EndRow once they are added.");

        static void Writes(Batch batch, string message)
        {
            using var stream = new MemoryStream();
            using var writer = new ParquetFileWriter(batch, ParquetWriteOptions.Default);
            writer.Start(stream);
            long start = stream.Length;
            Assert.Equal(message, Assert.Throws<DataException>(() => writer.Write(batch, CancellationToken.None)).Message);
            Assert.Equal((start, 0), (stream.Length, writer.RowCount));
        }
    }

    [Fact]
    public void Rows_are_chosen_from_another_batch()
    {
        using var source = new Page.Batch();
        using var target = new Page.Batch();
        for (int i = 0; i < 5; i++)
            source.Add(s_page with { Hash = i == 3 ? null : [(byte)i], Counts = i == 2 ? null : [i], Tags = [.. Enumerable.Repeat($"{i}", i)] });
        target.AppendRows(source, [4, 2, 2, 0]);
        target.AppendRange(source, 1, 3);
        Assert.Equal([4, 2, 2, 0, 1, 2, 3], Enumerable.Range(0, 7).Select(i => target[i].Tags.Length));
        Assert.Equal([4, null, null, 0, 1, null, 3], Enumerable.Range(0, 7).Select(i => target[i].Counts?[0]));
        Assert.Equal([4, 2, 2, 0, 1, 2, null], Enumerable.Range(0, 7).Select(i => (int?)target[i].Hash?[0]));
    }
}
