namespace Millrace.Features;

internal readonly struct DateTimeTicks : ITickConversion<DateTime>
{
    public static long ToTicks(DateTime value) => value.Ticks;
}
