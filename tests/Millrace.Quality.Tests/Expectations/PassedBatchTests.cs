using CsCheck;
using Millrace.Data;

namespace Millrace.Quality.Tests.Expectations;

/// <summary>Batches of which statistics know that they are as expected are not looked at a second time.</summary>
public sealed class PassedBatchTests
{
    private static readonly Gen<double> s_odd = Parts.Any(double.NaN, double.PositiveInfinity, -0.0, 0, 10, 10.5, -1);

    private static readonly RangeExpectation s_range = new(0, 10);

    [Fact]
    public void Whole_numbers() => Check(Gen.Int[-1, 11], ColumnType.Int32, s_range, static info => new ValueColumn<int>(info, 0, ValueFormats.Int32), static value => value is >= 0 and <= 10);

    [Fact]
    public void Whole_numbers_beyond_what_has_a_counter_each() => Check(
        Gen.OneOf(Gen.ULong[0, 10], Parts.Any(ulong.MaxValue, 1UL << 63)),
        ColumnType.UInt64,
        new RangeExpectation(0, 1e19),
        static info => new ValueColumn<ulong>(info, 0, ValueFormats.UInt64),
        static value => value <= 1e19);

    [Fact]
    public void Fractions() => Check(
        Gen.OneOf(Gen.Double[0, 10], s_odd), ColumnType.Double, s_range, static info => new ValueColumn<double>(info, 0, ValueFormats.Double), static value => value is >= 0 and <= 10, double.IsFinite);

    [Fact]
    public void Short_fractions() => Check(
        Gen.OneOf(Gen.Double[0, 10], s_odd).Select(static value => (float)value),
        ColumnType.Single,
        s_range,
        static info => new ValueColumn<float>(info, 0, ValueFormats.Single),
        static value => value is >= 0 and <= 10,
        float.IsFinite);

    [Fact]
    public void Times_to_the_tick() => Check(
        Gen.Long[-2, 12].Select(static ticks => new DateTime(2026, 1, 1).AddTicks(ticks)),
        ColumnType.DateTime,
        new BetweenExpectation("2026-01-01", "2026-01-01T00:00:00.0000010"),
        static info => new ValueColumn<DateTime>(info, 0, ValueFormats.DateTime),
        static value => value.Ticks - new DateTime(2026, 1, 1).Ticks is >= 0 and <= 10);

    [Fact]
    public void A_domain_is_looked_at_value_by_value()
    {
        var column = new ValueColumn<int>(Info(ColumnType.Int32, new DomainExpectation(["1", "3"])), 0, ValueFormats.Int32);
        column.Append(1);
        column.Append(3);
        Assert.False(Pass(column).IsPassed);
    }

    [Fact]
    public void What_another_batch_holds_does_not_count()
    {
        AfterAnother(Info(ColumnType.Int32, s_range), 0, static info => new ValueColumn<int>(info, 0, ValueFormats.Int32), 11, 10);
        AfterAnother(Info(ColumnType.Double, s_range), 0, static info => new ValueColumn<double>(info, 0, ValueFormats.Double), double.NaN, 10.0);
    }

    private static void AfterAnother<T>(ColumnInfo info, T within, Func<ColumnInfo, ValueColumn<T>> create, T outside, T end)
        where T : struct
    {
        (ValueColumn<T> bad, ValueColumn<T> good) = (create(info), create(info));
        bad.Append(within);
        bad.Append(outside);
        good.Append(end);
        ColumnCollector gathered = ColumnCollectors.Of(good, 0);
        using ExpectationCheck check = ExpectationChecks.Of(good, Rows.Scan.NoFolder)[0];
        gathered.Add(bad, default);
        Assert.False(check.TryPass(bad, gathered));
        gathered.Add(good, default);
        Assert.True(check.TryPass(good, gathered));
        Assert.Equal((1L, 0L), (check.Checked, check.Broken));
    }

    private static void Check<T>(Gen<T> values, ColumnType type, Expectation expectation, Func<ColumnInfo, ValueColumn<T>> create, Func<T, bool> holds, Func<T, bool>? isFinite = null)
        where T : struct
    {
        int passed = 0;
        Gen.Select(values.Array[0, 4], Gen.Int[0, 3000], Gen.Bool).Sample((kinds, rows, mayMiss) =>
        {
            ValueColumn<T> column = create(Info(type, expectation));
            for (int i = 0; i < rows; i++)
                column.Append(mayMiss && i % 3 == 0 || kinds.Length == 0 ? null : kinds[i % kinds.Length]);
            (bool isPassed, ExpectationCheck check) = Pass(column);
            T[] present = [.. Enumerable.Range(0, rows).Select(column.GetNullable).OfType<T>()];
            Assert.Equal(present.Length > 0 && present.All(value => holds(value) && isFinite?.Invoke(value) != false), isPassed);
            if (!isPassed)
            {
                Assert.Equal((0L, 0L), (check.Checked, check.Broken));
                return;
            }

            Interlocked.Increment(ref passed);
            ExpectationCheck looked = ExpectationChecks.Of(column, Rows.Scan.NoFolder)[0];
            looked.Add(column, 0);
            Assert.Equal((looked.Checked, looked.Broken), (check.Checked, check.Broken));
        });
        Assert.NotEqual(0, passed);
    }

    private static (bool IsPassed, ExpectationCheck Check) Pass(Column column)
    {
        ColumnCollector gathered = ColumnCollectors.Of(column, 0);
        ExpectationCheck check = ExpectationChecks.Of(column, Rows.Scan.NoFolder)[0];
        gathered.Add(column, default);
        return (check.TryPass(column, gathered), check);
    }

    private static ColumnInfo Info(ColumnType type, Expectation expectation) => new("x", "X", type, IsNullable: true) { Expectations = [expectation] };
}
