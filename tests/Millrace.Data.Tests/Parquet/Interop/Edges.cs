using System.Text;

namespace Millrace.Data.Tests.Files;

/// <summary>Tables at the edges of what files hold.</summary>
internal static class Edges
{
    public const int ManyRows = 70_000;

    /// <summary>Each type's least and greatest value, and what lies at its edges.</summary>
    public static Everything[] Extremes { get; } =
    [
        Row(false, sbyte.MinValue, byte.MinValue, short.MinValue, ushort.MinValue, int.MinValue, uint.MinValue, long.MinValue, ulong.MinValue),
        Row(true, sbyte.MaxValue, byte.MaxValue, short.MaxValue, ushort.MaxValue, int.MaxValue, uint.MaxValue, long.MaxValue, ulong.MaxValue),
        Row(true, 0, 0, 0, 0, 0, 0, 0, 0),
    ];

    public static Everything[] Floats(params double[] values) => [.. values.Select(static value => Extremes[2] with
    {
        DoubleValue = value, SingleValue = (float)value, MaybeDouble = value, MaybeSingle = double.IsNegative(value) ? null : (float)value,
        HalfValue = (Half)value, MaybeHalf = double.IsNegative(value) ? null : (Half)value,
    })];

    /// <summary>Texts of 0 to 200 bytes, of which some have characters of several bytes where statistics cut them.</summary>
    public static Everything[] Texts(string character, string? last = null) =>
    [
        .. Enumerable.Range(0, 201).Select(length => Extremes[2] with
        {
            TextValue = Fill(character, length),
            MaybeText = length % 3 == 0 ? null : Fill(character, length) + last,
        }),
    ];

    public static Lists[] Lists { get; } =
    [
        Empty(),
        Empty() with { MaybeInt32List = [] },
        Empty() with { MaybeInt32List = [null] },
        Empty() with { MaybeInt32List = [null, 1, null], MaybeTextList = [null, "", "a", null], MaybeBinaryList = [null, [], [0, 255]], MaybeBinary = [] },
        Empty() with { MaybeInt32List = null, MaybeTextList = [], Int32List = [.. Enumerable.Range(0, 5000)], TextList = [.. Enumerable.Repeat("x", 700)] },
        Empty() with { DoubleList = [double.NaN, -0.0, 0.0, double.PositiveInfinity], MaybeDoubleList = [double.NegativeInfinity, null] },
    ];

    /// <summary>More rows than a row group has: runs of equal values, and runs of missing ones.</summary>
    public static IEnumerable<Run> Runs(int rows = ManyRows) => Enumerable.Range(0, rows).Select(static i => new Run
    {
        Id = i,
        Level = i / 9000 % 2 == 0 ? i / 20_000 : null,
        Score = i % 5 == 4 ? null : i % 7000 == 0 ? double.NaN : i * 0.25,
        Word = i < 30_000 ? "calm" : i % 11 == 0 ? null : $"word {i % 97}",
        Flag = i < 66_000 ? true : i % 3 == 0 ? null : i % 2 == 0,
        Items = (i % 4) switch { 0 => [i, null], 1 => [], 2 => null, _ => [i / 1000] },
    });

    /// <summary>Rows whose columns and lists take several pages each.</summary>
    public static IEnumerable<Run> LongRuns() => Enumerable.Range(0, 300_000).Select(static i => new Run
    {
        Id = i * 1_000_003L,
        Level = i % 17 == 3 ? null : i,
        Score = i % 5 == 4 ? null : i * 0.25,
        Word = i % 11 == 0 ? null : $"word {i % 997}",
        Flag = i % 3 == 0 ? null : i % 2 == 0,
        Items = i % 50_000 == 49_999 ? [.. Enumerable.Range(0, 120_000).Select(static k => k % 9 == 0 ? (int?)null : k * 31)]
            : (i % 4) switch { 0 => [i, null], 1 => [], 2 => null, _ => [i] },
    });

    private static string Fill(string character, int bytes)
    {
        int width = Encoding.UTF8.GetByteCount(character);
        return new string('a', bytes % width) + string.Concat(Enumerable.Repeat(character, bytes / width));
    }

    private static Everything Row(bool boolean, sbyte i8, byte u8, short i16, ushort u16, int i32, uint u32, long i64, ulong u64)
    {
        double real = i32 == 0 ? 0 : i32 < 0 ? double.MinValue : double.MaxValue;
        var time = new DateTime(i32 == 0 ? DateTime.UnixEpoch.Ticks : i32 < 0 ? 0 : DateTime.MaxValue.Ticks / 10 * 10);
        return new Everything
        {
            BooleanValue = boolean, MaybeBoolean = boolean, SByteValue = i8, MaybeSByte = i8, ByteValue = u8, MaybeByte = u8,
            Int16Value = i16, MaybeInt16 = i16, UInt16Value = u16, MaybeUInt16 = u16, Int32Value = i32, MaybeInt32 = i32, UInt32Value = u32,
            MaybeUInt32 = u32, Int64Value = i64, MaybeInt64 = i64,
            UInt64Value = u64, MaybeUInt64 = u64, SingleValue = i32 == 0 ? 0 : i32 < 0 ? float.MinValue : float.MaxValue,
            MaybeSingle = (float)i8, DoubleValue = real, MaybeDouble = real, DecimalValue = i32 == 0 ? 1.00m : i32 < 0 ? decimal.MinValue : decimal.MaxValue,
            MaybeDecimal = 0.0000000000000000000000000001m,
            Int128Value = i32 == 0 ? 0 : i32 < 0 ? Int128.MinValue : Int128.MaxValue, MaybeInt128 = i64,
            UInt128Value = i32 == 0 ? 0 : i32 < 0 ? UInt128.MinValue : UInt128.MaxValue, MaybeUInt128 = u64,
            HalfValue = i32 == 0 ? default : i32 < 0 ? Half.MinValue : Half.MaxValue, MaybeHalf = (Half)i8,
            DateTimeValue = time, MaybeDateTime = time, DateValue = DateOnly.FromDateTime(time), MaybeDate = DateOnly.FromDateTime(time),
            TimeValue = new TimeOnly(time.TimeOfDay.Ticks), MaybeTime = new TimeOnly(time.TimeOfDay.Ticks),
            GuidValue = i32 == 0 ? new Guid("00112233-4455-6677-8899-aabbccddeeff") : i32 < 0 ? Guid.Empty : new Guid("ffffffff-ffff-ffff-ffff-ffffffffffff"),
            MaybeGuid = Guid.Empty, TextValue = "", MaybeText = "", EnumValue = Colour.Green, MaybeEnum = Colour.Blue,
        };
    }

    private static Lists Empty() => new()
    {
        BinaryValue = [], BooleanList = [], SByteList = [], Int16List = [], UInt16List = [], Int32List = [], UInt32List = [],
        Int64List = [], UInt64List = [], Int128List = [], UInt128List = [], HalfList = [], SingleList = [], DoubleList = [], DecimalList = [], DateTimeList = [], DateList = [], TimeList = [], GuidList = [],
        TextList = [],
        EnumList = [], BinaryList = [],
    };
}
