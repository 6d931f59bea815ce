using System.IO.Hashing;
using System.Text;
using CsCheck;
using Millrace.Data;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Stages;

public sealed class HashTests
{
    [Fact]
    public void The_id_is_the_hash_of_the_text_modulo_the_buckets()
    {
        Gen.Select(CategoryRow.Any.Array[1, 50], Gen.Int[2, 50], Gen.Int[0, 3], Gen.Enum<Missing>()).Sample(static (rows, buckets, seed, missing) =>
        {
            FittedSet fitted = Fit.One(new HashSpec(buckets, seed, missing), CategoryRow.Of(rows), "a");
            int own = missing == Missing.OwnBucket ? 1 : 0;
            Assert.Equal(rows.Select(row => (float)(row.A is null ? own * buckets : Bucket(row.A, buckets, seed))), fitted.Apply(CategoryRow.Of(rows)));
            Assert.Equal(new FeatureSlot("It", 0, 1, FeatureKind.Category, buckets + own), fitted.Layout[0]);
        });
    }

    [Theory]
    [InlineData("", 8)]
    [InlineData("Cash", 2)]
    [InlineData("Ærøskøbing Taxi 出租车", 0)]
    public void The_bucket_of_a_text_never_changes(string text, int bucket) =>
        Assert.Equal([bucket], Fit.One(new HashSpec(10, 0, Missing.Default), TextRow.Of(["other"])).Apply(TextRow.Of([text])));

    [Theory]
    [InlineData(ColumnType.Boolean, "true")]
    [InlineData(ColumnType.SByte, "-5")]
    [InlineData(ColumnType.Int64, "-9223372036854775808")]
    [InlineData(ColumnType.UInt64, "18446744073709551615")]
    [InlineData(ColumnType.Int128, "-170141183460469231731687303715884105728")]
    [InlineData(ColumnType.Enum, "Hearts")]
    public void Values_that_are_no_texts_count_as_their_texts(ColumnType type, string text)
    {
        AnyRow.Batch rows = AnyRow.Of(type, text, null);
        Assert.Equal([Bucket(text, 1000, 7), 1000], Fit.One(new HashSpec(1000, 7, Missing.OwnBucket), rows, type.ToString()).Apply(rows));
    }

    [Fact]
    public void Nothing_is_learned_and_no_row_allocates()
    {
        CategoryRow.Batch rows = CategoryRow.Of(new CategoryRow { A = "a", N = 12345 });
        foreach (string column in new[] { "a", "n" })
        {
            FittedSet fitted = Fit.One(new HashSpec(1000, 0, Missing.Default), rows, column);
            Assert.Equal((1, "1000 buckets"), (fitted.On.Scans, fitted.Features[0].Stages[0].Describe(masked: true)));
            var row = new float[1];
            fitted.Transform(rows, row);
            long before = GC.GetAllocatedBytesForCurrentThread();
            fitted.Transform(rows, row);
            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        }
    }

    [Fact]
    public void Wrong_settings_are_refused()
    {
        Assert.Equal("Feature \"It\" (hash) over column \"a\" (Text): Buckets is 1, but lies between 2 and 10000000.", Refusal(new HashSpec(1, 0, Missing.Default), "a"));
        Assert.Equal("Feature \"It\" (hash) over column \"a\" (Text): Seed is -1, but lies between 0 and 2147483647.", Refusal(new HashSpec(2, -1, Missing.Default), "a"));
        Assert.Equal(
            "Feature \"It\" (hash) over column \"Double\" (Double): it needs a column of texts, of an enumeration, of booleans or of whole numbers.",
            Assert.Throws<FeatureDefinitionException>(static () => Fit.Define(new HashSpec(2, 0, Missing.Default), AnyRow.Schema, "Double")).Message);

        static string Refusal(FeatureSpec spec, string column) => Assert.Throws<FeatureDefinitionException>(() => Fit.Define(spec, CategoryRow.Schema, column)).Message;
    }

    private static int Bucket(string text, int buckets, int seed) => (int)(XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(text), seed) % (ulong)buckets);
}
