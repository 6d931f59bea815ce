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
