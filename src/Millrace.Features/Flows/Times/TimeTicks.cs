namespace Millrace.Features;

internal readonly struct TimeTicks : ITickConversion<TimeOnly>
{
    public static long ToTicks(TimeOnly value) => value.Ticks;
}
