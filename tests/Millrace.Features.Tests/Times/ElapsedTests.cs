using CsCheck;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Times;

public sealed class ElapsedTests
{
    private static readonly Gen<long?> Ticks = Gen.Frequency((9, Gen.Long[0, DateTime.MaxValue.Ticks].Select(static ticks => (long?)ticks)), (1, Pick.Of<long?>(null, 0, DateTime.MaxValue.Ticks)));

    [Theory]
    [InlineData(TimeUnit.Seconds)]
    [InlineData(TimeUnit.Minutes)]
    [InlineData(TimeUnit.Hours)]
    [InlineData(TimeUnit.Days)]
    public void The_second_less_the_first(TimeUnit unit) => Gen.Select(Ticks, Ticks).Array[1, 600].Sample(pairs =>
    {
        float[] result = Everywhere.FitApply(Fit.Define([new ElapsedSpec(unit)], TimeRow.Schema, "at", "until"), TimeRow.Rows(pairs.Select(static pair => TimeRow.Of(pair.Item1, pair.Item2))), 7);
        Assert.Equal(pairs.Select(pair => pair is ({ } from, { } to) ? Plain(new DateTime(to) - new DateTime(from), unit) : 0), result);
    }, iter: 30);

    [Fact]
    public void A_date_counts_as_its_midnight_and_stages_can_follow()
    {
        TimeRow.Batch rows = TimeRow.Rows([TimeRow.Of(new DateTime(2024, 2, 28, 6, 0, 0).Ticks), TimeRow.Of(new DateTime(2024, 2, 28, 18, 0, 0).Ticks), TimeRow.Of(null)]);
        Assert.Equal([6, 18, 0], Everywhere.FitApply(Fit.Define([new ElapsedSpec(TimeUnit.Hours)], TimeRow.Schema, "day", "at"), rows));
        Assert.Equal([-1, 1, 0], Everywhere.FitApply(Fit.Define([new ElapsedSpec(TimeUnit.Hours), new ZScoreSpec()], TimeRow.Schema, "day", "at"), rows));
        Assert.Equal([6, 18, 12], Everywhere.FitApply(Fit.Define([new ElapsedSpec(TimeUnit.Hours), new ImputeSpec(Impute.Mean, 0)], TimeRow.Schema, "day", "at"), rows, 2));
    }

    [Theory]
    [InlineData("it needs 2 columns, and there is 1", "at")]
    [InlineData("it needs 2 columns, and there are 3", "at", "until", "day")]
    [InlineData("one column has dates and the other one none", "at", "clock")]
    public void Columns_that_do_not_fit_are_refused(string problem, params string[] columns) =>
        Assert.Contains(problem, Assert.Throws<FeatureDefinitionException>(() => Fit.Define([new ElapsedSpec(TimeUnit.Days)], TimeRow.Schema, [.. columns])).Message, StringComparison.Ordinal);

    private static float Plain(TimeSpan span, TimeUnit unit) => (float)(unit switch
    {
        TimeUnit.Seconds => span.TotalSeconds,
        TimeUnit.Minutes => span.TotalMinutes,
        TimeUnit.Hours => span.TotalHours,
        _ => span.TotalDays,
    });
}
