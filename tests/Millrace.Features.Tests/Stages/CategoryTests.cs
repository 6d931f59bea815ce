using System.IO.Hashing;
using System.Text;
using CsCheck;
using Millrace.Data;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Stages;

public sealed class CategoryTests
{
    private static readonly Gen<string?> Word = Gen.Frequency((9, Gen.Int[0, 12].Select(static i => (string?)$"w{i}")), (1, Gen.Const((string?)null)));

    [Fact]
    public void Vocabulary_ids_are_ranks_and_others_go_to_hash_buckets()
    {
        Gen.Select(Word.Array[1, 100], Word.Array[1, 100], Gen.Int[1, 8], Gen.Int[1, 5]).Sample(static (train, serve, top, buckets) =>
        {
            List<string> kept = [.. train.OfType<string>().CountBy(static word => word).OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key, StringComparer.Ordinal).Take(top).Select(static pair => pair.Key)];
            FittedSet fitted = Fit.One(new VocabularySpec(top, buckets), TextRow.Of(train));
            float[] expected = [.. serve.Select(word => (float)(word is null ? kept.Count : kept.IndexOf(word) is >= 0 and var id ? id : kept.Count + Bucket(word, buckets)))];
            Assert.Equal(expected, fitted.Apply(TextRow.Of(serve)));
            Assert.Equal(new FeatureSlot("It", 0, 1, FeatureKind.Category, kept.Count + buckets), fitted.Layout[0]);
        });
    }

    [Theory]
    [InlineData("", 8)]
    [InlineData("Cash", 2)]
    [InlineData("Ærøskøbing Taxi 出租车", 0)]
    public void The_bucket_of_a_text_never_changes(string text, int bucket) => Assert.Equal(bucket, new CategoryIds([], 10, 0).Of(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Long_texts_hash_like_short_ones()
    {
        string text = new('é', 10_000);
        Assert.Equal(Bucket(text, 1000), new CategoryIds([], 1000, 0).Of(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(Bucket(text, 1000), new CategoryIds([], 1000, 0).Unkept(text));
    }

    [Fact]
    public void One_hot_rows_sum_to_one()
    {
        Gen.Select(Word.Array[1, 100], Word.Array[1, 100], Gen.Int[1, 20], Gen.Bool.Select(static own => own ? Missing.OwnBucket : Missing.Default)).Sample(static (train, serve, top, missing) =>
        {
            FittedSet fitted = Fit.One(new OneHotSpec(top, missing), TextRow.Of(train));
            float[] result = fitted.Apply(TextRow.Of(serve));
            Assert.All(result, static value => Assert.True(value is 0 or 1));
            Assert.All(result.Chunk(fitted.Layout.Width), static row => Assert.Equal(1, row.Sum()));
        });
    }

    [Theory]
    [InlineData(Missing.Default, 3, new float[] { 0, 0, 1 })]
    [InlineData(Missing.OwnBucket, 4, new float[] { 0, 0, 0, 1 })]
    [InlineData(Missing.Zero, 3, new float[] { 0, 0, 0 })]
    public void A_missing_value_goes_where_it_is_told(Missing missing, int width, float[] expected)
    {
        FittedSet fitted = Fit.One(new OneHotSpec(10, missing), TextRow.Of(["a", "a", "b", null]));
        Assert.Equal(new FeatureSlot("It", 0, width, FeatureKind.Indicator, width), fitted.Layout[0]);
        float[] result = fitted.Apply(TextRow.Of([null, "a", "b", "c"]));
        Assert.Equal(expected, result[..width]);
        Assert.Equal([1f, 0f], result[width..(width + 2)]);
        Assert.Equal([0f, 1f], result[(2 * width)..((2 * width) + 2)]);
        Assert.Equal([0f, 0f, 1f], result[(3 * width)..((3 * width) + 3)]);
    }

    [Fact]
    public void A_column_without_values_has_only_the_others()
    {
        Assert.Equal([0, 0], Fit.One(new VocabularySpec(10, 1), TextRow.Of([null])).Apply(TextRow.Of([null, "a"])));
        Assert.Equal([1, 1], Fit.One(new OneHotSpec(10, Missing.Default), TextRow.Of([null])).Apply(TextRow.Of([null, "a"])));
    }

    [Fact]
    public void An_empty_text_is_a_value_like_any_other() =>
        Assert.Equal([0, 1], Fit.One(new VocabularySpec(10, 1), TextRow.Of(["", null])).Apply(TextRow.Of(["", null])));

    [Fact]
    public void More_texts_than_fit_on_the_stack_are_looked_up_alike()
    {
        string[] words = [.. Enumerable.Range(0, 5000).Select(static i => $"{i:D5}")];
        Assert.Equal(Enumerable.Range(0, 5000).Select(static i => (float)i), Fit.One(new VocabularySpec(10_000, 1), TextRow.Of(words)).Apply(TextRow.Of(words)));
    }

    [Fact]
    public async Task Texts_that_no_row_of_a_batch_has_are_not_looked_up()
    {
        // The second batch has one row and all texts of the row group.
        const int Rows = 65_537, Texts = 5000;
        string path = Path.GetTempFileName();
        try
        {
            using (var writer = new ParquetWriter<TextRow>(path, new ParquetWriteOptions { RowGroupRows = Rows }))
            {
                writer.Add(TextRow.Of(Enumerable.Range(0, Rows).Select(static i => $"text {i % Texts}")));
                writer.Complete();
            }

            int most = 0;
            await foreach (Batch<TextRow> batch in ParquetFile.ReadAsync<TextRow>(path))
            {
                TextColumn column = ((TextRow.Batch)batch).Value;
                if (column.Count > 1)
                    continue;
                most = column.EntryCount;
                var flow = new TextIdFlow(source: 0, new CategoryIds([], 10, 10), slot: 0);
                var work = new FeatureWork(Fit.Define(new VocabularySpec(1, 10), TextRow.Schema, "value"), slots: 1);
                work.Begin(batch);
                flow.Read(work, 0, new int[1]);
                Assert.Single(work.IdsOfCodes(0, most).ToArray(), static id => id != FeatureWork.Unknown);
                long before = GC.GetAllocatedBytesForCurrentThread();
                work.Begin(batch);
                flow.Read(work, 0, new int[1]);
                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Texts);
            }

            Assert.Equal(Texts, most);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(ColumnType.Boolean, "true", "false")]
    [InlineData(ColumnType.SByte, "-5", "7")]
    [InlineData(ColumnType.Byte, "5", "7")]
    [InlineData(ColumnType.Int16, "-5", "7")]
    [InlineData(ColumnType.UInt16, "5", "7")]
    [InlineData(ColumnType.Int32, "-5", "7")]
    [InlineData(ColumnType.UInt32, "5", "7")]
    [InlineData(ColumnType.Int64, "-5", "7")]
    [InlineData(ColumnType.UInt64, "5", "7")]
    [InlineData(ColumnType.Text, "x", "y")]
    [InlineData(ColumnType.Enum, "Hearts", "Clubs")]
    public void Categories_of_every_type_follow_the_same_rules(ColumnType type, string often, string other)
    {
        AnyRow.Batch train = AnyRow.Of(type, often, often, null), serve = AnyRow.Of(type, often, other, null);
        Assert.Equal([0, 1 + Bucket(other, 1000), 1], Fit.One(new VocabularySpec(5, 1000), train, type.ToString()).Apply(serve));
        Assert.Equal([1, 0, 0, 0, 1, 0, 0, 0, 1], Fit.One(new OneHotSpec(5, Missing.OwnBucket), train, type.ToString()).Apply(serve));
        Assert.Equal(1, Fit.One(new OneHotSpec(5, Missing.OwnBucket), train, type.ToString()).CountsOf(0)[0].Missing);
    }

    private static int Bucket(string text, int buckets) => (int)(XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(text)) % (ulong)buckets);
}
