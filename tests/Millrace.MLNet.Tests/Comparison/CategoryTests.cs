using CsCheck;
using Microsoft.ML;

namespace Millrace.MLNet.Tests.Comparison;

/// <summary>Fitted categories against ML.NET's: which id a value has differs by definition, so ids are compared by the value that they stand for.</summary>
public sealed class CategoryTests
{
    private const int Samples = 60;
    private const int Buckets = 64;
    private static readonly Gen<(MixedRow[] Train, MixedRow[] Rows)> both = Gen.Select(
        MixedRow.Any.Array[1, 200], MixedRow.Any.Array[1, 30], static (train, more) => (train, train.Concat(more).ToArray()));

    /// <summary>
    /// Keys count from 1 in the order of first occurrence, ids from 0 by frequency; what was not seen or is missing is key 0, and here the bucket behind.
    /// </summary>
    [Fact]
    public void A_vocabulary_is_MapValueToKey_but_for_the_order() => both.Sample(static sample =>
    {
        var (train, rows) = sample;
        string[] seen = Words(train);
        string[] frequent = [.. seen.OrderByDescending(word => train.Count(row => row.Word == word)).ThenBy(static word => word, StringComparer.Ordinal)];
        uint[] keys = Sides.MLNet<uint>(train, rows, static transforms => transforms.Conversion.MapValueToKey("It", "Word"));
        int[] ids = Sides.Millrace(train, rows, static features => features.Vocabulary);
        for (int i = 0; i < rows.Length; i++)
        {
            Assert.Equal(keys[i] == 0, ids[i] == seen.Length);
            if (keys[i] == 0)
                Assert.DoesNotContain(rows[i].Word, seen);
            else
                Assert.Equal((rows[i].Word, rows[i].Word), (seen[keys[i] - 1], frequent[ids[i]]));
        }
    }, iter: Samples);

    /// <summary>Here one place more is for what was not seen or is missing, which is all zeros there.</summary>
    [Fact]
    public void One_hot_is_OneHotEncoding_but_for_the_order() => both.Sample(static sample =>
    {
        var (train, rows) = sample;
        string[] seen = Words(train);
        string[] frequent = [.. seen.OrderByDescending(word => train.Count(row => row.Word == word)).ThenBy(static word => word, StringComparer.Ordinal)];
        float[][] expected = Sides.MLNet<float[]>(train, rows, static transforms => transforms.Categorical.OneHotEncoding("It", "Word"));
        float[][] found = Sides.Millrace(train, rows, static features => features.OneHot);
        for (int i = 0; i < rows.Length; i++)
        {
            // Of no words at all ML.NET makes a vector all the same.
            float[] theirs = seen.Length == 0 ? [] : expected[i];
            Assert.Equal(seen.Length, theirs.Length);
            Assert.Equal(frequent.Select(word => theirs[Array.IndexOf(seen, word)]).Append(theirs.Contains(1) ? 0 : 1), found[i]);
        }
    }, iter: Samples);

    /// <summary>MurmurHash there and XxHash3 here: other buckets, so only what must hold of both is compared.</summary>
    [Fact]
    public void Hashes_of_both_spread_words_evenly_and_the_same_word_always_alike()
    {
        MixedRow[] words = [.. Enumerable.Range(0, 100 * Buckets).Select(static i => new MixedRow { Word = $"word {i}" })];
        MixedRow[] rows = [.. words, .. words.Reverse(), new MixedRow()];
        uint[] keys = Sides.MLNet<uint>(rows[..1], rows, static transforms => transforms.Conversion.Hash("It", "Word", numberOfBits: 6));
        int[] ids = Sides.Millrace(rows[..1], rows, static features => features.Hash);

        Assert.Equal((0U, Buckets), (keys[^1], ids[^1]));
        CheckBuckets([.. keys.SkipLast(1).Select(static key => (int)key - 1)]);
        CheckBuckets(ids[..^1]);
        Assert.NotEqual(keys.SkipLast(1).Select(static key => (int)key - 1), ids.SkipLast(1));

        static void CheckBuckets(int[] buckets)
        {
            Assert.All(buckets, static bucket => Assert.InRange(bucket, 0, Buckets - 1));
            Assert.Equal(buckets[..(buckets.Length / 2)], buckets[(buckets.Length / 2)..].Reverse());

            // Chi-square of 63 degrees of freedom: 63, and 11 more or less.
            double spread = buckets.Take(buckets.Length / 2).CountBy(static bucket => bucket).Sum(static each => Math.Pow(each.Value - 100, 2) / 100);
            Assert.InRange(spread, 20, 130);
        }
    }

    // In the order of first occurrence.
    private static string[] Words(MixedRow[] rows) => [.. rows.Select(static row => row.Word).OfType<string>().Distinct()];
}
