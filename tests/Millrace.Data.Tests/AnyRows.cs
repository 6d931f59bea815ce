using CsCheck;

namespace Millrace.Data.Tests;

/// <summary>Random rows of every type, with the values at the edges among them.</summary>
internal static class AnyRows
{
    private static readonly Gen<string> Texts = Gen.Frequency(
        (3, AnyOf("Cash", "Credit Card", "")),
        (1, AnyOf(" padded ", "a,b", "say \"hi\"", "two\nlines", "two\r\nlines", "\"", ";", "NA", "ü🎉", "\0", "#", "\uFEFF", "a\rb")),
        (1, Gen.String[Gen.OneOf(Gen.Char[' ', '~'], AnyOf('"', ',', '\n', '\r', 'é', '漢')), 0, 12]));

    private static readonly Gen<DateTime> Times = Gen.Frequency(
        (1, AnyOf(DateTime.MinValue, new DateTime(DateTime.MaxValue.Ticks / 10 * 10), DateTime.UnixEpoch)),
        (4, Gen.Long[0, DateTime.MaxValue.Ticks / 10].Select(micros => new DateTime(micros * 10))));

    private static readonly Gen<TimeOnly> Clock = Gen.Long[0, (TimeSpan.TicksPerDay / 10) - 1].Select(micros => new TimeOnly(micros * 10));

    private static readonly Gen<DateOnly> Days = Gen.Int[DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber);

    private static readonly Gen<Half> Halves = Gen.UShort.Select(bits => BitConverter.UInt16BitsToHalf(bits) is var half && Half.IsNaN(half) ? Half.NaN : half);

    private static readonly Gen<Int128> Wholes = Gen.Frequency(
        (1, AnyOf(Int128.MinValue, Int128.MaxValue, Int128.Zero, Int128.NegativeOne)),
        (2, Gen.Int.Select(number => (Int128)number)),
        (4, Gen.Select(Gen.ULong, Gen.ULong, (high, low) => new Int128(high, low))));

    public static Gen<Everything> One { get; } =
        from whole in Gen.Select(Gen.Bool, Gen.SByte, Gen.Byte, Gen.Short, Gen.UShort, Gen.Int, Gen.UInt, Gen.Long)
        from rest in Gen.Select(Gen.ULong, Gen.Float, Gen.Double, Gen.Decimal, Times, Days, Clock, Gen.Guid)
        from words in Gen.Select(Texts, Gen.Enum<Colour>())
        from wide in Gen.Select(Wholes, Wholes, Halves)
        from missing in Gen.Int[0, (1 << 21) - 1]
        select new Everything
        {
            BooleanValue = whole.Item1, SByteValue = whole.Item2, ByteValue = whole.Item3, Int16Value = whole.Item4, UInt16Value = whole.Item5,
            Int32Value = whole.Item6, UInt32Value = whole.Item7, Int64Value = whole.Item8, UInt64Value = rest.Item1, SingleValue = rest.Item2,
            DoubleValue = rest.Item3, DecimalValue = rest.Item4, DateTimeValue = rest.Item5, DateValue = rest.Item6, TimeValue = rest.Item7,
            GuidValue = rest.Item8, TextValue = words.Item1, EnumValue = words.Item2,
            MaybeBoolean = Maybe(missing, 0, whole.Item1), MaybeSByte = Maybe(missing, 1, whole.Item2), MaybeByte = Maybe(missing, 2, whole.Item3),
            MaybeInt16 = Maybe(missing, 3, whole.Item4), MaybeUInt16 = Maybe(missing, 4, whole.Item5), MaybeInt32 = Maybe(missing, 5, whole.Item6),
            MaybeUInt32 = Maybe(missing, 6, whole.Item7), MaybeInt64 = Maybe(missing, 7, whole.Item8), MaybeUInt64 = Maybe(missing, 8, rest.Item1),
            MaybeSingle = Maybe(missing, 9, rest.Item2), MaybeDouble = Maybe(missing, 10, rest.Item3), MaybeDecimal = Maybe(missing, 11, rest.Item4),
            MaybeDateTime = Maybe(missing, 12, rest.Item5), MaybeDate = Maybe(missing, 13, rest.Item6), MaybeTime = Maybe(missing, 14, rest.Item7),
            MaybeGuid = Maybe(missing, 15, rest.Item8), MaybeText = (missing & (1 << 16)) != 0 ? null : words.Item1,
            MaybeEnum = Maybe(missing, 17, words.Item2),
            Int128Value = wide.Item1, MaybeInt128 = Maybe(missing, 18, wide.Item1), UInt128Value = (UInt128)wide.Item2,
            MaybeUInt128 = Maybe(missing, 19, (UInt128)wide.Item2), HalfValue = wide.Item3, MaybeHalf = Maybe(missing, 20, wide.Item3),
        };

    public static Gen<Everything[]> Many { get; } = One.Array[0, 150];

    private static T? Maybe<T>(int missing, int bit, T value)
        where T : struct => (missing & (1 << bit)) != 0 ? null : value;

    private static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
