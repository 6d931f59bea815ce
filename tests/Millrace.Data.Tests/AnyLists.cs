using System.Collections;
using CsCheck;

namespace Millrace.Data.Tests;

/// <summary>Random rows of bytes and lists. Records compare arrays by reference, so rows are compared here.</summary>
internal static class AnyLists
{
    public static Gen<Lists> One { get; } =
        from items in AnyRows.One.Array[0, 4]
        from missing in Gen.Int[0, (1 << 25) - 1]
        select Of(items, missing);

    public static Gen<Lists[]> Many { get; } = One.Array[0, 60];

    /// <summary>A row whose lists hold the values of rows.</summary>
    /// <param name="items">A row an element.</param>
    /// <param name="missing">A bit for each column that may be missing.</param>
    public static Lists Of(Everything[] items, int missing) => new()
    {
        BinaryValue = items.Length == 0 ? [] : BytesOf(items[0]),
        MaybeBinary = (missing & (1 << 20)) != 0 || items.Length == 0 ? null : BytesOf(items[^1]),
        BooleanList = [.. items.Select(static item => item.BooleanValue)],
        MaybeBooleanList = Maybe(missing, 0, items.Select(static item => item.MaybeBoolean)),
        SByteList = [.. items.Select(static item => item.SByteValue)],
        MaybeSByteList = Maybe(missing, 1, items.Select(static item => item.MaybeSByte)),
        MaybeByteList = Maybe(missing, 2, items.Select(static item => item.MaybeByte)),
        Int16List = [.. items.Select(static item => item.Int16Value)],
        MaybeInt16List = Maybe(missing, 3, items.Select(static item => item.MaybeInt16)),
        UInt16List = [.. items.Select(static item => item.UInt16Value)],
        MaybeUInt16List = Maybe(missing, 4, items.Select(static item => item.MaybeUInt16)),
        Int32List = [.. items.Select(static item => item.Int32Value)],
        MaybeInt32List = Maybe(missing, 5, items.Select(static item => item.MaybeInt32)),
        UInt32List = [.. items.Select(static item => item.UInt32Value)],
        MaybeUInt32List = Maybe(missing, 6, items.Select(static item => item.MaybeUInt32)),
        Int64List = [.. items.Select(static item => item.Int64Value)],
        MaybeInt64List = Maybe(missing, 7, items.Select(static item => item.MaybeInt64)),
        UInt64List = [.. items.Select(static item => item.UInt64Value)],
        MaybeUInt64List = Maybe(missing, 8, items.Select(static item => item.MaybeUInt64)),
        Int128List = [.. items.Select(static item => item.Int128Value)],
        MaybeInt128List = Maybe(missing, 22, items.Select(static item => item.MaybeInt128)),
        UInt128List = [.. items.Select(static item => item.UInt128Value)],
        MaybeUInt128List = Maybe(missing, 23, items.Select(static item => item.MaybeUInt128)),
        HalfList = [.. items.Select(static item => item.HalfValue)],
        MaybeHalfList = Maybe(missing, 24, items.Select(static item => item.MaybeHalf)),
        SingleList = [.. items.Select(static item => item.SingleValue)],
        MaybeSingleList = Maybe(missing, 9, items.Select(static item => item.MaybeSingle)),
        DoubleList = [.. items.Select(static item => item.DoubleValue)],
        MaybeDoubleList = Maybe(missing, 10, items.Select(static item => item.MaybeDouble)),
        DecimalList = [.. items.Select(static item => item.DecimalValue)],
        MaybeDecimalList = Maybe(missing, 11, items.Select(static item => item.MaybeDecimal)),
        DateTimeList = [.. items.Select(static item => item.DateTimeValue)],
        MaybeDateTimeList = Maybe(missing, 12, items.Select(static item => item.MaybeDateTime)),
        DateList = [.. items.Select(static item => item.DateValue)],
        MaybeDateList = Maybe(missing, 13, items.Select(static item => item.MaybeDate)),
        TimeList = [.. items.Select(static item => item.TimeValue)],
        MaybeTimeList = Maybe(missing, 14, items.Select(static item => item.MaybeTime)),
        GuidList = [.. items.Select(static item => item.GuidValue)],
        MaybeGuidList = Maybe(missing, 15, items.Select(static item => item.MaybeGuid)),
        TextList = [.. items.Select(static item => item.TextValue)],
        MaybeTextList = Maybe(missing, 16, items.Select(static item => item.MaybeText)),
        EnumList = [.. items.Select(static item => item.EnumValue)],
        MaybeEnumList = Maybe(missing, 17, items.Select(static item => item.MaybeEnum)),
        BinaryList = [.. items.Select(BytesOf)],
        MaybeBinaryList = Maybe(missing, 19, items.Select(static item => item.MaybeInt32 is null ? null : BytesOf(item))),
    };

    /// <summary>Whether two rows hold equal values, lists compared by their elements.</summary>
    public static bool Same(Lists one, Lists other) => Array.TrueForAll(
        typeof(Lists).GetProperties(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public),
        property => StructuralComparisons.StructuralEqualityComparer.Equals(property.GetValue(one), property.GetValue(other)));

    /// <summary>Fails where two runs of rows differ.</summary>
    public static void Equal(IReadOnlyList<Lists> expected, IReadOnlyList<Lists> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++)
            Assert.True(Same(expected[i], actual[i]), $"row {i}");
    }

    private static byte[] BytesOf(Everything row) => row.GuidValue.ToByteArray()[..(row.ByteValue % 17)];

    private static T[]? Maybe<T>(int missing, int bit, IEnumerable<T> values) => (missing & (1 << bit)) != 0 ? null : [.. values];
}
