using Millrace.Data;
using Millrace.Data.Tests.Files;
using Millrace.Testing;

namespace Millrace.Tables.Tests.Grouping;

/// <summary>What grouping holds in memory, however many groups there are and however wide their rows, and what it leaves behind.</summary>
[Collection(MemoryCollection.Name)]
public sealed class GroupMemoryTests : IDisposable
{
    private const long Budget = 16 << 20;

    private static readonly Grouping<Page, Page> s_keys = new Grouping<Page, Page>().Key(Page.Columns.Book, Page.Columns.Book);

    private static readonly Grouping<Page, Page> s_edges = s_keys.Last(Page.Columns.Text, Page.Columns.Text).Max(Page.Columns.Image, Page.Columns.Image)
        .Last(Page.Columns.Lines, Page.Columns.Lines).Min(Page.Columns.Key, Page.Columns.Key);

    private static readonly Dataset<Page> s_pages = Dataset.Of(Enumerable.Range(0, 6000).Select(static i => Create(i, 500, 300)));

    private readonly TestStepContext _step = new();
    private long _spilled;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Many_groups_stay_within_the_budget(int threads)
    {
        const int Rows = 300_000;
        const int Each = 3;
        Grouping<Page, Page> grouping = s_keys.Key(Page.Columns.Key, Page.Columns.Key).First(Page.Columns.Text, Page.Columns.Text)
            .First(Page.Columns.Image, Page.Columns.Image).First(Page.Columns.Lines, Page.Columns.Lines);
        using GroupedRows<Page, Page> rows = Start(grouping, threads);
        using var batch = new Page.Batch();
        for (int i = 0; i < Rows; i++)
        {
            // A number of a group is a third of a permutation of the rows' numbers.
            int group = (int)(i * 1_299_709L % Rows) / Each;
            batch.Add(new Page { Book = group / 2, Key = $"chapter {group % 2} of book {group / 2}", Text = $"page {i}" });
            Flush(rows, batch, 10_000);
        }

        Flush(rows, batch, 1);
        List<Page> groups = rows.Read();

        Assert.Equal(Rows / Each, groups.Count);
        Assert.Equal(groups.Count, groups.Select(static group => group.Key).Distinct().Count());
        Assert.InRange(rows.InMemory, 1, groups.Count / 2);
        Assert.InRange(rows.MostHeld, Budget / 8, Budget / 2);
    }

    [Theory]
    [InlineData(1, 60_000, 40)]
    [InlineData(2, 2000, 1500)]
    public void Values_that_grow_stay_within_the_budget(int threads, int width, int books)
    {
        using GroupedRows<Page, Page> rows = Start(s_edges, threads);
        using var batch = new Page.Batch();
        Page[] pages = [.. Enumerable.Range(0, 5 * books).Select(i => Create(i, books, width))];
        foreach (Page page in pages)
        {
            batch.Add(in page);
            Flush(rows, batch, Math.Max(1, 1_000_000 / width));
        }

        Flush(rows, batch, 1);
        List<Page> groups = rows.Read();

        Assert.True(_spilled > Budget / 2);
        Assert.Equal(pages.GroupBy(static page => page.Book).Select(static group => Show(Edges([.. group]))), groups.Select(Show));
        Assert.InRange(rows.MostHeld, Budget / 16, Budget);
    }

    [Fact]
    public void What_comes_out_at_once_is_cut_by_its_bytes()
    {
        const int Width = 50_000;
        const int Books = 500;
        var space = new WorkSpace(_step.CreateFolder, TableOptions.OfBytes(256 << 20));
        using var rows = new GroupedRows<Page, Page>(s_edges, space);
        using var batch = new Page.Batch();
        for (int i = 0; i < Books; i++)
        {
            batch.Add(Create(i, Books, Width));
            Flush(rows, batch, 20);
        }

        Flush(rows, batch, 1);
        List<Page> groups = rows.Read();

        Assert.Equal(Books, groups.Count);
        Assert.InRange(rows.MostRead, space.Half().OutputBytes / 2, space.Half().OutputBytes + (4 * Width));
    }

    [Theory]
    [InlineData(1, 64 << 20)]
    [InlineData(2, 200_000)]
    public void One_that_is_done_leaves_no_memory_behind(int threads, int budget) => PoolWatch.AssertNothingIsHeld(() => GroupAsync(threads, budget, null));

    [Theory]
    [InlineData(0)]
    [InlineData(600_000)]
    [InlineData(3_000_000)]
    public void One_whose_disk_is_full_leaves_no_memory_behind(long after) => PoolWatch.AssertNothingIsHeld(async () =>
    {
        long spilled = 0;
        await Assert.ThrowsAsync<SpillException>(() => GroupAsync(
            2, 200_000, bytes => _ = Interlocked.Add(ref spilled, bytes) > after ? throw new IOException("No space left on device.") : 0));
    });

    public void Dispose() => _step.Dispose();

    private static async Task GroupAsync(int threads, int budget, Action<long>? whenSpilled)
    {
        using var step = new TestStepContext();
        Dataset<Page> groups = await s_pages.GroupAsync(step, s_edges, TableOptions.OfBytes(budget, threads, whenSpilled));
        Assert.Equal(500, groups.RowCount);
    }

    private static Page Create(int number, int books, int width)
    {
        int own = width - (number * 31 % 97);
        string text = new((char)('a' + (number * 7 % 26)), Math.Max(own, 1));
        byte[] image = new byte[Math.Max(own / 2, 1)];
        image.AsSpan().Fill((byte)(number * 13));
        return new Page
        {
            Book = number % books == 3 ? null : number % books, Text = number % 11 == 0 ? null : text, Image = number % 7 == 0 ? null : image,
            Lines = number % 5 == 0 ? null : [text[..(text.Length / 2)], "x"], Key = $"{(char)('a' + (number * 17 % 26))}{text}",
        };
    }

    private static Page Edges(Page[] pages) => new()
    {
        Book = pages[0].Book, Text = pages[^1].Text, Lines = pages[^1].Lines,
        Image = pages.Select(static page => page.Image).Where(static image => image is not null).MaxBy(Hex, StringComparer.Ordinal),
        Key = pages.Select(static page => page.Key).Order(StringComparer.Ordinal).First(),
    };

    private static string Show(Page page) =>
        $"{page.Book} {page.Text} {Hex(page.Image)} {(page.Lines is null ? "none" : string.Join(',', page.Lines))} {page.Key}";

    private static string Hex(byte[]? bytes) => bytes is null ? "none" : Convert.ToHexString(bytes);

    private static void Flush(GroupedRows<Page, Page> rows, Page.Batch batch, int least)
    {
        if (batch.Count < least)
            return;
        rows.Add(batch);
        batch.Clear();
    }

    private GroupedRows<Page, Page> Start(Grouping<Page, Page> grouping, int threads) => new(
        grouping, new WorkSpace(_step.CreateFolder, TableOptions.OfBytes(Budget, threads, bytes => Interlocked.Add(ref _spilled, bytes))));
}
