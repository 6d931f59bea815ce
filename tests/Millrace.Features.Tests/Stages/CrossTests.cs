using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using CsCheck;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Stages;

public sealed class CrossTests
{
    [Fact]
    public void The_id_is_the_hash_of_what_all_columns_have()
    {
        Gen.Select(CategoryRow.Any.Array[1, 600], Gen.Int[2, 5000], Gen.Int[0, 3]).Sample(static (rows, buckets, seed) =>
        {
            FittedSet fitted = Crossed(buckets, seed, rows, "a", "n", "b");
            Assert.Equal(rows.Select(row => (float)Bucket(buckets, seed, row.A, row.N?.ToString(CultureInfo.InvariantCulture), row.B)), fitted.Apply(CategoryRow.Of(rows)));
            Assert.Equal(new FeatureSlot("It", 0, 1, FeatureKind.Category, buckets), fitted.Layout[0]);
        }, iter: 50);
    }

    [Fact]
    public void No_text_can_be_taken_for_a_part_of_another_and_a_missing_one_for_none()
    {
        CategoryRow[] rows =
        [
            new() { A = "a", B = "bc" }, new() { A = "ab", B = "c" }, new() { A = "abc", B = "" }, new() { A = "", B = "abc" }, new() { A = "abc" }, new() { B = "abc" },
            new() { A = "", B = "" }, new() { A = "" }, new() { B = "" }, new(), new() { A = "c", B = "ab" }, new() { A = "\0", B = "\0" },
        ];
        float[] ids = Crossed(10_000_000, 0, rows, "a", "b").Apply(CategoryRow.Of(rows));
        Assert.Equal(rows.Length, ids.Distinct().Count());
    }

    [Fact]
    public void The_order_of_columns_counts()
    {
        CategoryRow[] rows = [new() { A = "a", B = "b" }];
        Assert.NotEqual(Crossed(1_000_000, 0, rows, "a", "b").Apply(CategoryRow.Of(rows)), Crossed(1_000_000, 0, rows, "b", "a").Apply(CategoryRow.Of(rows)));
    }

    [Fact]
    public void A_row_allocates_nothing()
    {
        CategoryRow[] rows = [new() { A = "a", N = 123 }];
        FittedSet fitted = Crossed(1000, 0, rows, "a", "n", "b");
        CategoryRow.Batch batch = CategoryRow.Of(rows);
        var row = new float[1];
        fitted.Transform(batch, row);
        long before = GC.GetAllocatedBytesForCurrentThread();
        fitted.Transform(batch, row);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void One_column_or_nine_are_refused()
    {
        Assert.Equal(
            "Feature \"It\" (cross) over column \"a\" (Text): the number of columns is 1, but lies between 2 and 8.",
            Assert.Throws<FeatureDefinitionException>(static () => Fit.Define([new CrossSpec(10, 0)], CategoryRow.Schema, "a")).Message);
        Assert.Contains(
            "the number of columns is 9, but lies between 2 and 8",
            Assert.Throws<FeatureDefinitionException>(static () => Fit.Define([new CrossSpec(10, 0)], CategoryRow.Schema, "a", "b", "a", "b", "a", "b", "a", "b", "n")).Message,
            StringComparison.Ordinal);
        Assert.Equal(
            "Feature \"It\" (cross) over column \"a\" (Text), \"b\" (Text): Buckets is 1, but lies between 2 and 10000000.",
            Assert.Throws<FeatureDefinitionException>(static () => Fit.Define([new CrossSpec(1, 0)], CategoryRow.Schema, "a", "b")).Message);
    }

    private static FittedSet Crossed(int buckets, int seed, CategoryRow[] rows, params string[] columns) =>
        Fit.Of(Fit.Define([new CrossSpec(buckets, seed)], CategoryRow.Schema, [.. columns]), CategoryRow.Of(rows));

    private static int Bucket(int buckets, int seed, params string?[] texts)
    {
        var bytes = new List<byte>();
        foreach (string? text in texts)
        {
            var part = new byte[9];
            if (text is not null)
            {
                part[0] = 1;
                BinaryPrimitives.WriteUInt64LittleEndian(part.AsSpan(1), XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(text)));
            }

            bytes.AddRange(part);
        }

        return (int)(XxHash3.HashToUInt64([.. bytes], seed) % (ulong)buckets);
    }
}
