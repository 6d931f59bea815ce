namespace Millrace.Tables.Tests.Sorting;

/// <summary>Rows with ties, missing values and the edges of every type, from a seed.</summary>
internal static class KeyedRows
{
    private static readonly string[] s_texts =
        ["", "a", "b", "ab", "a\0", "a\0b", "longer than eight", "longer than eight too", "é", "漢字", "\U0001F600", "\uFFFD", new string('x', 300)];

    public static Keyed[] Create(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => CreateOne(i, random))];
    }

    private static Keyed CreateOne(int id, Random random) => new()
    {
        Id = id,
        BoolValue = Pick<bool>(random, true, false),
        SByteValue = Pick<sbyte>(random, 0, -1, 1, sbyte.MinValue, sbyte.MaxValue),
        ByteValue = Pick<byte>(random, 0, 1, 127, 128, 255),
        Int16Value = Pick<short>(random, 0, -1, 256, short.MinValue, short.MaxValue),
        UInt16Value = Pick<ushort>(random, 0, 255, 256, ushort.MaxValue),
        Int32Value = Pick<int>(random, 0, -1, 1 << 20, int.MinValue, int.MaxValue),
        UInt32Value = Pick<uint>(random, 0, 255, 1u << 31, uint.MaxValue),
        Int64Value = Pick<long>(random, 0, -1, 1L << 40, long.MinValue, long.MaxValue),
        UInt64Value = Pick<ulong>(random, 0, 255, 1UL << 63, ulong.MaxValue),
        Int128Value = Pick<Int128>(random, 0, -1, (Int128)1 << 100, -((Int128)1 << 100)),
        UInt128Value = Pick<UInt128>(random, 0, 255, (UInt128)1 << 100),
        HalfValue = Pick(random, Half.Zero, Half.NegativeZero, Half.NaN, Half.MinValue, Half.Epsilon, Half.PositiveInfinity, (Half)1.5),
        SingleValue = Pick(random, 0f, -0f, float.NaN, float.NegativeInfinity, float.PositiveInfinity, float.Epsilon, -1.5f, 1.5f),
        DoubleValue = Pick(random, 0d, -0d, double.NaN, double.NegativeInfinity, double.PositiveInfinity, double.Epsilon, -1.5, 1e300),
        DecimalValue = Pick(random, 0m, 1m, 1.00m, -1.5m, 0.000001m, 12_345_678.9m, -12_345_678.9m),
        DateTimeValue = Pick(random, DateTime.UnixEpoch, DateTime.UnixEpoch.AddMicroseconds(-1), new DateTime(1700, 1, 1), new DateTime(2200, 1, 1)),
        DateValue = Pick(random, new DateOnly(1970, 1, 1), new DateOnly(1, 1, 1), new DateOnly(9999, 12, 31)),
        TimeValue = Pick(random, TimeOnly.MinValue, new TimeOnly(12, 0), new TimeOnly(23, 59, 59, 999)),
        GuidValue = Pick(random, Guid.Empty, new Guid(1, 0, 0, new byte[8]), new Guid(-1, 0, 0, new byte[8]), new Guid(0, 0, 0, [128, 0, 0, 0, 0, 0, 0, 1])),
        TextValue = random.Next(6) == 0 ? null : s_texts[random.Next(s_texts.Length)],
        BytesValue = random.Next(6) == 0 ? null : [.. Enumerable.Range(0, random.Next(12)).Select(_ => (byte)(random.Next(3) * 127))],
        NumbersValue = random.Next(6) == 0 ? null : [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(-1, 2))],
        TextsValue = random.Next(6) == 0 ? null : [.. Enumerable.Range(0, random.Next(4)).Select(_ => s_texts[random.Next(s_texts.Length)])],
    };

    private static T? Pick<T>(Random random, params T[] values)
        where T : struct => random.Next(6) == 0 ? null : values[random.Next(values.Length)];
}
