namespace Millrace.Features;

internal readonly struct DateTicks : ITickConversion<DateOnly>
{
    public static long ToTicks(DateOnly value) => value.DayNumber * TimeSpan.TicksPerDay;
}
