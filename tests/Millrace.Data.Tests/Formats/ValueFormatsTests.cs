using CsCheck;

namespace Millrace.Data.Tests.Formats;

public sealed class ValueFormatsTests
{
    [Theory]
    [InlineData("3", 3)]
    [InlineData("-3", -3)]
    [InlineData(" +3 ", 3)]
    [InlineData("3.0", 3)]
    [InlineData("1400269500", 1400269500)]
    public void Whole_numbers_are_read(string text, int expected)
    {
        Assert.True(ValueFormats.Int32.TryParse(text, out int value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("3.5")]
    [InlineData("1,000")]
    [InlineData("1e3")]
    [InlineData("2147483648")]
    [InlineData("0x1F")]
    [InlineData("(3)")]
    [InlineData("3-")]
    [InlineData("NaN")]
    public void What_is_no_whole_number_is_refused(string text) => Assert.False(ValueFormats.Int32.TryParse(text, out _));

    [Theory]
    [InlineData("12.45", 12.45)]
    [InlineData("1e-3", 0.001)]
    [InlineData(".5", 0.5)]
    [InlineData("3", 3)]
    [InlineData("nan", double.NaN)]
    [InlineData("NaN", double.NaN)]
    [InlineData("Infinity", double.PositiveInfinity)]
    [InlineData("-infinity", double.NegativeInfinity)]
    [InlineData("inf", double.PositiveInfinity)]
    [InlineData("-Inf", double.NegativeInfinity)]
    public void Numbers_are_read(string text, double expected)
    {
        Assert.True(ValueFormats.Double.TryParse(text, out double value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12,x")]
    [InlineData("1,000.5")]
    [InlineData("1e999")]
    [InlineData("$3")]
    [InlineData("3%")]
    [InlineData("in f")]
    public void What_is_no_number_is_refused(string text) => Assert.False(ValueFormats.Double.TryParse(text, out _));

    [Theory]
    [InlineData("2026-01-31T17:45:00.25", "2026-01-31T17:45:00.25")]
    [InlineData("2026-01-31 17:45:00", "2026-01-31T17:45:00")]
    [InlineData("2026-01-31 17:45", "2026-01-31T17:45:00")]
    [InlineData("2026-01-31", "2026-01-31T00:00:00")]
    [InlineData("2026-01-31T17:45:00Z", "2026-01-31T17:45:00")]
    [InlineData("2026-01-31T17:45:00+02:30", "2026-01-31T15:15:00")]
    [InlineData("2026-01-31T17:45:00.123456789", "2026-01-31T17:45:00.123456")]
    public void Points_in_time_are_read(string text, string expected)
    {
        Assert.True(ValueFormats.DateTime.TryParse(text, out DateTime value));
        Assert.Equal(expected, ValueFormats.DateTime.Format(value));
        Assert.Equal(DateTimeKind.Unspecified, value.Kind);
    }

    [Theory]
    [InlineData("31.01.2026")]
    [InlineData("01/31/2026")]
    [InlineData("2026-02-30")]
    [InlineData("2026-01-31T24:00:00")]
    [InlineData("2026-01-31T17:45:00.")]
    [InlineData("2026-01-31T17:45:00 CET")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("")]
    public void What_is_no_point_in_time_is_refused(string text) => Assert.False(ValueFormats.DateTime.TryParse(text, out _));

    [Fact]
    public void A_zero_with_a_sign_keeps_it()
    {
        var zero = new decimal(0, 0, 0, isNegative: true, scale: 2);
        Assert.Equal("-0.00", ValueFormats.Decimal.Format(zero));
        Assert.True(ValueFormats.Decimal.TryParse("-0.00", out decimal read));
        Assert.Equal(decimal.GetBits(zero), decimal.GetBits(read));
        Assert.True(ValueFormats.Decimal.TryParse("-0.00"u8, out read));
        Assert.Equal(decimal.GetBits(zero), decimal.GetBits(read));
    }

    [Fact]
    public void Every_value_is_read_back_from_its_text() => AnyRows.Many.Sample(
        rows =>
        {
            Batch<Everything> batch = Create<Everything>();
            Batch<Everything> copy = Create<Everything>();
            foreach (Everything row in rows)
                batch.Add(in row);
            for (int i = 0; i < batch.Columns.Length; i++)
            {
                for (int row = 0; row < batch.Count; row++)
                {
                    if (batch.Columns[i].FormatText(row) is { } text)
                        Assert.True(copy.Columns[i].TryAppendText(text), text);
                    else
                        copy.Columns[i].AppendMissing();
                }
            }

            Assert.Equal(rows, Enumerable.Range(0, copy.Count).Select(row => copy[row]));
        },
        iter: 100);

    [Fact]
    public void A_value_has_the_same_text_in_utf8() => AnyRows.Many.Sample(
        rows =>
        {
            Batch<Everything> batch = Create<Everything>();
            foreach (Everything row in rows)
                batch.Add(in row);
            foreach (Column column in batch.Columns.Where(static column => column is not TextColumn))
                column.Accept(new Utf8Check());
        },
        iter: 100);

    [Fact]
    public void The_edges_of_clocks_have_the_same_text_in_utf8()
    {
        DateTime[] times = [DateTime.MinValue, DateTime.MaxValue, new DateTime(999, 1, 2, 3, 4, 5, 60, 700), new DateTime(2026, 12, 31).AddTicks(9)];
        foreach (DateTime time in times)
        {
            Utf8Check.AssertSame(ValueFormats.DateTime, time);
            Utf8Check.AssertSame(ValueFormats.Date, DateOnly.FromDateTime(time));
            Utf8Check.AssertSame(ValueFormats.Time, TimeOnly.FromDateTime(time));
        }

        Utf8Check.AssertSame(ValueFormats.Decimal, new decimal(0, 0, 0, isNegative: true, scale: 2));
    }

    [Fact]
    public void An_enumeration_is_its_members_names()
    {
        ValueFormat<Colour> format = ValueFormats.Enum<Colour>();
        Assert.True(format.TryParse(" Green ", out Colour green));
        Assert.Equal(Colour.Green, green);
        Assert.False(format.TryParse("green", out _));
        Assert.False(format.TryParse("1", out _));
        Assert.Equal("one of Red, Green, Blue", format.Description);
        var error = Assert.Throws<DataException>(() => format.Format((Colour)7));
        Assert.Equal("7 is not a member of Colour: only members have a text form.", error.Message);
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        const int Times = 1000;
        for (int i = 0; i < Times; i++)
            Parse();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Times; i++)
            Parse();

        // One allocation a call would be 24 bytes each; the runtime itself may allocate once in a while.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Times);

        static void Parse()
        {
            ValueFormats.Double.TryParse("12.45", out _);
            ValueFormats.Int64.TryParse("1400269500", out _);
            ValueFormats.DateTime.TryParse("2026-01-31T17:45:00.25", out _);
            ValueFormats.Decimal.TryParse("1.10", out _);
            ValueFormats.Guid.TryParse("00112233-4455-6677-8899-aabbccddeeff", out _);
            ValueFormats.Boolean.TryParse("true", out _);
            ValueFormats.Enum<Colour>().TryParse("Blue", out _);
        }
    }

    private static Batch<T> Create<T>()
        where T : struct, ISchema<T> => T.CreateBatch(0);
}
