using CsCheck;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Times;

public sealed class CyclicTests
{
    private static readonly Gen<long?> Ticks = Gen.Frequency((9, Gen.Long[0, DateTime.MaxValue.Ticks].Select(static ticks => (long?)ticks)), (1, Gen.Const((long?)null)));

    [Theory]
    [InlineData(Cycle.Hour)]
    [InlineData(Cycle.Day)]
    [InlineData(Cycle.Week)]
    [InlineData(Cycle.Month)]
    [InlineData(Cycle.Year)]
    public void A_time_becomes_sine_and_cosine_of_its_share(Cycle cycle) => Gen.Select(Ticks.Array[1, 600], Gen.Int[0, 600].Array[0, 3]).Sample((ticks, cuts) =>
    {
        float[] result = Everywhere.FitApply(Fit.Define([new CyclicSpec(cycle, 0)], TimeRow.Schema, "at"), TimeRow.Rows(ticks.Select(static at => TimeRow.Of(at))), cuts);
        for (int i = 0; i < ticks.Length; i++)
            Check(ticks[i] is { } at ? Share(cycle, new DateTime(at)) : null, result.AsSpan(2 * i, 2));
    }, iter: 30);

    [Fact]
    public void Numbers_have_a_period_of_their_own()
    {
        Gen<double?> numbers = Gen.Frequency((9, Gen.Double[-1e6, 1e6].Select(static number => (double?)number)), (1, Pick.Of<double?>(null, double.NaN, double.PositiveInfinity, double.NegativeInfinity)));
        Gen.Select(numbers.Array[1, 600], Gen.Double[0.5, 500]).Sample(static (values, period) =>
        {
            float[] result = Everywhere.FitApply(Fit.Define([new CyclicSpec(Cycle.None, period)], NumberRow.Schema, "value"), NumberRow.Of(values), 3);
            for (int i = 0; i < values.Length; i++)
                Check(values[i] is { } value && double.IsFinite(value) ? (value / period) - Math.Floor(value / period) : null, result.AsSpan(2 * i, 2));
        }, iter: 30);
    }

    [Fact]
    public void Huge_numbers_stay_within_the_circle()
    {
        float[] result = Everywhere.FitApply(Fit.Define([new CyclicSpec(Cycle.None, 24)], NumberRow.Schema, "value"), NumberRow.Of([double.MaxValue, -double.MaxValue, double.Epsilon, 1e300]));
        Assert.All(result.Chunk(2), static pair => Assert.Equal(1, (pair[0] * pair[0]) + (pair[1] * pair[1]), 1e-6));
    }

    [Fact]
    public void The_end_of_a_day_lies_next_to_its_beginning()
    {
        TimeRow.Batch rows = TimeRow.Rows([TimeRow.Of(new DateTime(2024, 3, 1).Ticks), TimeRow.Of(new DateTime(2024, 3, 1).Ticks - 1), TimeRow.Of(new DateTime(2024, 3, 1, 6, 0, 0).Ticks), TimeRow.Of(null)]);
        float[] result = Everywhere.FitApply(Fit.Define([new CyclicSpec(Cycle.Day, 0)], TimeRow.Schema, "clock"), rows);
        Assert.Equal([0f, 1f], result[..2]);
        Assert.Equal(0, result[2], 1e-6);
        Assert.Equal(1, result[3], 1e-6);
        Assert.Equal([1f, 0f], [result[4], MathF.Round(result[5], 6)]);
        Assert.Equal([0f, 0f], result[6..]);
    }

    [Fact]
    public void Columns_and_settings_that_do_not_fit_are_refused()
    {
        Assert.Contains("of dates and times give the cycle", Refusal(new CyclicSpec(Cycle.None, 24), "at"), StringComparison.Ordinal);
        Assert.Contains("with a time of day", Refusal(new CyclicSpec(Cycle.Hour, 0), "day"), StringComparison.Ordinal);
        Assert.Contains("with a date", Refusal(new CyclicSpec(Cycle.Week, 0), "clock"), StringComparison.Ordinal);
        Assert.Contains("above 0", Assert.Throws<FeatureDefinitionException>(static () => Fit.Define(new CyclicSpec(Cycle.None, 0), NumberRow.Schema, "value")).Message, StringComparison.Ordinal);
        Assert.Contains("give the period", Assert.Throws<FeatureDefinitionException>(static () => Fit.Define([new YearSpec(), new CyclicSpec(Cycle.Day, 0)], TimeRow.Schema, "at")).Message, StringComparison.Ordinal);
    }

    private static string Refusal(CyclicSpec spec, string column) => Assert.Throws<FeatureDefinitionException>(() => Fit.Define(spec, TimeRow.Schema, column)).Message;

    private static void Check(double? share, ReadOnlySpan<float> pair)
    {
        Assert.Equal(share is { } sine ? Math.Sin(2 * Math.PI * sine) : 0, pair[0], 1e-6);
        Assert.Equal(share is { } cosine ? Math.Cos(2 * Math.PI * cosine) : 0, pair[1], 1e-6);
    }

    private static double Share(Cycle cycle, DateTime time)
    {
        DateTime begin = cycle switch
        {
            Cycle.Hour => time.Date.AddHours(time.Hour),
            Cycle.Day => time.Date,
            Cycle.Week => time.Date.AddDays(-(((int)time.DayOfWeek + 6) % 7)),
            Cycle.Month => new DateTime(time.Year, time.Month, 1),
            _ => new DateTime(time.Year, 1, 1),
        };
        double days = cycle switch
        {
            Cycle.Hour => 1 / 24.0,
            Cycle.Day => 1,
            Cycle.Week => 7,
            Cycle.Month => DateTime.DaysInMonth(time.Year, time.Month),
            _ => DateTime.IsLeapYear(time.Year) ? 366 : 365,
        };
        return (time - begin).TotalDays / days;
    }
}
