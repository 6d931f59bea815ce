using System.IO.Hashing;
using CsCheck;
using Millrace.Data;
using Millrace.Tables.Tests.Engine;

namespace Millrace.Tables.Tests.Grouping;

/// <summary>Keys that are made once for many rows are those of each row.</summary>
public sealed class RowKindsTests
{
    private static readonly int s_name = Thing.Columns.Name.Index;
    private static readonly int s_group = Thing.Columns.Group.Index;
    private static readonly int s_flag = Thing.Columns.Flag.Index;
    private static readonly int s_shape = Thing.Columns.Shape.Index;
    private static readonly int s_bytes = Thing.Columns.Bytes.Index;
    private static readonly int s_amount = Thing.Columns.Amount.Index;
    private static readonly int s_whole = Thing.Columns.Whole.Index;
    private static readonly int s_tags = Thing.Columns.Tags.Index;

    private static readonly int[][] s_keys =
    [
        [], [s_name], [s_group], [s_flag], [s_shape], [s_bytes], [s_amount], [s_whole], [s_tags],
        [s_name, s_group, s_flag], [s_shape, s_bytes], [s_name, s_amount],
    ];

    [Fact]
    public void Rows_have_the_keys_that_are_made_of_each_alone() => Things.Many(300).Sample(
        static things =>
        {
            using Thing.Batch batch = Fill(things);
            var block = new RowBlock(batch.Columns);
            int start = things.Length / 5;
            int count = things.Length - start;
            foreach (int[] key in s_keys)
            {
                var encoder = new KeyEncoder([.. key.Select(static column => new KeyPart(column))]);
                using var keys = new KeyHashes(encoder);
                using var alone = new KeyBuffer();
                encoder.Encode(block, start, count, alone);

                keys.Take(block, start, count);

                for (int i = 0; i < count; i++)
                {
                    Assert.True(keys.KeyOf(i).SequenceEqual(alone[i]));
                    Assert.Equal(XxHash3.HashToUInt64(alone[i]), keys.HashOf(i));
                    Assert.InRange(keys.Rows.Firsts[keys.Rows.Kinds[i]], 0, i);
                }

                Assert.Equal(keys.Rows.Firsts.ToArray().Order(), keys.Rows.Firsts.ToArray());
            }
        },
        iter: 100, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Keys_of_texts_and_small_numbers_are_made_once_for_many_rows()
    {
        using Thing.Batch batch = Fill([.. Enumerable.Range(0, 6000).Select(static i => new Thing
        {
            Name = i % 4 == 0 ? null : $"name {i % 4}", Group = i % 5 == 0 ? null : 1_000_000 + (i % 5), Flag = i % 3 == 0 ? null : i % 3 == 1,
            Shape = i % 2 == 0 ? Shape.Circle : Shape.Oval, Bytes = [(byte)(i % 7)], Whole = i % 11 * (1L << 40), Amount = i % 13,
        })]);

        Assert.Equal(1, KeysOf(batch));
        Assert.Equal(4, KeysOf(batch, s_name));
        Assert.Equal(5, KeysOf(batch, s_group));
        Assert.Equal(3, KeysOf(batch, s_flag));
        Assert.Equal(2, KeysOf(batch, s_shape));
        Assert.Equal(7, KeysOf(batch, s_bytes));
        Assert.Equal(4 * 5 * 3, KeysOf(batch, s_flag, s_name, s_group));

        // Whole numbers that lie far from each other, and fractions, are no small numbers.
        Assert.Equal(batch.Count, KeysOf(batch, s_whole));
        Assert.Equal(batch.Count, KeysOf(batch, s_name, s_amount));
    }

    [Fact]
    public void Entries_that_stand_for_no_row_make_no_keys()
    {
        using Thing.Batch batch = Fill([.. Enumerable.Range(0, 3000).Select(static i => new Thing { Name = $"name {i % 1000}" })]);
        foreach (Column column in batch.Columns)
            column.Truncate(2);
        using Thing.Batch none = Fill([new Thing(), new Thing()]);

        Assert.Equal(1000, batch.Name.EntryCount);
        Assert.Equal(2, KeysOf(batch, s_name));
        Assert.Equal(0, none.Name.EntryCount);
        Assert.Equal(1, KeysOf(none, s_name));
    }

    private static int KeysOf(Thing.Batch batch, params int[] columns)
    {
        using var keys = new KeyHashes(new KeyEncoder([.. columns.Select(static column => new KeyPart(column))]));
        keys.Take(new RowBlock(batch.Columns), 0, batch.Count);
        return keys.Keys.Count;
    }

    private static Thing.Batch Fill(Thing[] things)
    {
        var batch = new Thing.Batch();
        foreach (Thing thing in things)
            batch.Add(in thing);
        return batch;
    }
}
