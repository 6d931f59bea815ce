using System.Collections.Immutable;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using CsCheck;
using Millrace.Data;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Lists;

/// <summary>Vocabulary and hash over lists: any number of ids a row.</summary>
public sealed class SparseIdTests
{
    private static readonly Gen<string?> Word = Gen.Frequency((9, Gen.Int[0, 12].Select(static i => (string?)$"w{i}")), (1, Gen.Const((string?)null)));

    private static readonly Gen<string?[]?[]> Words = FixedLengthTests.Lists(Word);

    private static readonly Gen<int[]> Cuts = Gen.Int[0, 400].Array[0, 3];

    [Fact]
    public void A_vocabulary_has_an_id_for_each_element() => Gen.Select(Words, Words, Gen.Int[1, 14], Gen.Int[1, 4], Gen.Int[1, 6], Cuts).Sample(
        static (train, serve, top, buckets, minimum, cuts) =>
        {
            List<string> kept =
            [
                .. train.SelectMany(static list => list ?? []).OfType<string>().CountBy(static word => word).Where(pair => pair.Value >= minimum)
                    .OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key, StringComparer.Ordinal).Take(top)
                    .Select(static pair => pair.Key),
            ];
            FittedSet fitted = Everyway(new VocabularySpec(top, buckets, minimum), "words", FixedLengthTests.Words(train), cuts);
            Assert.Equal(new FeatureSlot("It", 0, 0, FeatureKind.Sparse, kept.Count + buckets), fitted.Layout[0]);
            Assert.Equal((0, 0, 0, 1), (fitted.Layout.Width, fitted.Layout.DenseWidth, fitted.Layout.IdWidth, fitted.Layout.SparseCount));
            FeatureBlock block = Blocks.Apply(fitted, FixedLengthTests.Words(serve));
            Assert.Equal(serve.Select(list => (list ?? []).Select(word => IdOf(word, kept, buckets)).ToArray()), Blocks.IdsOf(block, 0));
        },
        iter: 60);

    [Fact]
    public void A_hash_has_a_bucket_for_each_element() => Gen.Select(
        Words, Gen.Int[2, 9], Gen.Int[0, 5], Pick.Of(Missing.Default, Missing.OwnBucket, Missing.Zero)).Sample(
        static (lists, buckets, seed, missing) =>
        {
            ListRow.Batch rows = FixedLengthTests.Words(lists);
            FittedSet fitted = Everyway(new HashSpec(buckets, seed, missing), "words", rows, []);
            bool hasOwn = missing == Missing.OwnBucket;
            Assert.Equal(new FeatureSlot("It", 0, 0, FeatureKind.Sparse, buckets + (hasOwn ? 1 : 0)), fitted.Layout[0]);
            Assert.Equal(
                lists.Select(list => (list ?? []).Select(word => word is null ? (hasOwn ? buckets : 0) : Bucket(word, buckets, seed)).ToArray()),
                Blocks.IdsOf(Blocks.Apply(fitted, rows), 0));
        },
        iter: 40);

    [Fact]
    public void Elements_that_are_no_texts_count_as_their_invariant_texts()
    {
        ListRow.Batch rows = ListRow.Of([new ListRow { Codes = [-7, 3, 3] }, new ListRow { Codes = [3, 9_000_000] }, new ListRow()]);
        FittedSet words = Fit.One(new VocabularySpec(1, 3), rows, "codes"), hashed = Fit.One(new HashSpec(5, 2, Missing.Default), rows, "codes");
        int[][] lists = [[-7, 3, 3], [3, 9_000_000], []];
        Assert.Equal(
            lists.Select(static list => list.Select(static code => code == 3 ? 0 : 1 + Bucket(Text(code), 3, 0)).ToArray()),
            Blocks.IdsOf(Blocks.Apply(words, rows), 0));
        Assert.Equal(lists.Select(static list => list.Select(static code => Bucket(Text(code), 5, 2)).ToArray()), Blocks.IdsOf(Blocks.Apply(hashed, rows), 0));
    }

    [Fact]
    public void Lists_longer_than_a_block_of_ids_are_read_whole()
    {
        int[] codes = [.. Enumerable.Range(0, 1003).Select(static i => i % 7)];
        ListRow.Batch rows = ListRow.Of([new ListRow { Codes = [] }, new ListRow { Codes = codes }, new ListRow(), new ListRow { Codes = [2, 6] }]);
        FittedSet fitted = Fit.One(new VocabularySpec(7, 1), rows, "codes");

        // 0, 1, 2 and 6 occur 144 times, the others 143.
        int[] rank = [0, 1, 2, 4, 5, 6, 3];
        Assert.Equal([[], [.. codes.Select(code => rank[code])], [], [2, 3]], Blocks.IdsOf(Blocks.Apply(fitted, rows), 0));
    }

    [Fact]
    public void It_learns_in_one_scan_with_indicators_and_places_of_the_same_lists()
    {
        var set = new FeatureSetInfo("Many",
        [
            new FeatureInfo("A", ["words"], [new MultiHotSpec(3, false)]),
            new FeatureInfo("B", ["words"], [new VocabularySpec(3, 1)]),
            new FeatureInfo("C", ["words"], [new FixedLengthSpec(2, false), new VocabularySpec(3, 1)]),
            new FeatureInfo("D", ["codes"], [new HashSpec(3, 0, Missing.Default)]),
        ]);
        var definition = new FeatureDefinition(set, ListRow.Schema);
        ListRow.Batch rows = ListRow.Of([new ListRow { Words = ["a", "b", "b"], Codes = [1] }, new ListRow { Words = ["b"] }]);
        FittedSet fitted = Fit.Of(definition, rows);
        Assert.Equal(1, fitted.On.Scans);
        FeatureBlock block = Blocks.Apply(fitted, rows);
        Assert.Equal([1, 1, 0, 1, 0, 0], block.Dense.ToArray());
        Assert.Equal([[1, 0, 0], [0]], Blocks.IdsOf(block, 1));
        Assert.Equal([[1, 0], [0, 2]], Blocks.IdsOf(block, 2));
        Assert.Equal([[Bucket("1", 3, 0)], []], Blocks.IdsOf(block, 3));
        Assert.Equal([0, 0, 0, 1], Enumerable.Range(0, 4).Select(fitted.Layout.GroupOffset));
    }

    [Fact]
    public void Elements_out_of_the_vocabulary_are_counted_beside_all_elements() => Gen.Select(Words, Words, Gen.Int[1, 5]).Sample(
        static (train, serve, top) =>
        {
            foreach (FeatureSpec spec in new FeatureSpec[] { new VocabularySpec(top, 2), new MultiHotSpec(top, false) })
            {
                FittedSet fitted = Fit.One(spec, FixedLengthTests.Words(train), "words");
                ImmutableArray<string> kept = fitted.Features[0].Stages[0].Kept(0);
                string?[] all = [.. train.SelectMany(static list => list ?? [])];
                long expected = all.Count(word => word is not null && !kept.Contains(word));
                Assert.Equal([expected], fitted.UnseenOf(0).Columns.AsEnumerable());
                FeatureDescription described = FeatureDescription.Of(fitted, 0);
                Assert.Equal(all.Length == 0 ? 0 : expected / (double)all.Length, described.Columns[0].Unseen);
                Assert.Equal(train.Count(static list => list is null) / (double)train.Length, described.Columns[0].Missing);
                FeatureCounter one = new(fitted), other = new(fitted);
                one.Add(FixedLengthTests.Words(serve[..(serve.Length / 2)]));
                other.Add(FixedLengthTests.Words(serve[(serve.Length / 2)..]));
                one.Merge(other);
                Assert.Equal(serve.Sum(list => (list ?? []).Count(word => word is not null && !kept.Contains(word))), one.Counts[0].Unseen);
                Assert.Equal(serve.Sum(static list => list is null ? 1 : list.Count(static word => word is null)), one.Counts[0].Missing);
            }
        },
        iter: 30);

    [Fact]
    public void Only_missing_and_empty_lists_leave_a_vocabulary_of_others()
    {
        FittedSet fitted = Fit.One(new VocabularySpec(5, 2), FixedLengthTests.Words([null, [], [null]]), "words");
        Assert.Equal(2, fitted.Layout[0].Cardinality);
        Assert.Equal([[0, Bucket("x", 2, 0)]], Blocks.IdsOf(Blocks.Apply(fitted, FixedLengthTests.Words([[null, "x"]])), 0));
    }

    [Fact]
    public void What_is_shown_names_the_group()
    {
        FittedSet fitted = Fit.One(new VocabularySpec(3, 1), FixedLengthTests.Words([["secret"]]), "words");
        FeatureDescription described = FeatureDescription.Of(fitted, 0);
        Assert.Equal("1 values: \"secret\"", described.Fitted);
        Assert.Empty(described.Names);
        Assert.Equal((FeatureGroup.Sparse, 0), (described.Slot.Group, described.GroupOffset));
        Assert.DoesNotContain("secret", fitted.Features[0].Stages[0].Describe(masked: true), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_floats_are_refused()
    {
        FittedSet fitted = Fit.One(new VocabularySpec(3, 1), FixedLengthTests.Words([["a"]]), "words");
        var error = Assert.Throws<FeatureVectorException>(() => fitted.Transform(FixedLengthTests.Words([["a"]]), new float[9]));
        Assert.Equal(
            "Feature \"It\" of One has any number of ids a row, which have no place in a row of floats. "
            + "Compute it into a FeatureBlock, or make it a feature of so many numbers with [MultiHot] or [FixedLength].",
            error.Message);
        error = Assert.Throws<FeatureVectorException>(() => fitted.RequireVector("boosted-trees"));
        Assert.StartsWith("boosted-trees reads rows of floats. Feature \"It\" of One has any number of ids a row", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("numbers", "of lists it takes those of texts, of enumerations, of booleans or of whole numbers")]
    [InlineData("words,words", "a list has any number of ids a row, which stand beside no others: give each list a feature of its own")]
    public void Columns_that_do_not_fit_are_refused(string columns, string problem)
    {
        foreach (FeatureSpec spec in new FeatureSpec[] { new VocabularySpec(2, 1), new HashSpec(2, 0, Missing.Default) })
            Assert.EndsWith($": {problem}.", Refusal([spec], [.. columns.Split(',')]), StringComparison.Ordinal);
    }

    [Fact]
    public void Stages_that_take_one_id_a_row_cannot_follow()
    {
        Assert.EndsWith(
            "(one-hot) over column \"words\" (List(Text)): it needs one id a row, and of lists there are any number; take multi-hot over the lists instead.",
            Refusal([new VocabularySpec(2, 1), new OneHotSpec(2, Missing.Default)], "words"),
            StringComparison.Ordinal);
        Assert.EndsWith(
            "it needs numbers, and the stage before gives none.", Refusal([new HashSpec(2, 0, Missing.Default), new ZScoreSpec()], "words"), StringComparison.Ordinal);
        Assert.EndsWith(
            "it needs a column of texts, of an enumeration, of booleans or of whole numbers.",
            Refusal([new OneHotSpec(2, Missing.Default)], "words"),
            StringComparison.Ordinal);
    }

    // Fits on the whole, on parts and on spans, which must learn the same.
    private static FittedSet Everyway(FeatureSpec spec, string column, ListRow.Batch rows, int[] cuts)
    {
        FeatureDefinition definition = Fit.Define(spec, ListRow.Schema, column);
        FittedSet fitted = Fit.Of(definition, rows);
        byte[] expected = FittedFile.Write(fitted);
        Assert.Equal(expected, FittedFile.Write(Fit.Merged(definition, [.. Fit.Cut(rows, cuts)])));
        Assert.Equal(expected, FittedFile.Write(Fit.BySpans(definition, Fit.Cut(rows, cuts))));
        return fitted;
    }

    private static int IdOf(string? word, List<string> kept, int buckets) =>
        word is null ? kept.Count : kept.IndexOf(word) is >= 0 and var id ? id : kept.Count + (buckets == 1 ? 0 : Bucket(word, buckets, 0));

    private static int Bucket(string word, int buckets, int seed) => (int)(XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(word), seed) % (ulong)buckets);

    private static string Text(int code) => code.ToString(CultureInfo.InvariantCulture);

    private static string Refusal(ImmutableArray<FeatureSpec> stages, params ImmutableArray<string> columns) =>
        Assert.Throws<FeatureDefinitionException>(() => Fit.Define(stages, ListRow.Schema, columns)).Message;
}
