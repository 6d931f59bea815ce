using System.Numerics;
using CsCheck;
using Millrace.Data;

namespace Millrace.Quality.Tests.Expectations;

/// <summary>What is said of a block of values at once is what a look at each says.</summary>
public sealed class AllAtOnceTests
{
    private static readonly double[] s_ends = [double.NegativeInfinity, -1e300, -4e9, -129, -7.5, -1, -0.0, 0.2, 3, 7.5, 200, 70_000, 4e9, 9.2e18, 1e300, double.PositiveInfinity];

    private static readonly Gen<(double Least, double Most)> s_ranges = Gen.Select(Parts.Any(s_ends), Parts.Any(s_ends)).Select(static (one, other) =>
        (Math.Min(one, other), Math.Max(one, other)));

    [Fact]
    public void Doubles() => Check(Gen.Double);

    [Fact]
    public void Floats() => Check(Gen.Float);

    [Fact]
    public void Longs() => Check(Gen.OneOf(Gen.Long, Gen.Long[-9, 9]));

    [Fact]
    public void Integers() => Check(Gen.OneOf(Gen.Int, Gen.Int[-9, 9]));

    [Fact]
    public void Unsigned() => Check(Gen.OneOf(Gen.UInt, Gen.UInt[0, 9]));

    [Fact]
    public void Shorts() => Check(Gen.Short);

    [Fact]
    public void Unsigned_shorts() => Check(Gen.UShort);

    [Fact]
    public void Bytes() => Check(Gen.Byte);

    [Fact]
    public void Signed_bytes() => Check(Gen.SByte);

    // 64 bits without a sign go one by one.
    [Fact]
    public void Long_numbers_without_sign_are_never_counted_at_once() =>
        Assert.Equal(-1, new RangeTest<ulong>(new RangeExpectation(0, 10)).CountBroken([1, 2, 3]));

    [Fact]
    public void NaN_lies_in_no_range() =>
        Assert.Equal(1, new RangeTest<double>(new RangeExpectation(double.NegativeInfinity, double.PositiveInfinity)).CountBroken([1, 2, 3, 4, double.NaN, 6]));

    [Fact]
    public void Times()
    {
        DateTime start = new(2024, 1, 1);
        var test = new PeriodTest<DateTime>(new BetweenExpectation("2024-01-02", "2024-01-03T12:00"), ColumnType.DateTime);
        Gen.Int[0, 100].Array[0, 40].Sample(hours =>
        {
            DateTime[] all = [.. hours.Select(hour => start.AddHours(hour))];
            Assert.Equal(all.Count(each => !test.Holds(each)), test.CountBroken(all));
        });
        Assert.Equal(0, test.CountBroken([new(2024, 1, 2), new(2024, 1, 3, 12, 0, 0)]));
        Assert.Equal(2, test.CountBroken([DateTime.MinValue, DateTime.MaxValue]));
    }

    [Fact]
    public void No_time_lies_in_a_period_that_ends_before_it_begins() =>
        Assert.Equal(1, new PeriodTest<DateOnly>(new BetweenExpectation("2024-01-03", "2024-01-02"), ColumnType.Date).CountBroken([new(2024, 1, 2)]));

    // Where an end is no number of the type, values are looked at one by one.
    private static void Check<T>(Gen<T> values)
        where T : struct, INumber<T> => Gen.Select(values.Array[0, 70], s_ranges).Sample((all, range) =>
    {
        var test = new RangeTest<T>(new RangeExpectation(range.Least, range.Most));
        int broken = test.CountBroken(all);
        Assert.True(broken == all.Count(each => !test.Holds(each)) || (broken < 0 && !IsReached<T>(range.Least, range.Most)));
    });

    private static bool IsReached<T>(double least, double most)
        where T : struct, INumber<T> =>
        Math.Ceiling(least) <= double.CreateSaturating(T.CreateSaturating(double.PositiveInfinity))
        && Math.Floor(most) >= double.CreateSaturating(T.CreateSaturating(double.NegativeInfinity));
}
