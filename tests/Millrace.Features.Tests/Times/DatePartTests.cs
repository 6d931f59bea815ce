using CsCheck;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Times;

public sealed class DatePartTests
{
    private static readonly Gen<long?> Ticks = Gen.Frequency(
        (8, Gen.Long[0, DateTime.MaxValue.Ticks].Select(static ticks => (long?)ticks)),
        (8, Gen.Long[new DateTime(1990, 1, 1).Ticks, new DateTime(2040, 1, 1).Ticks].Select(static ticks => (long?)ticks)),
        (1, Pick.Of<long?>(null, 0, DateTime.MaxValue.Ticks, new DateTime(2024, 12, 30).Ticks, new DateTime(2020, 12, 31, 23, 59, 59).Ticks)));

    [Theory]
    [InlineData(DatePart.Minute, 60)]
    [InlineData(DatePart.Hour, 24)]
    [InlineData(DatePart.DayOfWeek, 7)]
    [InlineData(DatePart.DayOfMonth, 31)]
    [InlineData(DatePart.DayOfYear, 366)]
    [InlineData(DatePart.WeekOfYear, 53)]
    [InlineData(DatePart.Month, 12)]
    [InlineData(DatePart.Quarter, 4)]
    public void A_part_is_that_of_the_calendar(DatePart part, int count)
    {
        string same = part is DatePart.Minute or DatePart.Hour ? "clock" : "day";
        Gen.Select(Ticks.Array[1, 600], Gen.Bool, Gen.Int[0, 600].Array[0, 3]).Sample((ticks, own, cuts) =>
        {
            Missing missing = own ? Missing.OwnBucket : Missing.Default;
            TimeRow.Batch rows = TimeRow.Rows(ticks.Select(static at => TimeRow.Of(at)));
            FeatureDefinition definition = Fit.Define([new DatePartSpec(part, missing)], TimeRow.Schema, "at", same);
            float[] result = Everywhere.FitApply(definition, rows, cuts);
            Assert.Equal(ticks.SelectMany(at => Enumerable.Repeat((float)(at is { } known ? Plain(part, new DateTime(known)) : own ? count : 0), 2)), result);
            Assert.Equal(new FeatureSlot("It", 0, 2, FeatureKind.Category, count + (own ? 1 : 0)), Fit.Of(definition, rows).Layout[0]);
        }, iter: 30);
    }

    [Fact]
    public void Indicators_of_a_part_are_one_a_value()
    {
        TimeRow.Batch rows = TimeRow.Rows([TimeRow.Of(new DateTime(2024, 5, 1).Ticks), TimeRow.Of(null)]);
        FittedSet fitted = Fit.Of(Fit.Define([new DatePartSpec(DatePart.Quarter, Missing.OwnBucket), new OneHotSpec(10, Missing.Default)], TimeRow.Schema, "at"), rows);
        Assert.Equal([0, 1, 0, 0, 0, 0, 0, 0, 0, 1], Everywhere.Apply(fitted, rows));
    }

    [Fact]
    public void The_year_is_a_number_that_stages_can_follow()
    {
        TimeRow.Batch rows = TimeRow.Rows([TimeRow.Of(new DateTime(1999, 12, 31).Ticks), TimeRow.Of(new DateTime(2001, 1, 1).Ticks), TimeRow.Of(null)]);
        Assert.Equal([1999, 2001, 0], Everywhere.FitApply(Fit.Define([new YearSpec()], TimeRow.Schema, "at"), rows, 1));
        Assert.Equal([-1, 1, 0], Everywhere.FitApply(Fit.Define([new YearSpec(), new ZScoreSpec()], TimeRow.Schema, "day"), rows));
    }

    [Theory]
    [InlineData("day", DatePart.Hour, "it needs a column with a time of day")]
    [InlineData("clock", DatePart.Month, "it needs a column with a date")]
    public void A_column_without_the_part_is_refused(string column, DatePart part, string problem) =>
        Assert.Contains(problem, Assert.Throws<FeatureDefinitionException>(() => Fit.Define(new DatePartSpec(part, Missing.Default), TimeRow.Schema, column)).Message, StringComparison.Ordinal);

    private static int Plain(DatePart part, DateTime time) => part switch
    {
        DatePart.Minute => time.Minute,
        DatePart.Hour => time.Hour,
        DatePart.DayOfWeek => time.DayOfWeek == DayOfWeek.Sunday ? 6 : (int)time.DayOfWeek - 1,
        DatePart.DayOfMonth => time.Day - 1,
        DatePart.DayOfYear => (time.Date - new DateTime(time.Year, 1, 1)).Days,
        DatePart.WeekOfYear => Week(DateOnly.FromDateTime(time)),
        DatePart.Month => time.Month - 1,
        _ => time.Month switch { <= 3 => 0, <= 6 => 1, <= 9 => 2, _ => 3 },
    };

    // A week belongs to the year in which its Thursday lies; the calendar ends within the last one.
    private static int Week(DateOnly day)
    {
        int toThursday = 3 - (((int)day.DayOfWeek + 6) % 7);
        return day.DayNumber + toThursday > DateOnly.MaxValue.DayNumber ? 52 : (day.AddDays(toThursday).DayOfYear - 1) / 7;
    }
}
