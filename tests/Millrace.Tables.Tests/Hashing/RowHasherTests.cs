using System.IO.Hashing;
using CsCheck;
using Millrace.Data;

namespace Millrace.Tables.Tests;

/// <summary>Hashes of rows, which may never change: the parts of splits depend on them.</summary>
public sealed class RowHasherTests
{
    private static readonly Gen<Narrow> s_any =
        from numbers in Gen.Select(Gen.SByte, Gen.Float, Gen.Enum<Payment>(), Gen.Int.Select(static number => number % 5 == 0 ? (int?)null : number))
        from lists in Gen.Select(Gen.Byte.Array[0, 3], Gen.Short[0, short.MaxValue].Array[0, 3], Gen.Decimal)
        select new Narrow
        {
            Whole = numbers.Item1, Fraction = numbers.Item2, Text = numbers.Item3, Maybe = numbers.Item4,
            Bytes = lists.Item1, Numbers = lists.Item2, Price = lists.Item3,
        };

    [Fact]
    public void Equal_values_hash_equally_whatever_the_width_of_their_column() => s_any.Sample(
        row =>
        {
            var wide = new Wide
            {
                Whole = row.Whole,
                Fraction = row.Fraction,
                Text = row.Text.ToString(),
                Maybe = row.Maybe,
                Bytes = row.Bytes,
                Numbers = [.. row.Numbers.Select(static number => (ulong)number)],
                Price = row.Price,
            };
            Assert.Equal(Hash(row), Hash(wide));
        },
        iter: 200,
        seed: "0N0XIzNsQ0O2",
        threads: 1);

    [Fact]
    public void Zeros_are_equal_so_are_numbers_that_are_none_and_decimals_of_any_scale()
    {
        var row = new Wide { Text = "", Fraction = 0.0, Price = 1.5m };

        Assert.Equal(Hash(row), Hash(row with { Fraction = -0.0 }));
        Assert.Equal(Hash(row), Hash(row with { Price = 1.500m }));
        Assert.Equal(Hash(row with { Price = 0m }), Hash(row with { Price = -0.00m }));
        Assert.Equal(Hash(row with { Fraction = double.NaN }), Hash(row with { Fraction = BitConverter.UInt64BitsToDouble(0xFFF8_0000_0000_0001) }));
    }

    [Fact]
    public void Values_that_differ_hash_differently()
    {
        var row = new Wide { Text = "", Whole = 0, Maybe = 0, Bytes = [], Numbers = [], Price = 0 };
        Wide[] others =
        [
            row with { Whole = null }, row with { Whole = -1 }, row with { Whole = 1 }, row with { Maybe = null }, row with { Bytes = null },
            row with { Bytes = [0] }, row with { Numbers = null }, row with { Numbers = [0] }, row with { Numbers = [0, 0] }, row with { Text = "0" },
            row with { Fraction = 1 }, row with { Fraction = double.NaN }, row with { Price = 1 }, row with { Whole = 1, Maybe = 1 }, row,
        ];

        Assert.Equal(others.Length, others.Select(static other => Hash(other)).Distinct().Count());
    }

    [Fact]
    public void A_hash_is_what_the_documentation_says()
    {
        UInt128 expected = XxHash128.HashToUInt128("salt"u8);
        byte[][] values = [[2, 0xFE, .. Enumerable.Repeat((byte)0xFF, 15), 1], [9, .. "Card"u8], [0]];
        foreach (byte[] value in values)
            expected = XxHash128.HashToUInt128([.. Bytes(expected), .. Bytes(XxHash128.HashToUInt128(value))]);
        RowKey<Narrow> key = RowKey.Of(Narrow.Columns.Whole, Narrow.Columns.Text, Narrow.Columns.Maybe);

        UInt128 hash = Hash(new Narrow { Whole = -2, Text = Payment.Card, Bytes = [], Numbers = [] }, key, "salt");

        Assert.Equal(expected, hash);
        Assert.Equal("99365F8055DEAF740D45141D9A8E682D", $"{hash:X32}");

        static byte[] Bytes(UInt128 number) => BitConverter.GetBytes(number);
    }

    [Fact]
    public void A_row_hashes_as_itself_wherever_it_stands()
    {
        Ride[] rides = AnyRides.Numbered(300);
        RowKey<Ride> key = RowKey.WholeRow<Ride>();
        UInt128[] together = HashAll(rides, key, "");

        Assert.Equal(together, rides.Select(ride => HashAll([ride], key, "")[0]));
    }

    private static UInt128 Hash<T>(T row, RowKey<T>? key = null, string salt = "")
        where T : struct, ISchema<T> => HashAll([row], key ?? RowKey.WholeRow<T>(), salt)[0];

    private static UInt128[] HashAll<T>(T[] rows, RowKey<T> key, string salt)
        where T : struct, ISchema<T>
    {
        using Batch<T> batch = T.CreateBatch(rows.Length);
        foreach (T row in rows)
            batch.Add(in row);
        var hashes = new UInt128[rows.Length];
        new RowHasher<T>(key, salt).Hash(batch, hashes);
        return hashes;
    }
}
