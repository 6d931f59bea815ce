using CsCheck;

namespace Millrace.Data.Tests.Filters;

public sealed class FilterTests
{
    [Fact]
    public void Each_filter_keeps_the_rows_that_a_loop_over_records_keeps() => (
        from rows in AnyRows.Many
        from filter in AnyFilters.Over(rows)
        select (rows, filter)).Sample(
            static pair => Assert.Equal(pair.rows.Select(row => pair.filter.Holds(row) is true), Keep(pair.filter.Filter, pair.rows)),
            iter: 3000);

    [Fact]
    public void Comparisons_over_whole_vectors_are_those_of_single_values()
    {
        float[] values = [float.NaN, float.NegativeInfinity, -1, -0f, 0f, 1, float.PositiveInfinity];
        Fare[] rows = [.. Enumerable.Range(0, 1000).Select(i => new Fare { Value = values[(i * i) % values.Length] })];
        foreach (float value in values)
        {
            Assert.Equal(rows.Select(row => row.Value > value), Keep(Fare.Columns.Value > value, rows));
            Assert.Equal(rows.Select(row => !(row.Value > value)), Keep(!(Fare.Columns.Value > value), rows));
            Assert.Equal(rows.Select(row => row.Value <= value), Keep(Fare.Columns.Value <= value, rows));
            Assert.Equal(rows.Select(row => row.Value != value), Keep(Fare.Columns.Value != value, rows));
            Assert.Equal(rows.Select(row => !(row.Value != value)), Keep(!(Fare.Columns.Value != value), rows));
            Assert.Equal(rows.Select(row => row.Value == value), Keep(Fare.Columns.Value.In(value), rows));
            Assert.Equal(rows.Select(row => row.Value != value), Keep(!Fare.Columns.Value.In(value), rows));
        }
    }

    [Fact]
    public void Numbers_at_the_ends_of_unsigned_types_have_their_order()
    {
        Everything[] rows = [.. new ulong[] { 0, 1, long.MaxValue, 1UL << 63, ulong.MaxValue }.Select(value => Full(new Everything
        {
            UInt64Value = value, UInt32Value = (uint)value, UInt16Value = (ushort)value, ByteValue = (byte)value,
        }))];
        Assert.Equal([false, false, false, true, true], Keep(Everything.Columns.UInt64Value > long.MaxValue, rows));
        Assert.Equal([true, true, false, true, false], Keep(Everything.Columns.UInt32Value < uint.MaxValue, rows));
        Assert.Equal([false, false, true, false, true], Keep(Everything.Columns.ByteValue >= 128, rows));
    }

    [Fact]
    public void A_filter_says_what_it_keeps()
    {
        Assert.Equal("Value > 10 & Company is missing", $"{(Fare.Columns.Value > 10) & Fare.Columns.Company.IsMissing()}");
        Assert.Equal(
            "(Value < 1.5 | Company == \"A\") & Company starts with \"A\" & Value != 2",
            $"{((Fare.Columns.Value < 1.5f) | (Fare.Columns.Company == "A")) & Fare.Columns.Company.StartsWith("A") & (Fare.Columns.Value != 2)}");
        Assert.Equal("!(Value >= 3) | Company is present", $"{!((Fare.Columns.Value >= 3) & Fare.Columns.Company.IsMissing())}");
        Assert.Equal("Company in (\"a\", \"b\") & Company <= \"c\"", $"{Fare.Columns.Company.In("b", "a", "b") & !(Fare.Columns.Company > "c")}");
        Assert.Equal("EnumValue == Green | Int32Value < MaybeInt32",
            $"{(Everything.Columns.EnumValue == Colour.Green) | (Everything.Columns.Int32Value < Everything.Columns.MaybeInt32)}");
    }

    [Fact]
    public void Sensitive_values_are_not_shown()
    {
        Assert.Equal("Rider == ••• & Rider in (•••) & Rider starts with •••",
            $"{(Trip.Columns.Rider == "Eve") & Trip.Columns.Rider.In("Eve") & Trip.Columns.Rider.StartsWith("E")}");
        Assert.Equal("Latitude > ••• & Latitude in (•••, •••)", $"{(Trip.Columns.Latitude > 7) & Trip.Columns.Latitude.In(1, 2)}");
    }

    [Fact]
    public void What_has_no_order_is_not_compared()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Lists.Columns.BinaryValue == []);
        Assert.Contains("Lists.BinaryValue holds Binary, which has no order", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Lists.Columns.Int32List.In([1]));
        Assert.Throws<ArgumentException>(() => new ColumnRef<Fare, int>(0) == 1);
        Assert.Throws<ArgumentException>(() => new ColumnRef<Fare, int>(1).In(1));
        Assert.Throws<ArgumentException>(() => Fare.Columns.Company == "half \uD800");
        Assert.Equal("BinaryValue is present", $"{Lists.Columns.BinaryValue.IsPresent()}");
    }

    private static Everything Full(Everything row) => row with { TextValue = "" };

    private static IEnumerable<bool> Keep<T>(Filter<T> filter, T[] rows)
        where T : struct, ISchema<T>
    {
        using Batch<T> batch = T.CreateBatch(0);
        foreach (T row in rows)
            batch.Add(in row);
        ulong[] kept = [.. Enumerable.Repeat(ulong.MaxValue, Bitmaps.Words(rows.Length))];
        filter.Evaluate(batch, kept);
        if ((rows.Length & 63) is > 0 and var used)
            Assert.Equal(0UL, kept[^1] & ~Bitmaps.Ones(used));
        return [.. Enumerable.Range(0, rows.Length).Select(i => Bitmaps.IsSet(kept, i))];
    }
}
